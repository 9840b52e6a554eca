/** Territories and organisations looked for by their names among the filters: for those that a facet does not show. */
import { db } from "#lib/db";
import type { Lang } from "#lib/messages/index";
import { tidyLine, wellFormed } from "#lib/text";
import { countEach } from "./count-each";
import { FIND_PARAMETERS, type Finds, type Found } from "./finds";
import type { Understood } from "./meaning";
import { changeSearch, MAX_TEXT } from "./query";
import { refiltered } from "./refilter";
import { suggest } from "./suggest";

/** Asks the database nothing when nothing is looked for. */
export async function findNames(
  params: URLSearchParams,
  query: Understood,
  lang: Lang,
  now: Date,
): Promise<Finds> {
  const [place, by] = await Promise.all([
    find("territory", params.get(FIND_PARAMETERS.place), "territories", query, lang, now),
    find("organisation", params.get(FIND_PARAMETERS.by), "organisations", query, lang, now),
  ]);
  return { ...(place && { place }), ...(by && { by }) };
}

async function find(
  kind: "territory" | "organisation",
  asked: string | null,
  filter: "territories" | "organisations",
  query: Understood,
  lang: Lang,
  now: Date,
): Promise<Found | undefined> {
  const typed = tidyLine(wellFormed((asked ?? "").slice(0, MAX_TEXT)));
  if (!typed) return undefined;
  const options = (await suggest(kind, typed, lang)).map(({ value, label, detail }) => ({
    // A suggestion's value is its key, then its name.
    key: value.split(" ", 1)[0] ?? value,
    label,
    detail,
  }));
  const keys = options.map(({ key }) => key);
  const all = await refiltered(query, { [filter]: keys });
  const counts = await countEach(
    keys.map((key) => ({ ...all, [filter]: [key] })),
    now,
  );
  // Within what is chosen already, it takes its place: "Bretagne or Rennes" is Bretagne.
  const holders = new Map<string, string[]>();
  if (kind === "territory" && query.territories.length > 0) {
    const where = { code: { in: keys } };
    for (const { code, ancestors } of await db.territory.findMany({
      where,
      select: { code: true, ancestors: true },
    }))
      holders.set(code, ancestors);
  }
  const names = options.map(({ key, label, detail }, index) => ({
    key,
    label,
    detail,
    chosen: query[filter].includes(key),
    taken: changeSearch(query, {
      [filter]: [
        ...new Set([...query[filter].filter((each) => !holders.get(key)?.includes(each)), key]),
      ].sort(),
    }),
    count: counts[index] ?? { count: 0, more: false },
  }));
  return { typed, names };
}
