/** What the words of a search mean here: worked out once a request, before the page, its count, its facets, its map. */
import { db, PLANNED_ANEW, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { sortKey } from "#lib/text";
import { askedOf, correctedText, type Group, groupsOf, queryOf, synonymsOf } from "./groups";
import type { Marks } from "./highlight";
import { type Lookup, lookUp } from "./lookup";
import { phraseOf } from "./parts";
import { EMPTY_SEARCH, type SearchQuery } from "./query";
import { relaxedQuery } from "./relaxed";
import { newestOf, type Scale, type Sized, scaleOf, withWords } from "./scale";
import { knownSynonyms } from "./synonyms";
import { isNamed } from "./through";
import { all, any, lexeme } from "./tsquery";
import { isNumber, readTyped } from "./typed";

/** A search whose words are understood: what finds entries takes nothing less. */
export interface Understood extends SearchQuery {
  /** Null when nothing was typed. */
  meaning: Meaning | null;
  /** In a large directory, how much of it this finds, as far as can be foreseen. */
  scale?: Scale | null;
}

export interface Meaning {
  /** The tsquery that `indexed_entry.search` must match; null when nothing can be found. */
  match: string | null;
  /** The same without what is excluded; null when there is nothing else. */
  wanted: string | null;
  /** All of the words; the same as `wanted` unless those that have most of them are found too. */
  strict: string | null;
  /** The words side by side, in the order typed; null when there is one. */
  whole: string | null;
  groups: readonly Group[];
  /** The title that would be exactly what was typed (`sortKey`). */
  title: string;
  /** Too few entries have all the words: those that have most of them are found too. */
  relaxed: boolean;
  /** How many entries of the whole directory have all the words, when they are too few; null otherwise. */
  having: number | null;
  /** What was searched instead of what was typed; null when no word was corrected. */
  corrected: string | null;
  /** A body has a name of which all the words were typed. */
  namesBodies: boolean;
  /** The folded words that were typed, or read in place of them. */
  typed: ReadonlySet<string>;
  /** What to mark in a text. */
  marks: Marks;
  /** The tsquery of any of these words in a body; null when there are none. */
  inBody: string | null;
}

/** Fewer entries than this that have all the words: those that have most of them are found too. */
const FEW = 5;

export async function understand(query: SearchQuery, tx: Transaction = db): Promise<Understood> {
  const scale = await scaleOf(query, tx);
  const meaning = query.text ? await meaningOf(query, scale, tx) : null;
  const isCounted = scale && meaning?.match;
  return {
    ...query,
    meaning,
    scale: isCounted ? await withWords(scale, tsquerySql(meaning.match ?? ""), tx) : scale,
  };
}

async function meaningOf(query: SearchQuery, scale: Scale | null, tx: Transaction): Promise<Meaning> {
  const { terms, excluded } = readTyped(query.text);
  const synonyms = synonymsOf(terms, await knownSynonyms(tx));
  const lookup = await lookUp(askedOf(terms, excluded, synonyms, query.typed), tx);
  const groups = groupsOf(terms, synonyms, lookup);
  const strict = groups.length > 0 ? all(groups.map(queryOf)) : null;
  const isOne = groups.flatMap(({ parts }) => parts).length < 2;
  const having = strict !== null && !isOne ? await countFew(strict, scale, tx) : null;
  const relaxed = strict !== null && having !== null;
  const wanted = relaxed ? relaxedQuery(groups, strict) : strict;
  const unwanted = excluded.flatMap(({ pieces }) => phraseOf(pieces, lookup) ?? []).map((one) => `!(${one})`);
  const conditions = [...(wanted ? [wanted] : []), ...unwanted];
  const isNothing = conditions.length === 0 || (terms.length > 0 && !wanted);
  const stems = new Set(
    groups
      .flatMap(({ parts, others }) => [...parts.flatMap((part) => part.alternatives), ...others])
      .flatMap(({ stems }) => stems),
  );
  const typed = new Set([
    ...terms.flatMap(({ pieces }) => pieces.map(({ word }) => word)),
    ...groups.flatMap(({ parts }) => parts.flatMap(({ corrections }) => corrections.map(({ word }) => word))),
  ]);
  return {
    match: isNothing ? null : all(conditions),
    wanted,
    strict,
    whole:
      groups.length > 1
        ? phraseOf(
            terms.flatMap(({ pieces }) => pieces),
            lookup,
          )
        : null,
    groups,
    title: sortKey(query.text),
    relaxed,
    having,
    namesBodies: [...typed].some((word) =>
      (lookup.words.get(word)?.bodies ?? []).some((name) => isNamed(name, typed)),
    ),
    corrected: correctedText(query.text, groups),
    typed,
    marks: marksOf(groups, lookup),
    inBody: stems.size > 0 ? any([...stems].map((stem) => `${lexeme(stem)}:D`)) : null,
  };
}

/** Each word that was typed, wherever it is; other expressions whole. */
function marksOf(groups: readonly Group[], { words }: Lookup): Marks {
  const known = [...words.values()];
  const formsOf = (stem: string) => [
    ...(isNumber(stem) ? [stem] : []),
    ...known.flatMap((word) => (word.stem === stem ? word.forms : [])),
  ];
  const typed = groups.flatMap(({ parts }) => parts.flatMap((part) => part.alternatives));
  const others = groups.flatMap((group) => group.others);
  const alone = [...typed, ...others.filter(({ stems }) => stems.length === 1)];
  return {
    words: new Set(alone.flatMap(({ stems }) => stems.flatMap(formsOf))),
    phrases: others
      .filter(({ stems }) => stems.length > 1)
      .map(({ stems }) => stems.map((stem) => new Set(formsOf(stem)))),
  };
}

/** The tsquery of a search, for SQL. */
export const tsquerySql = (query: string): Prisma.Sql => Prisma.sql`${query}::tsquery`;

/** Null when they are enough. */
async function countFew(strict: string, scale: Scale | null, tx: Transaction): Promise<number | null> {
  const match = tsquerySql(strict);
  const query = { ...EMPTY_SEARCH, text: strict, scale: scale && (await withWords(scale, match, tx)) };
  const within = (window: Sized | null) =>
    Prisma.sql`i.search @@ ${match} AND ${window?.condition ?? Prisma.sql`true`}`;
  const rows = await tx.$queryRaw<unknown[]>`
    ${Prisma.raw(PLANNED_ANEW)} ${newestOf(query, within, Prisma.sql`1`, FEW)}`;
  return rows.length < FEW ? rows.length : null;
}
