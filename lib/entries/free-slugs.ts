/** The address that a new entry takes from its title. */
import type { Transaction } from "#lib/db";
import { slugify } from "#lib/text";

/** What stands where an entry's address would: /labs/proposer is the form. */
const RESERVED_SLUGS = ["proposer"];

/**
 * For each title its slug, or the first of slug-2, slug-3… that neither an entry nor a title before it has; one
 * transaction at a time for a title.
 */
export async function freeSlugs(tx: Transaction, titles: readonly string[]): Promise<string[]> {
  const bases = titles.map((title) => slugify(title));
  const distinct = [...new Set(bases)];
  // In the order of the locks themselves: two transactions that want the same ones do not wait for one another.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(key)
    FROM (SELECT DISTINCT hashtext('slug ' || base) AS key FROM unnest(${distinct}::text[]) AS base ORDER BY key) keys`;
  const used = await tx.entry.findMany({
    where: { OR: distinct.map((base) => ({ slug: { startsWith: base } })) },
    select: { slug: true },
  });
  const taken = new Set([...RESERVED_SLUGS, ...used.map(({ slug }) => slug)]);
  return bases.map((base) => {
    let slug = base;
    for (let suffix = 2; taken.has(slug); suffix++) slug = `${base}-${suffix}`;
    taken.add(slug);
    return slug;
  });
}
