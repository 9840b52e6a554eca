/**
 * What a new proposal may be a double of: an entry, or another new proposal, with nearly the same name, the same
 * address, or the same day and place. Candidates come from indexes; likeness.ts judges their names.
 */
import type { Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { entryTypes, fieldsOf } from "#lib/entries/types/index";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { sortKey } from "#lib/text";
import type { Content, Json } from "./changes";
import { ALIKE, headOf, likeness } from "./likeness";

export interface Duplicate {
  kind: "entry" | "proposal";
  id: string;
  /** Null for a proposal, which has no page yet. */
  slug: string | null;
  type: EntryType;
  title: string;
  summary: string | null;
  why: readonly Reason[];
  /** Of the names, from 0 to 1. */
  similarity: number;
}

type Reason = "title" | "address" | "date-place";

/** Shown at most. */
const LIMIT = 5;
/** Judged at most, from each index. */
const CANDIDATES = 40;

/**
 * What is read of a content, which may be a draft that holds anything: as much as its type takes. The patterns below
 * take the square of what they are given.
 */
const MAX_NAMES = 21;
const MAX_NAME = 300;
const MAX_ADDRESSES = 50;
const MAX_ADDRESS = 2000;

interface Search {
  type: EntryType;
  content: Content;
  /** The proposal itself, which is no double of itself. */
  revisionId?: string;
  /** Others' proposals are for moderators' eyes only. */
  proposals: boolean;
}

/** The likeliest first; the surest reason is the address, then the name, then the day and place. */
export async function findDuplicates(tx: Transaction, search: Search): Promise<Duplicate[]> {
  const names = namesOf(search.content);
  const addresses = addressesOf(search.content);
  const entries = await findEntries(tx, search, names, addresses);
  const proposals = search.proposals && names.length > 0 ? await findProposals(tx, search.revisionId) : [];
  return [...entries, ...proposals]
    .map((candidate) => judge(candidate, search, names, addresses))
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => weight(b) - weight(a) || a.title.localeCompare(b.title, "fr"))
    .slice(0, LIMIT);
}

interface Candidate extends Pick<Duplicate, "kind" | "id" | "slug" | "type" | "title" | "summary"> {
  names: string[];
  addresses: string[];
  startsOn: string | null;
  territory: string | null;
}

function judge(
  { names, addresses, startsOn, territory, ...shown }: Candidate,
  { type, content }: Search,
  ours: readonly string[],
  ourAddresses: readonly string[],
): Duplicate {
  const similarity = Math.max(0, ...ours.flatMap((one) => names.map((other) => likeness(one, other))));
  const place = onGivenDays(type) ? dayAndPlace(content) : null;
  const why: Reason[] = [];
  if (addresses.some((address) => ourAddresses.includes(address))) why.push("address");
  if (similarity >= ALIKE) why.push("title");
  if (place && shown.type === type && place.day === startsOn && place.territory === territory) {
    why.push("date-place");
  }
  return { ...shown, why, similarity };
}

const weight = ({ why, similarity }: Duplicate) =>
  (why.includes("address") ? 2 : 0) + (why.includes("date-place") ? 0.5 : 0) + similarity;

/** What happens on given days may be known by its day and place alone. */
const onGivenDays = (type: EntryType) => entryTypes[type].card.includes("coming");

function dayAndPlace({ startsOn, territory }: Content) {
  const whole = typeof startsOn === "string" && /^\d{4}-\d{2}-\d{2}$/.test(startsOn);
  return whole && typeof territory === "string" ? { day: startsOn, territory } : null;
}

/** The title and every other name of the thing. */
function namesOf(content: Content): string[] {
  return [content.title, ...listOf(content.aliases)]
    .flatMap((name) => (typeof name === "string" && name.trim() ? [name.slice(0, MAX_NAME)] : []))
    .slice(0, MAX_NAMES);
}

