/** What decisions did to entries, for those who tell the world of it. */
import { db } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import type { EntryType } from "#lib/paths";
import { type PublicationKind, publicationKindOf } from "./kinds";

export interface Publication {
  decisionId: string;
  kind: PublicationKind;
  decidedAt: Date;
  /** The version that the decision made. */
  version: number;
  entry: { id: string; type: EntryType; slug: string };
}

/** In the order in which they were decided; those that changed no entry are left out. */
export async function readPublications(decisionIds: readonly string[]): Promise<Publication[]> {
  const decisions = await db.decision.findMany({
    where: { id: { in: [...decisionIds] } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      applied: true,
      entryVersion: true,
      decidedAt: true,
      entry: { select: { id: true, type: true, slug: true } },
    },
  });
  return decisions.flatMap(({ id, applied, entryVersion, decidedAt, entry }) =>
    entry && entryVersion !== null && applied !== null
      ? [
          {
            decisionId: id,
            kind: publicationKindOf(entryVersion, asChanges(applied)),
            decidedAt,
            version: entryVersion,
            entry,
          },
        ]
      : [],
  );
}

/** A decision says when it was begun, by the clock of the server; the database says when what it changed was otherwise. */
const CLOCKS_MS = 5_000;

/** From when on what an entry was found by was changed by one of these decisions. */
export const changedSince = (publications: readonly Publication[]): Date =>
  new Date(Math.min(...publications.map(({ decidedAt }) => decidedAt.getTime())) - CLOCKS_MS);
