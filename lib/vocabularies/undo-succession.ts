/** Takes back that an organisation follows another, or that it does not. */
import { z } from "zod";
import type { Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import type { VocabularyChange } from "#lib/generated/prisma/client";
import { invert } from "#lib/revisions/changes";
import { showSuccession } from "./succession";
import { getOrganisation } from "./terms";
import { entriesUnder } from "./touched";
import type { Undone } from "./undo";

const succession = z.strictObject({
  predecessor: z.string(),
  successor: z.string(),
  year: z.number().int().nullable(),
});

const change = z.strictObject({ from: succession.nullable(), to: succession.nullable() });

/** Nothing is changed when it was removed, or said again, since. */
export async function undoSuccession(tx: Transaction, { changes }: VocabularyChange): Promise<Undone> {
  const { from, to } = change.parse(asChanges(changes).succession);
  const pair = from ?? to;
  if (!pair) throw new Error("a succession is added or removed");
  const ids = {
    predecessorId: (await getOrganisation(tx, pair.predecessor)).id,
    successorId: (await getOrganisation(tx, pair.successor)).id,
  };
  const both = [ids.predecessorId, ids.successorId];
  const before = await entriesUnder(tx, both);
  const known = await tx.organisationSuccession.findUnique({ where: { predecessorId_successorId: ids } });
  if ((to !== null) !== (known !== null) || (to && known?.year !== to.year)) {
    throw new DomainError("conflict", "changedSince");
  }
  if (to) await tx.organisationSuccession.delete({ where: { predecessorId_successorId: ids } });
  else await tx.organisationSuccession.create({ data: { ...ids, year: pair.year } });
  return { changes: invert(asChanges(changes)), tags: await showSuccession(tx, both, before) };
}
