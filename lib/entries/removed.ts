/** What was taken down, among what contents name: outputs leave it out, whatever names it. */
import type { Transaction } from "#lib/db";
import type { Content, Json } from "#lib/revisions/changes";

/** Those of these slugs whose entry was taken down. */
export async function findRemoved(tx: Transaction, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await tx.entry.findMany({
    where: { slug: { in: [...new Set(slugs)] }, removed: true },
    select: { slug: true },
  });
  return new Set(rows.map(({ slug }) => slug));
}

/** The entry that an item of a list is tied to, by its slug: a credit's, a relation's, a source's. */
export function tieOf(item: Json): string | null {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return null;
  const tie = item.entry ?? item.to ?? null;
  return typeof tie === "string" ? tie : null;
}

const TIED = ["credits", "relations", "sources"];

/** A content for everyone: without the items that are tied to what was taken down. */
export async function withoutRemovedTies(tx: Transaction, content: Content): Promise<Content> {
  const removed = await removedIn(tx, content);
  if (removed.size === 0) return content;
  const left = TIED.map((field) => [field, withoutTies(itemsOf(content, field), removed)]);
  return { ...content, ...Object.fromEntries(left) };
}

/** What a form gives back of a content that it did not show whole: the items that it hid are where they were. */
export async function withHiddenTies(tx: Transaction, base: Content, typed: Content): Promise<Content> {
  const removed = await removedIn(tx, base);
  if (removed.size === 0) return typed;
  const whole = { ...typed };
  for (const field of TIED) {
    if (!Array.isArray(typed[field])) continue;
    const items = withoutTies(itemsOf(typed, field), removed);
    for (const [position, item] of itemsOf(base, field).entries()) {
      if (removed.has(tieOf(item) ?? "")) items.splice(position, 0, item);
    }
    whole[field] = items;
  }
  return whole;
}

/** The slugs of the entries to which a content ties something. */
export const tiesIn = (content: Content): string[] =>
  TIED.flatMap((field) => itemsOf(content, field).flatMap((item) => tieOf(item) ?? []));

/** The items that are tied to none of these slugs. */
export const withoutTies = (items: readonly Json[], removed: ReadonlySet<string>): Json[] =>
  items.filter((item) => !removed.has(tieOf(item) ?? ""));

const removedIn = (tx: Transaction, content: Content) => findRemoved(tx, tiesIn(content));

function itemsOf(content: Content, field: string): Json[] {
  const value = content[field];
  return Array.isArray(value) ? value : [];
}
