/**
 * What the search boxes propose while one types: entries, organisations, themes and words, ten answers in all, in one
 * statement whose cost does not grow with the directory. Published entries only, and words only of these.
 */
import { db, PLANNED_ANEW, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryPath, organisationPath, themePath } from "#lib/paths";
import { fold, sortKey, wellFormed } from "#lib/text";
import { whatItIs } from "./suggest";
import { says } from "./typed";

export type AnswerGroup = "entry" | "organisation" | "theme" | "word";

export interface Answer {
  group: AnswerGroup;
  /** For a word: what would be searched. */
  label: string;
  detail: string | null;
  /** ISO 639-1, where the label is in another language than the page. */
  lang: string | null;
  /** The page of it; null for a word. */
  href: string | null;
}

/** Of each group, in this order, before what others leave free is given out. */
const SHARES: Readonly<Record<AnswerGroup, number>> = { entry: 5, organisation: 2, theme: 2, word: 1 };
const GROUPS: readonly AnswerGroup[] = ["entry", "organisation", "theme", "word"];
const LIMIT = 10;

/** At most ten answers to what was typed so far, group by group; none to less than two letters or figures. */
export async function complete(typed: string, lang: Lang, tx: Transaction = db): Promise<Answer[]> {
  const asked = readTyped(typed);
  if (!asked) return [];
  const rows = await tx.$queryRaw<Row[]>`${Prisma.raw(PLANNED_ANEW)} ${statement(asked, lang)}`;
  return balance(rows.map((row) => answerOf(row, asked, lang)));
}

/** Each group's share first; what is left goes to words, which lead to more than one thing, then in order. */
export function balance<T extends { group: AnswerGroup }>(answers: readonly T[]): T[] {
  const of = (group: AnswerGroup) => answers.filter((answer) => answer.group === group);
  const taken = { ...SHARES };
  for (const group of GROUPS) taken[group] = Math.min(SHARES[group], of(group).length);
  let free = LIMIT - GROUPS.reduce((sum, group) => sum + taken[group], 0);
  for (const group of ["word", ...GROUPS] as const) {
    const more = Math.min(free, of(group).length - taken[group]);
    taken[group] += more;
    free -= more;
  }
  return GROUPS.flatMap((group) => of(group).slice(0, taken[group]));
}

interface Asked {
  /** What stands before the last word, as typed. */
  head: string;
  /** Folded; those that are typed to their end. */
  whole: readonly string[];
  /** Folded, perhaps only its beginning; null when it is a single letter after other words. */
  last: string | null;
  /** The whole, as titles begin (`indexed_title_start`). */
  start: string;
}

/** Null when there is too little to ask. */
function readTyped(typed: string): Asked | null {
  const text = wellFormed(typed);
  const words = wordsOf(text);
  const last = words.pop();
  if (last === undefined) return null;
  const long = words.filter((word) => word.length > 1);
  const telling = long.filter(says);
  const begun = last.length > 1 ? last : null;
  const whole = telling.length > 0 || begun ? telling : long;
  if (whole.length === 0 && !begun) return null;
  return {
    head: text.replace(/[\p{L}\p{N}\p{M}]+[^\p{L}\p{N}\p{M}]*$/u, "").trimStart(),
    whole,
    last: begun,
    start: sortKey(text).replace(/’/g, "'").replace(/-/g, " ").trimEnd(),
  };
}

const MAX_WORDS = 8;

/** Letters and figures only: nothing that a pattern or a tsquery would read as a sign. */
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, MAX_WORDS);

interface Row {
  part: AnswerGroup;
  slug: string | null;
  label: string;
  type: EntryType | null;
  kind: string | null;
  language: string | null;
  startsOn: string | null;
  /** Of an organisation: its name written out, the others, and what came after it. */
  fullName: string | null;
  names: (string | null)[] | null;
  successors: string[] | null;
}

/** Entries that are ranked: the first titles that begin so, and the newest that have the words or, where few do, their stems. */
const MAX_STARTING = 5;
const MAX_NEWEST = 30;
const MAX_BODIES = 200;
/** The newest entries, those of them that are read for how words are written, and how much of the text of each. */
const MAX_READ = 300;
const MAX_SPOKEN = 10;
const MAX_TEXT = 2000;
/** Of each part, so that one can take the place that others leave. */
const MAX_ROWS = 10;

const START = Prisma.raw(`translate(i.sort_title, '’-', ''' ')`);

