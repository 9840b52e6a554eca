/**
 * What a form's search proposes while it is typed: places, bodies and entries whose names hold all the words, the
 * closest first. Without accents or case.
 */

import { db } from "#lib/db";
import { optionLabel } from "#lib/entries/field-words";
import { picked } from "#lib/entries/form-content";
import type { Option } from "#lib/form-state";
import { Prisma } from "#lib/generated/prisma/client";
import { type Lang, messages } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { fold } from "#lib/text";

export const SUGGESTION_KINDS = ["territory", "credit", "entry", "organisation"] as const;
/**
 * "credit": whom a credit can name, bodies that are still offered and the labs and programmes that act as some;
 * "organisation": any body that stands, for those who keep the authority file.
 */
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

const LIMIT = 10;

/** At most ten options; their values are what the form's fields hold ("commune-35238 Rennes (commune)"). */
export async function suggest(kind: SuggestionKind, typed: string, lang: Lang): Promise<Option[]> {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  if (kind === "territory") return territories(words, lang);
  if (kind === "entry") return entries(words, lang);
  if (kind === "organisation") return organisations(words, Prisma.sql`true`);
  const [bodies, actors] = await Promise.all([
    organisations(words, Prisma.sql`o.deprecated_at IS NULL`).then(asTies),
    entries(words, lang, ["lab", "programme"]),
  ]);
  const asTie = actors.map((option) => ({ ...option, value: `entry:${option.value}` }));
  return [...bodies, ...asTie].slice(0, LIMIT);
}

const asTies = (bodies: Option[]) =>
  bodies.map((option) => ({ ...option, value: `organisation:${option.value}` }));

/** Words of letters and figures only: what LIKE would read as a sign cannot be in them. */
function wordsOf(typed: string): string[] {
  return fold(typed.slice(0, 200))
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 8);
}

const holdsAll = (column: Prisma.Sql, words: readonly string[]) =>
  Prisma.sql`${column} LIKE ALL (${words.map((word) => `%${word}%`)}::text[])`;

interface TerritoryRow {
  code: string;
  name: string;
  level: "country" | "region" | "departement" | "epci" | "commune";
  within: string | null;
}

// The name itself first, the larger place first: "Bretagne" is the region, "Rennes" the commune before its métropole.
async function territories(words: readonly string[], lang: Lang): Promise<Option[]> {
  const whole = words.join(" ");
  const plain = Prisma.sql`regexp_replace(t.search_name, '[^a-z0-9]+', ' ', 'g')`;
  const rows = await db.$queryRaw<TerritoryRow[]>`
    SELECT t.code, t.name, t.level, (
      SELECT d.name FROM territory d WHERE d.code = ANY (t.ancestors) AND d.level = 'departement' LIMIT 1
    ) AS within
    FROM territory t
    WHERE ${holdsAll(Prisma.sql`t.search_name`, words)}
    ORDER BY ${plain} = ${whole} DESC, ${plain} LIKE ${`${whole}%`} DESC, t.level, t.population DESC NULLS LAST, t.code
    LIMIT ${LIMIT}`;
  const { levels } = messages(lang).review.words;
  return rows.map(({ code, name, level, within }) => {
    const detail = level === "country" ? undefined : [levels[level], within].filter(Boolean).join(", ");
    return { value: picked(code, detail ? `${name} (${detail})` : name), label: name, detail };
  });
}

/** Their values: the slug, then the name. What was merged into another is not among them. */
async function organisations(words: readonly string[], which: Prisma.Sql): Promise<Option[]> {
  const names = Prisma.sql`lower(unaccent(concat_ws(' ', o.name, o.acronym, o.full_name, array_to_string(o.aliases, ' '))))`;
  const rows = await db.$queryRaw<{ slug: string; name: string; fullName: string | null }[]>`
    SELECT o.slug, o.name, o.full_name AS "fullName"
    FROM organisation o
    WHERE ${holdsAll(names, words)} AND o.merged_into_id IS NULL AND ${which}
    ORDER BY lower(unaccent(o.name)) = ${words.join(" ")} DESC, lower(unaccent(o.name)) LIKE ${`${words[0]}%`} DESC, o.name
    LIMIT ${LIMIT}`;
  return rows.map(({ slug, name, fullName }) => ({
    value: picked(slug, name),
    label: name,
    detail: fullName && fullName !== name ? fullName : undefined,
  }));
}

async function entries(words: readonly string[], lang: Lang, types?: EntryType[]): Promise<Option[]> {
  const rows = await db.$queryRaw<
    { slug: string; title: string; type: EntryType; kind: string; startsOn: string | null }[]
  >`
    SELECT e.slug, e.title, e.type, e.kind, e.starts_on AS "startsOn"
    FROM entry e
    WHERE NOT e.archived AND e.merged_into_id IS NULL AND ${holdsAll(Prisma.sql`e.sort_title`, words)}
      AND ${types ? Prisma.sql`e.type = ANY (${types}::entry_type[])` : Prisma.sql`true`}
    ORDER BY e.sort_title LIKE ${`${words[0]}%`} DESC, length(e.sort_title), e.sort_title, e.id
    LIMIT ${LIMIT}`;
  return rows.map(({ slug, title, type, kind, startsOn }) => ({
    value: picked(slug, title),
    label: title,
    detail: whatItIs(type, kind, startsOn, lang),
  }));
}

/** "Ressource, rapport, 2018": what tells two entries of one name apart. */
export const whatItIs = (type: EntryType, kind: string, startsOn: string | null, lang: Lang): string =>
  [
    // A programme of the kind "programme" is said once.
    ...new Set([
      messages(lang).common.types[type].one,
      optionLabel("kind", kind, lang),
      startsOn?.slice(0, 4),
    ]),
  ]
    .filter(Boolean)
    .join(", ");
