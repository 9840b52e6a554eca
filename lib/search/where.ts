/** The one condition that says which entries a search finds: for its page, its count, its facets, the map and the agenda alike. */

import { PLANNED_ANEW } from "#lib/db";
import { closingUntil, LAST_DAY_HOURS } from "#lib/entries/deadline";
import { endOf, startOf } from "#lib/entries/partial-date";
import { Prisma } from "#lib/generated/prisma/client";
import { type Meaning, tsquerySql, type Understood } from "./meaning";
import { pairedUp, type Tags } from "./pairs";
import { type Deadline, isFiltered, type SearchQuery } from "./query";
import { entriesOf, ofTypes as entriesOfTypes, type Sized } from "./scale";
import { type Facet, type Tagged, tagOf } from "./tags";

/**
 * The condition, on `indexed_entry i`.
 * @param window bounds what is read of a large directory (scale.ts)
 */
export function whereSql(query: Understood, now: Date, window: Sized | null = null): Prisma.Sql {
  const { meaning, types, kinds, themes, territories, organisations, years, languages } = query;
  const { scale = null } = query;
  const tagged = (facet: Facet, values: readonly (string | number)[]): Tags[] => {
    const condition = anyOf(facet, values);
    const tags = values.map((value) => tagOf(facet, value));
    return condition ? [{ condition, tags, entries: scale ? entriesOf(scale, facet, values) : 0 }] : [];
  };
  const values = [
    ...tagged("by", organisations),
    ...tagged("place", territories),
    ...tagged("kind", kinds),
    ...tagged("year", years),
    ...tagged("theme", themes),
    ...tagged("language", languages),
  ];
  const ofTypes = anyOf("type", types);
  // Beside words or other values, in the same index as they are; alone, types have indexes of their own, in each order.
  const isBeside = meaning !== null || values.length > 0;
  if (ofTypes && isBeside)
    values.push({
      condition: ofTypes,
      tags: types.map((type) => tagOf("type", type)),
      entries: scale ? entriesOfTypes(scale, types) : 0,
    });
  const indexed = [
    meaning && { condition: matchSql(meaning), entries: scale ? scale.words * scale.total : 0 },
    ...(scale ? pairedUp(values, scale.total) : values),
    window,
  ].filter((each) => each !== null);
  const conditions = [
    // The index reads the lists of two conditions together before it looks at a third: the shorter these two, the sooner.
    ...(scale ? indexed.sort((a, b) => a.entries - b.entries) : indexed).map(({ condition }) => condition),
    ...[
      types.length > 0 && !isBeside ? Prisma.sql`i.type = ANY(${types}::entry_type[])` : null,
      deadlineSql(query.deadlines, now),
      meets(query.from ? startOf(query.from) : null, query.to ? endOf(query.to) : null),
      query.when === "coming" ? meets(now, null) : null,
      query.when === "past" ? Prisma.sql`i.ends_at < ${now}` : null,
    ].filter((condition) => condition !== null),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
}

/**
 * The comment that has a statement planned with its values, when the plan depends on them: how frequent a word is, how
 * much a place holds. Lists that nothing narrows are planned once.
 */
export const planSql = (query: SearchQuery): Prisma.Sql =>
  query.text || isFiltered({ ...query, types: [] }) ? Prisma.raw(PLANNED_ANEW) : Prisma.empty;

/** Whether the words find `i`. */
const matchSql = ({ match }: Meaning): Prisma.Sql =>
  match ? Prisma.sql`i.search @@ ${tsquerySql(match)}` : Prisma.sql`false`;

/** Whether `indexed_entry i` has one of the values; null when none is asked. */
export function anyOf(facet: Tagged, values: readonly (string | number)[]): Prisma.Sql | null {
  if (values.length === 0) return null;
  return Prisma.sql`i.tags && ${values.map((value) => tagOf(facet, value))}::text[]`;
}

// Dated, and at least partly between the two; word for word the expression of the index `indexed_span`.
function meets(from: Date | null, to: Date | null): Prisma.Sql | null {
  if (!from && !to) return null;
  return Prisma.sql`i.starts_at IS NOT NULL AND tstzrange(i.starts_at, i.ends_at, '[]') && tstzrange(${from}, ${to}, '[]')`;
}

/** Whether the deadline of `i` is in one of these states; null when none is asked. */
// The same rule as `deadlineStateOf` (lib/entries/deadline.ts): what starts before the day of its deadline opens then.
export function deadlineSql(deadlines: readonly Deadline[], now: Date): Prisma.Sql | null {
  if (deadlines.length === 0) return null;
  const opens = Prisma.sql`i.starts_at < i.deadline_at - make_interval(hours => ${LAST_DAY_HOURS}::int)`;
  const open = Prisma.sql`i.deadline_at >= ${now} AND (i.starts_at <= ${now} OR NOT ${opens} OR i.starts_at IS NULL)`;
  const states: Record<Deadline, Prisma.Sql> = {
    upcoming: Prisma.sql`i.starts_at > ${now} AND ${opens}`,
    open,
    closing: Prisma.sql`i.deadline_at <= ${closingUntil(now)} AND ${open}`,
    closed: Prisma.sql`i.deadline_at < ${now}`,
  };
  return Prisma.sql`(${Prisma.join(
    deadlines.map((deadline) => Prisma.sql`(${states[deadline]})`),
    " OR ",
  )})`;
}