function statement(asked: Asked, lang: Lang): Prisma.Sql {
  const { whole, last, start } = asked;
  const begins = `${start.replace(/[\\%_]/g, "\\$&")}%`;
  const quoted = [...whole.map((word) => `'${word}'`), ...(last ? [`'${last}':*`] : [])].join(" & ");
  const query = Prisma.sql`to_tsquery('sillage_words', ${quoted})`;
  // Other names of the thing, plurals and the like: their stems.
  const stems = Prisma.sql`plainto_tsquery('sillage', search_endings(${[...whole, last ?? ""].join(" ")}))`;
  const anywhere = last
    ? Prisma.sql`(plainto_tsquery('sillage', search_endings(${whole.join(" ")})) && ${begunStems(last)}::tsquery)`
    : stems;
  const label = Prisma.raw(lang === "fr" ? "label_fr" : "label_en");
  const NONE = Prisma.raw("NULL, NULL::text[], NULL::text[]");
  return Prisma.sql`
    WITH RECURSIVE starting AS MATERIALIZED (
      SELECT i.entry_id, true AS named FROM indexed_entry i
      WHERE ${START} LIKE ${begins} ORDER BY ${START} USING ~<~ LIMIT ${MAX_STARTING}
    ),
    newest AS MATERIALIZED (
      SELECT i.entry_id, true AS named FROM indexed_entry i WHERE i.title_words @@ ${query}
      ORDER BY i.published_at DESC, i.entry_id DESC LIMIT ${MAX_NEWEST}
    ),
    alike AS MATERIALIZED (
      SELECT i.entry_id, false AS named FROM indexed_entry i
      WHERE (SELECT count(*) FROM newest) < ${MAX_ROWS} AND i.names @@ ${stems}
      ORDER BY i.published_at DESC, i.entry_id DESC LIMIT ${MAX_ROWS}
    ),
    pool AS MATERIALIZED (
      SELECT DISTINCT ON (e.id) e.id, e.slug, e.title, e.summary, e.type, e.kind, e.language, e.starts_on,
        CASE WHEN ${Prisma.raw("translate(e.sort_title, '’-', ''' ')")} = ${start} THEN 0
          WHEN ${Prisma.raw("translate(e.sort_title, '’-', ''' ')")} LIKE ${begins} THEN 1
          WHEN found.named THEN 2 ELSE 3 END AS rank
      FROM (SELECT * FROM starting UNION ALL SELECT * FROM newest UNION ALL SELECT * FROM alike) found
      JOIN entry e ON e.id = found.entry_id
      ORDER BY e.id, found.named DESC
    ),
    entries AS MATERIALIZED (
      SELECT pool.*, row_number() OVER (ORDER BY rank, length(title), title, id) AS place FROM pool ORDER BY place LIMIT ${MAX_ROWS}
    ),
    bodies AS MATERIALIZED (
      SELECT o.id, o.slug, o.name, o.full_name, o.acronym || o.aliases AS names,
        row_number() OVER (ORDER BY
          CASE WHEN ${start} IN (lower(unaccent(o.name)), lower(unaccent(o.acronym))) THEN 0
            WHEN lower(unaccent(o.name)) LIKE ${begins} OR lower(unaccent(o.acronym)) LIKE ${begins} THEN 1 ELSE 2 END,
          o.deprecated_at IS NOT NULL,
          (SELECT sum(t.entries) FROM tag_count t WHERE t.tag = 'by:' || o.slug) DESC NULLS LAST, length(o.name), o.name
        ) AS place
      FROM (
        SELECT * FROM organisation o WHERE o.words @@ ${query} AND o.merged_into_id IS NULL LIMIT ${MAX_BODIES}
      ) o
      ORDER BY place LIMIT ${MAX_ROWS}
    ),
    later (root, id) AS (
      SELECT b.id, b.id FROM bodies b
      UNION SELECT l.root, s.successor_id FROM later l JOIN organisation_succession s ON s.predecessor_id = l.id
    ),
    subjects AS MATERIALIZED (
      SELECT t.slug, t.${label} AS label, row_number() OVER (
        ORDER BY NOT lower(unaccent(t.${label})) LIKE ${begins}, t.position, t.slug
      ) AS place
      FROM theme t
      WHERE t.merged_into_id IS NULL AND t.deprecated_at IS NULL
        AND to_tsvector('sillage_words', translate(concat_ws(' ', t.label_fr, t.label_en), './@_-’''', '       ')) @@ ${query}
      ORDER BY place LIMIT ${MAX_ROWS}
    ),
    -- Of the newest, whose number is given, not of those that a plan would have to look for: how frequent a beginning
    -- is in texts, the planner only guesses.
    spoken AS MATERIALIZED (
      SELECT e.title, e.summary, e.body FROM (
        SELECT i.entry_id FROM (
          SELECT entry_id, search FROM indexed_entry ORDER BY published_at DESC, entry_id DESC LIMIT ${MAX_READ}
        ) i WHERE ${last !== null} AND i.search @@ ${anywhere} LIMIT ${MAX_SPOKEN}
      ) found JOIN entry e ON e.id = found.entry_id
    ),
    -- As most of these entries write them: the words of the index have no accents.
    written AS (
      SELECT unaccent(token[1]) AS word, mode() WITHIN GROUP (ORDER BY token[1]) AS written, count(*) AS times
      FROM (
        SELECT lower(title || ' ' || summary) AS text FROM pool
        UNION ALL SELECT lower(concat_ws(' ', title, summary, left(body, ${MAX_TEXT}))) FROM spoken
      ) texts, regexp_matches(text, ${wordPattern(last ?? "")}, 'g') AS token
      WHERE ${last !== null} GROUP BY 1
    ),
    -- One a stem: the others would find the same.
    words AS (
      SELECT DISTINCT ON (w.stem) w.word, w.entries, written.written AS label, written.times
      FROM written JOIN search_word w ON w.word = written.word
      ORDER BY w.stem, w.word = ${last ?? ""} DESC, w.entries DESC, written.times DESC, length(w.word)
    )
    SELECT * FROM (
      SELECT 'entry' AS part, place, slug, title AS label, type, kind, language, starts_on AS "startsOn", ${NONE} FROM entries
      UNION ALL
      SELECT 'organisation', place, b.slug, b.name, NULL, NULL, NULL, NULL, b.full_name, b.names, (
        SELECT array_agg(o.name ORDER BY o.name) FROM later l JOIN organisation o ON o.id = l.id
        WHERE l.root = b.id AND l.id <> b.id
          AND NOT EXISTS (SELECT FROM organisation_succession s WHERE s.predecessor_id = l.id)
      ) FROM bodies b
      UNION ALL
      SELECT 'theme', place, slug, label, NULL, NULL, NULL, NULL, ${NONE} FROM subjects
      UNION ALL
      (SELECT 'word', row_number() OVER (ORDER BY entries DESC, times DESC, label) AS place, NULL, label, NULL, NULL, NULL, NULL, ${NONE}
        FROM words WHERE word <> ${last ?? ""} ORDER BY place LIMIT ${MAX_ROWS})
    ) AS answers (part, place, slug, label, type, kind, language, "startsOn", "fullName", names, successors)
    ORDER BY part, place`;
}

