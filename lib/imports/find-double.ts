/** What a record of a file may be a double of: by its identifiers first, then as any proposal is compared. */
import { db } from "#lib/db";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { findDuplicates } from "#lib/revisions/duplicates";
import type { Double } from "./double";
import { addressesOfIdentifiers, signsOf } from "./lines";

interface Sought {
  authorId: string;
  type: EntryType;
  content: Content;
  key: string;
}

export async function findDouble({ authorId, type, content, key }: Sought): Promise<Double | null> {
  const mine = await db.revision.findUnique({
    where: { authorId_idempotencyKey: { authorId, idempotencyKey: key }, state: { not: "withdrawn" } },
    select: { id: true, title: true },
  });
  if (mine) return { kind: "proposal", ...mine };
  const same = await findByIdentifier(content);
  if (same) return { kind: "entry", ...same, why: "identifier" };
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

async function findByIdentifier(content: Content) {
  const identifiers = signsOf("resource", content).flatMap((sign) =>
    sign.startsWith("id ") ? [sign.slice("id ".length)] : [],
  );
  if (identifiers.length === 0) return null;
  const spellings = [...new Set(identifiers.flatMap((one) => [one, one.toUpperCase()]))];
  return db.entry.findFirst({
    where: { archived: false, mergedIntoId: null, resource: { is: { identifiers: { hasSome: spellings } } } },
    select: { type: true, slug: true, title: true },
  });
}
