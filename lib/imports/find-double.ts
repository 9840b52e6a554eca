/**
 * What records of a file may be doubles of: by their identifiers first, then as any proposal is compared. What can be
 * asked of all of them at once is.
 */
import { db } from "#lib/db";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { findDuplicates } from "#lib/revisions/duplicates";
import type { Double } from "./double";
import { addressesOfIdentifiers, signsOf } from "./lines";

interface Sought {
  position: number;
  type: EntryType;
  content: Content;
  key: string;
}

/** By position; a record that is none's double is absent. */
export async function findDoubles(
  authorId: string,
  records: readonly Sought[],
): Promise<Map<number, Double>> {
  const mine = await findMine(authorId, records);
  const known = await findByIdentifier(records.filter(({ key }) => !mine.has(key)));
  const found = new Map<number, Double>();
  for (const { position, type, content, key } of records) {
    const own = mine.get(key);
    const same = identifiersOf(content).flatMap((one) => known.get(one) ?? []);
    const double: Double | null = own
      ? { kind: "proposal", ...own }
      : same[0]
        ? { kind: "entry", ...same[0], why: "identifier" }
        : await findAlike(type, content);
    if (double) found.set(position, double);
  }
  return found;
}

/** The same of one record. */
export async function findDouble(authorId: string, record: Omit<Sought, "position">): Promise<Double | null> {
  return (await findDoubles(authorId, [{ position: 0, ...record }])).get(0) ?? null;
}

/** The author's own proposals of the same records, by key. */
async function findMine(authorId: string, records: readonly Sought[]) {
  const rows = await db.revision.findMany({
    where: {
      authorId,
      idempotencyKey: { in: records.map(({ key }) => key) },
      state: { not: "withdrawn" },
    },
    select: { id: true, title: true, idempotencyKey: true },
  });
  return new Map(rows.map(({ idempotencyKey, ...made }) => [idempotencyKey, made]));
}

/** Entries by their identifiers, folded. */
async function findByIdentifier(records: readonly Sought[]) {
  const known = new Map<string, { type: EntryType; slug: string; title: string }>();
  const wanted = new Set(records.flatMap(({ content }) => identifiersOf(content)));
  if (wanted.size === 0) return known;
  const spellings = [...new Set([...wanted].flatMap((one) => [one, one.toUpperCase()]))];
  const rows = await db.entry.findMany({
    where: { archived: false, mergedIntoId: null, resource: { is: { identifiers: { hasSome: spellings } } } },
    select: { type: true, slug: true, title: true, resource: { select: { identifiers: true } } },
    orderBy: { id: "asc" },
  });
  for (const { resource, ...entry } of rows) {
    for (const one of identifiersOf({ identifiers: resource?.identifiers ?? [] })) {
      if (!known.has(one)) known.set(one, entry);
    }
  }
  return known;
}

const identifiersOf = (content: Content): string[] =>
  signsOf("resource", content).flatMap((sign) => (sign.startsWith("id ") ? [sign.slice("id ".length)] : []));

async function findAlike(type: EntryType, content: Content): Promise<Double | null> {
  const links = Array.isArray(content.links) ? content.links : [];
  const addresses = addressesOfIdentifiers(content).map((url) => ({ url }));
  const [found] = await findDuplicates(db, {
    type,
    content: { ...content, links: [...links, ...addresses] },
    proposals: false,
  });
  if (!found?.slug) return null;
  const why = found.why.includes("address") ? "address" : (found.why[0] ?? "title");
  return { kind: "entry", type: found.type, slug: found.slug, title: found.title, why };
}