/**
 * Stems of words that begin so: they begin so too, or they are what is left of it once an ending is cut off, or some
 * other word. Texts are read for the words themselves.
 */
function begunStems(last: string): string {
  const shorter = Array.from({ length: MAX_ENDING }, (_, cut) => last.slice(0, -1 - cut));
  return [`'${last}':*`, ...shorter.filter((stem) => stem.length >= 4).map((stem) => `'${stem}'`)].join(
    " | ",
  );
}

/** Letters that French and the stemmer cut from the end of a word. */
const MAX_ENDING = 8;

/** Whole words of a text in lower case that begin so, accents or not. */
function wordPattern(last: string): string {
  const letters = last.replace(/oe|[aceinouy]/g, (letter) => ACCENTED[letter] ?? letter);
  return `\\m(${letters}[[:alnum:]]*)`;
}

const ACCENTED: Readonly<Record<string, string>> = {
  a: "[aàâäáã]",
  c: "[cç]",
  e: "[eéèêë]",
  i: "[iîïí]",
  n: "[nñ]",
  oe: "(?:oe|œ)",
  o: "[oôöóõ]",
  u: "[uùûüú]",
  y: "[yÿ]",
};

function answerOf(row: Row, asked: Asked, lang: Lang): Answer {
  const { part, slug, label, type, kind, language, startsOn, successors } = row;
  const none = { label, detail: null, lang: null };
  if (part === "entry" && slug && type && kind) {
    return {
      group: "entry",
      label,
      detail: whatItIs(type, kind, startsOn, lang),
      lang: language === lang ? null : language,
      href: entryPath(lang, type, slug),
    };
  }
  if (part === "organisation" && slug) {
    return {
      ...none,
      group: "organisation",
      label: successors ? messages(lang).suggestions.today(label, successors) : label,
      detail: otherName(row, asked),
      href: organisationPath(lang, slug),
    };
  }
  if (part === "theme" && slug) return { ...none, group: "theme", href: themePath(lang, slug) };
  return { ...none, group: "word", label: asked.head + label, href: null };
}

/** What else to say of a body: the name by which it was found when it is not the one shown, else the one written out. */
function otherName({ label, fullName, names }: Row, { whole, last }: Asked): string | null {
  const others = [fullName, ...(names ?? [])].filter((name) => name !== null && fold(name) !== fold(label));
  const holdsAll = (name: string | null) => {
    const words = wordsOf(name ?? "");
    const begun = last === null || words.some((word) => word.startsWith(last));
    return begun && whole.every((word) => words.includes(word));
  };
  const said = others.includes(fullName) ? fullName : null;
  return holdsAll(label) ? said : (others.find(holdsAll) ?? said);
}
