/** What happens, of a search, through the API: with its days, its times and its place. */
import type { z } from "zod";
import { apiEntryOf } from "#lib/entries/api";
import { HAPPENING_TYPES } from "#lib/entries/happening";
import { getRecords } from "#lib/entries/records";
import { textOf } from "#lib/entries/view";
import type { SearchQuery } from "#lib/search/query";
import { search } from "#lib/search/search";
import type { Asked } from "./answer";
import { standing, totalOf } from "./entries";
import type { happenings } from "./schemas";

/** By date: the latest first, or the nearest first with `when=coming`. */
export async function listEvents({
  query,
  origin,
  now,
}: Asked<object, { search: SearchQuery; own: { limit: number } }>): Promise<{
  value: z.input<typeof happenings>;
}> {
  const asked = await standing({ ...query.search, types: HAPPENING_TYPES, sort: "date" });
  const { hits, next, total } = await search(asked, { now, limit: query.own.limit, count: true });
  const records = await getRecords(hits.map(({ id }) => id));
  return {
    value: {
      total: totalOf(total ?? { count: 0, more: false }),
      items: records.map((record) => ({
        ...apiEntryOf(record, origin),
        kind: record.kind,
        startsOn: record.startsOn,
        endsOn: record.endsOn,
        startTime: textOf(record, "startTime"),
        endTime: textOf(record, "endTime"),
        timezone: textOf(record, "timezone"),
        deadlineOn: record.deadlineOn,
        address: record.address,
        country: record.country,
        territory: record.territory,
      })),
      next,
    },
  };
}
