/** Takes an addition back, as long as nothing uses what was added. */
import type { Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import type { VocabularyChange } from "#lib/generated/prisma/client";
import { invert } from "#lib/revisions/changes";
import { getOrganisation, getTheme } from "./terms";
import { organisationTags, themeTags } from "./touched";
import type { Undone } from "./undo";
import { isUsed, organisationUsage, themeUsage } from "./usage";

export async function undoAddition(
  tx: Transaction,
  { vocabulary, slug, changes }: VocabularyChange,
): Promise<Undone> {
  const undone = { changes: invert(asChanges(changes)) };
  if (vocabulary === "theme") {
    const theme = await getTheme(tx, slug);
    if (isUsed(await themeUsage(tx, theme))) throw new DomainError("conflict", "termInUse");
    await tx.theme.delete({ where: { id: theme.id } });
    return { ...undone, tags: await themeTags(tx, [slug], []) };
  }
  const organisation = await getOrganisation(tx, slug);
  // A team, even one that is no more: what it published names it.
  const teams = await tx.team.count({ where: { organisationId: organisation.id } });
  if (teams > 0 || isUsed(await organisationUsage(tx, organisation)))
    throw new DomainError("conflict", "termInUse");
  const tags = await organisationTags(tx, [organisation.id], []);
  await tx.organisation.delete({ where: { id: organisation.id } });
  return { ...undone, tags };
}
