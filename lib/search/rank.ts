/** How well an entry answers what was typed, as SQL on `indexed_entry i`: a number from 0 on, made for candidates only. */
import { Prisma } from "#lib/generated/prisma/client";
import { type Group, queryOf, weightOf } from "./groups";
import type { Meaning } from "./meaning";

/** What a word counts by where it is, as PostgreSQL lists them: body, summary, names of who did it, title. */
const FIELDS = "{0.08,0.3,0.5,1}";

/**
 * Each word counts by how rare it is and where it is found; then whether the title has the words, has no others, has
 * them side by side, or is what was typed.
 */
export function scoreSql({ groups, strict, whole, title, relaxed }: Meaning): Prisma.Sql {
  const total = groups.reduce((sum, group) => sum + weightOf(group), 0);
  if (total === 0 || !strict) return Prisma.sql`0::float8`;
  const words = Prisma.sql`(${sum(groups.map(groupScore))}) / ${total}::float8`;
  const inTitle = Prisma.sql`(${sum(groups.map((group) => when("names", queryOf(group), number(weightOf(group)))))}) / ${total}::float8`;
  const parts = groups.reduce((count, group) => count + group.parts.length, 0);
  const closeness = Prisma.sql`least(1, ${parts}::float8 / greatest(1, length(i.names)))`;
  const bonuses = [
    Prisma.sql`0.5 * power(${inTitle}, 2) + 0.6 * (${inTitle}) * ${closeness}`,
    ...(whole ? [when("names", whole, Prisma.sql`0.3`), when("search", whole, Prisma.sql`0.1`)] : []),
    ...(relaxed ? [when("search", strict, Prisma.sql`10`)] : []),
    Prisma.sql`CASE WHEN i.sort_title = ${title} THEN 3 ELSE 0 END`,
  ];
  return Prisma.sql`(${words} + ${sum(bonuses)})::float8`;
}

function groupScore({ parts, others, ...rest }: Group): Prisma.Sql {
  const itself = sum(
    parts.map(
      ({ alternatives, idf }) =>
        Prisma.sql`${number(idf)} * ${best(alternatives.map(({ query, stems, weight }) => rankOf(query, stems, weight)))}`,
    ),
  );
  const idf = weightOf({ parts, others, ...rest });
  return best([
    itself,
    ...others.map(({ query, stems, weight }) => Prisma.sql`${number(idf)} * ${rankOf(query, stems, weight)}`),
  ]);
}

// `ts_rank` gives something to one word of a phrase.
function rankOf(query: string, stems: readonly string[], weight: number): Prisma.Sql {
  const rank = Prisma.sql`${number(weight)} * ts_rank(${FIELDS}::real[], i.search, ${query}::tsquery)`;
  return stems.length > 1 ? when("search", query, rank) : rank;
}

const when = (column: "names" | "search", query: string, value: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`CASE WHEN i.${Prisma.raw(column)} @@ ${query}::tsquery THEN ${value} ELSE 0 END`;

const number = (value: number): Prisma.Sql => Prisma.sql`${value}::float8`;
const sum = (values: readonly Prisma.Sql[]): Prisma.Sql => Prisma.join([...values], " + ");
const best = (values: readonly Prisma.Sql[]): Prisma.Sql =>
  values.length > 1 ? Prisma.sql`greatest(${Prisma.join([...values])})` : Prisma.sql`(${sum(values)})`;
