/** How much there is of what in the directory, through the API. */
import { z } from "zod";
import { db } from "#lib/db";
import { ENTRY_TYPES } from "#lib/paths";
import { facets } from "#lib/search/facets";
import { EMPTY_SEARCH } from "#lib/search/query";
import type { Asked } from "./answer";
import { standing, totalOf } from "./entries";
import { PARAMETERS, talliesOf } from "./facets";
import type { statistics } from "./schemas";

export async function readStatistics({
  now,
}: Asked<object, unknown>): Promise<{ value: z.input<typeof statistics> }> {
  const [found, months] = await Promise.all([facets(await standing(EMPTY_SEARCH), now), countByMonth()]);
  const { type, kind, theme, territory, organisation, year, language, deadline } = talliesOf(found);
  return {
    value: {
      at: now.toISOString(),
      total: totalOf(found.total),
      partial: PARAMETERS.filter(([, name]) => found.partial.has(name)).map(([parameter]) => parameter),
      types: type,
      kinds: kind,
      themes: theme,
      territories: territory,
      organisations: organisation,
      years: year,
      languages: language,
      deadlines: deadline,
      months,
    },
  };
}

const row = z.object({ month: z.string(), type: z.enum(ENTRY_TYPES), count: z.int() });

/** What is published now, by the month in Paris in which it was; a month without any is not there. */
async function countByMonth() {
  const rows = z.array(row).parse(
    await db.$queryRaw`
      SELECT to_char(i.published_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM') AS month, i.type::text AS type,
        count(*)::int AS count
      FROM indexed_entry i GROUP BY 1, 2 ORDER BY 1 DESC`,
  );
  return [...Map.groupBy(rows, ({ month }) => month)].map(([month, counted]) => {
    const of = (type: string) => counted.find((one) => one.type === type)?.count ?? 0;
    return {
      month,
      published: counted.reduce((sum, { count }) => sum + count, 0),
      types: { resource: of("resource"), lab: of("lab"), programme: of("programme"), event: of("event") },
    };
  });
}
