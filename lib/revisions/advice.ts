/** The remarks on a proposal (lib/checks), with what the database knows: dead addresses, entries that are alike. */
import type { Advice } from "#lib/checks/advice";
import { check, type Known } from "#lib/checks/check";
import { addressesOf, untiedNames } from "#lib/checks/values";
import { db } from "#lib/db";
import type { EntryType } from "#lib/paths";
import { fold } from "#lib/text";
import { deadAddresses } from "./address-visits";
import type { Changes, Content } from "./changes";
import { findDuplicates } from "./duplicates";

interface Advised {
  type: EntryType;
  content: Content;
  /** What it changes, when the entry exists: nothing is remarked of the rest. */
  changes: Changes;
  isNew: boolean;
}

/** As its author reads them before sending: with the entries that a new one looks like. */
export async function adviseAuthor(proposal: Advised, now = new Date()): Promise<Advice[]> {
  const found = proposal.isNew
    ? await findDuplicates(db, { type: proposal.type, content: proposal.content, proposals: false })
    : [];
  return advise(proposal, found, now);
}

/** As a moderator reads them: what it looks like has a place of its own there. */
export async function adviseModerator(proposal: Advised, now: Date): Promise<Advice[]> {
  return advise(proposal, [], now);
}

async function advise(
  { type, content, changes, isNew }: Advised,
  lookalikes: Known["lookalikes"],
  now: Date,
): Promise<Advice[]> {
  const dead = await deadAddresses(
    db,
    addressesOf(content).map(({ url }) => url),
  );
  const changed = isNew ? undefined : new Set(Object.keys(changes));
  const organisations = await knownOrganisations(untiedNames(content).map(({ name }) => name));
  return check({ type, content, changed, now, known: { dead, organisations, lookalikes } });
}

/** Those of the names, folded, by which one organisation goes. */
async function knownOrganisations(names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const wanted = [...new Set(names.map(fold))];
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT n.name FROM organisation o
    CROSS JOIN LATERAL unnest(ARRAY[o.name, o.acronym, o.full_name] || o.aliases) AS n (name)
    WHERE o.merged_into_id IS NULL AND o.deprecated_at IS NULL AND lower(unaccent(n.name)) = ANY (${wanted}::text[])`;
  return new Set(rows.map(({ name }) => fold(name)));
}
