/**
 * A moderator undoes an act on a theme or an organisation, exactly: what it changed or moved goes back, but for what
 * someone changed since, which is left and counted. Once only: the database holds it too.
 */
import type { Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import type { VocabularyChange } from "#lib/generated/prisma/client";
import type { Actor } from "#lib/permissions";
import { type Changes, invert, merge } from "#lib/revisions/changes";
import { type Acted, actOnTerm, type TermAct } from "./act";
import { getTerm, writeDeprecated } from "./deprecate";
import { parseOrganisation, parseThemeLabels } from "./fields";
import type { Left } from "./moved";
import { writeOrganisation, writeTheme } from "./rename";
import { getOrganisation, getTheme, organisationFields, themeFields } from "./terms";
import { undoAddition } from "./undo-addition";
import { undoOrganisationMerge, undoThemeMerge } from "./undo-merge";
import { undoSuccession } from "./undo-succession";

/** What an undoing wrote. */
export interface Undone {
  changes: Changes;
  tags: string[];
  left?: Left;
}

/** @throws DomainError forbidden, not-found, conflict (undone already, changed since, a later act stands in the way) */
export async function undo(moderator: Actor | null, changeId: string, now = new Date()): Promise<Acted> {
  return actOnTerm(moderator, now, async (tx): Promise<TermAct> => {
    const change = await tx.vocabularyChange.findUnique({
      where: { id: changeId },
      include: { undoneBy: { select: { id: true } } },
    });
    if (!change || change.act === "undo") throw new DomainError("not-found", "notFound");
    if (change.undoneBy) throw new DomainError("conflict", "alreadyUndone");
    const { changes, tags, left } = await goBack(tx, change);
    if (Object.keys(changes).length === 0) throw new DomainError("conflict", "changedSince");
    const { vocabulary, slug, label } = change;
    return {
      vocabulary,
      slug,
      label,
      act: "undo",
      changes,
      undoesId: change.id,
      tags,
      ...(left && left.count > 0 && { moved: { left } }),
    };
  });
}

async function goBack(tx: Transaction, change: VocabularyChange): Promise<Undone> {
  const ofTheme = change.vocabulary === "theme";
  switch (change.act) {
    case "add":
      return undoAddition(tx, change);
    case "rename":
      return ofTheme ? undoThemeRename(tx, change) : undoOrganisationRename(tx, change);
    case "merge":
      return ofTheme ? undoThemeMerge(tx, change) : undoOrganisationMerge(tx, change);
    case "deprecate":
    case "restore":
      return undoOffer(tx, change);
    case "add-succession":
    case "remove-succession":
      return undoSuccession(tx, change);
    default:
      throw new Error(`no way back from "${change.act}"`);
  }
}

async function undoThemeRename(tx: Transaction, { slug, changes }: VocabularyChange): Promise<Undone> {
  const theme = await getTheme(tx, slug);
  const { content, applied, conflicts } = merge(themeFields(theme), invert(asChanges(changes)));
  const tags = await writeTheme(tx, theme.id, slug, parseThemeLabels(content));
  return { changes: applied, tags, left: leftFields(conflicts) };
}

async function undoOrganisationRename(tx: Transaction, { slug, changes }: VocabularyChange): Promise<Undone> {
  const row = await getOrganisation(tx, slug);
  const { content, applied, conflicts } = merge(organisationFields(row), invert(asChanges(changes)));
  const tags = await writeOrganisation(tx, row, parseOrganisation(content));
  return { changes: applied, tags, left: leftFields(conflicts) };
}

async function undoOffer(tx: Transaction, change: VocabularyChange): Promise<Undone> {
  const { vocabulary, slug } = change;
  const { id, deprecatedAt } = await getTerm(tx, vocabulary, slug);
  const current = { deprecatedAt: deprecatedAt?.toISOString() ?? null };
  const { applied } = merge(current, invert(asChanges(change.changes)));
  const to = applied.deprecatedAt?.to;
  if (to === undefined) return { changes: {}, tags: [] };
  const at = typeof to === "string" ? new Date(to) : null;
  return { changes: applied, tags: await writeDeprecated(tx, vocabulary, { id, slug }, at) };
}

const leftFields = (conflicts: readonly unknown[]): Left => ({ count: conflicts.length, entries: [] });