/** Every address of the thing, in the form in which they are compared. */
function addressesOf(content: Content): string[] {
  const links = listOf(content.links).map((link) =>
    typeof link === "object" && link !== null && !Array.isArray(link) ? (link.url ?? null) : null,
  );
  return [content.url, ...links]
    .flatMap((url) => (typeof url === "string" && url && url.length <= MAX_ADDRESS ? [comparable(url)] : []))
    .slice(0, MAX_ADDRESSES);
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Without what changes nothing to where it leads: http or https, "www.", a last slash, the fragment. */
function comparable(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/#.*$/, "")
    .replace(/\/+$/, "");
}

/** How the same address may have been written: what the index of addresses is asked. */
const spellings = (address: string): string[] =>
  ["https://", "http://", "https://www.", "http://www."].flatMap((start) => [
    `${start}${address}`,
    `${start}${address}/`,
  ]);

interface EntryRow {
  id: string;
  slug: string;
  type: EntryType;
  title: string;
  summary: string;
  aliases: string[];
  urls: string[];
  startsOn: string | null;
  territory: string | null;
}

async function findEntries(
  tx: Transaction,
  { type, content }: Search,
  names: readonly string[],
  addresses: readonly string[],
): Promise<Candidate[]> {
  const place = onGivenDays(type) ? dayAndPlace(content) : null;
  const found = [
    ...names.slice(0, 6).flatMap((name) => [byTitle(name), byWords(name)]),
    ...(addresses.length > 0 ? [byAddress(addresses.slice(0, 10).flatMap(spellings))] : []),
    ...(place
      ? [
          Prisma.sql`SELECT id FROM entry WHERE territory_code = ${place.territory} AND starts_on = ${place.day} LIMIT ${CANDIDATES}`,
        ]
      : []),
  ];
  if (found.length === 0) return [];
  const rows = await tx.$queryRaw<EntryRow[]>`
    SELECT e.id, e.slug, e.type, e.title, e.summary, e.starts_on AS "startsOn", e.territory_code AS territory,
      ${aliases} AS aliases,
      array_remove(ARRAY(SELECT l.url FROM entry_link l WHERE l.entry_id = e.id) || e.url, NULL) AS urls
    FROM entry e
    WHERE e.id IN (${Prisma.join(
      found.map((one) => Prisma.sql`(${one})`),
      " UNION ",
    )})
      AND NOT e.archived AND e.merged_into_id IS NULL`;
  return rows.map(({ aliases: others, urls, ...row }) => ({
    ...row,
    kind: "entry",
    names: [row.title, ...others],
    addresses: urls.map(comparable),
  }));
}

/** The other names, whichever types have some. */
const aliases = Prisma.raw(
  `ARRAY(${ENTRY_TYPES.filter((type) => fieldsOf(type).some(({ name }) => name === "aliases"))
    .map((type) => `SELECT unnest(d.aliases) FROM "${type}" d WHERE d.entry_id = e.id`)
    .join(" UNION ALL ")})`,
);

/** Titles that hold something close to the name, or to its head: the trigram index. */
function byTitle(name: string): Prisma.Sql {
  const key = sortKey(headOf(name)).slice(0, 120);
  return Prisma.sql`
    SELECT id FROM entry WHERE ${key} <% sort_title
    ORDER BY word_similarity(${key}, sort_title) DESC, length(sort_title) LIMIT ${CANDIDATES}`;
}

/** Entries whose names together hold all the words. */
function byWords(name: string): Prisma.Sql {
  const words = headOf(name).replace(/[^\p{L}\p{N}]+/gu, " ");
  return Prisma.sql`
    SELECT entry_id FROM indexed_entry
    WHERE names @@ (SELECT array_to_string(ARRAY(
      SELECT quote_literal(lexeme) FROM unnest(tsvector_to_array(to_tsvector('sillage', search_text(${words})))) AS w (lexeme)
    ), ' & ')::tsquery)
    LIMIT ${CANDIDATES}`;
}

const byAddress = (urls: readonly string[]) => Prisma.sql`
  SELECT id FROM entry WHERE url = ANY (${urls}::text[])
  UNION ALL SELECT entry_id FROM entry_link WHERE url = ANY (${urls}::text[])`;

/** The new entries that wait to be reviewed: few enough to be compared one by one. */
async function findProposals(tx: Transaction, except: string | undefined): Promise<Candidate[]> {
  const rows = await tx.revision.findMany({
    where: {
      state: { in: ["submitted", "changes_requested"] },
      baseVersion: 0,
      ...(except && { id: { not: except } }),
    },
    select: { id: true, type: true, title: true, changes: true },
    orderBy: { submittedAt: "desc" },
    take: 500,
  });
  return rows.map(({ changes, ...row }) => {
    const content = proposed(changes);
    return {
      ...row,
      kind: "proposal",
      slug: null,
      summary: typeof content.summary === "string" ? content.summary : null,
      names: namesOf({ ...content, title: row.title }),
      addresses: addressesOf(content),
      startsOn: typeof content.startsOn === "string" ? content.startsOn : null,
      territory: typeof content.territory === "string" ? content.territory : null,
    };
  });
}

function proposed(changes: unknown): Content {
  return Object.fromEntries(Object.entries(asChanges(changes)).map(([field, { to }]) => [field, to]));
}
