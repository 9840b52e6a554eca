/** Takes a merge back: what it moved returns to what it named, unless a decision changed it since. */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { VocabularyChange } from "#lib/generated/prisma/client";
import { leftOf, moveChildrenBack, moveCreditsBack, moveSuccessionsBack, moveThemedBack } from "./move";
import { asMoved, type Moved } from "./moved";
import { getOrganisation, getTheme, type OrganisationRow } from "./terms";
import { entriesUnder, organisationTags, reindexEntries, themeTags } from "./touched";
import type { Undone } from "./undo";

export async function undoThemeMerge(tx: Transaction, change: VocabularyChange): Promise<Undone> {
  const theme = await tx.theme.findUnique({
    where: { slug: change.slug },
    select: { id: true, slug: true, mergedInto: { select: { id: true, slug: true } } },
  });
  const { id, into } = mergedOrRefuse(theme);
  const target = await getTheme(tx, into);
  await refuseLaterMerge(tx, change, into);
  const { themed = [] } = asMoved(change.moved);
  const left = await moveThemedBack(tx, themed, id, target.id);
  await tx.theme.update({ where: { id }, data: { mergedIntoId: null } });
  const entries = themed.map(({ entry }) => entry);
  await reindexEntries(tx, entries);
  return {
    changes: { mergedInto: { from: into, to: null } },
    tags: await themeTags(tx, [change.slug, into], entries),
    left: await leftOf(tx, left),
  };
}

export async function undoOrganisationMerge(tx: Transaction, change: VocabularyChange): Promise<Undone> {
  const body = await tx.organisation.findUnique({
    where: { slug: change.slug },
    select: { id: true, slug: true, mergedInto: { select: { id: true, slug: true } } },
  });
  const { id, into } = mergedOrRefuse(body);
  const target = await getOrganisation(tx, into);
  await refuseLaterMerge(tx, change, into);
  const moved = asMoved(change.moved);
  const both = [id, target.id];
  const before = await entriesUnder(tx, both);
  const around = await organisationTags(tx, both, []);
  await tx.organisation.update({ where: { id }, data: { mergedIntoId: null } });
  const credits = await moveCreditsBack(tx, moved.credited ?? [], id, target.id);
  const others =
    (await moveChildrenBack(tx, moved.children ?? [], id)) +
    (await moveSuccessionsBack(tx, moved.successions ?? [])) +
    (await giveBackNamesAndPage(tx, moved, id, target));
  const entries = [...new Set([...before, ...(await entriesUnder(tx, both))])];
  await reindexEntries(tx, entries);
  return {
    changes: { mergedInto: { from: into, to: null } },
    tags: [...new Set([...around, ...(await organisationTags(tx, both, entries))])],
    left: await leftOf(tx, credits, others),
  };
}

/** @returns 1 when the page that the other took presents something else by now, and is left. */
async function giveBackNamesAndPage(
  tx: Transaction,
  { aliases = [], page }: Moved,
  id: string,
  target: OrganisationRow,
): Promise<number> {
  const learnt = new Set(aliases);
  const stays = page?.taken === true && target.entryId !== page.entry;
  await tx.organisation.update({
    where: { id: target.id },
    data: {
      aliases: target.aliases.filter((name) => !learnt.has(name)),
      ...(page?.taken && !stays && { entryId: null }),
    },
  });
  if (page && !stays) await tx.organisation.update({ where: { id }, data: { entryId: page.entry } });
  return stays ? 1 : 0;
}

function mergedOrRefuse(row: { id: string; mergedInto: { slug: string } | null } | null) {
  if (!row) throw new DomainError("not-found", "notFound");
  if (!row.mergedInto) throw new DomainError("conflict", "changedSince");
  return { id: row.id, into: row.mergedInto.slug };
}

/** Merges into the same one go back in reverse order: what the later moved stands on what the earlier did. */
async function refuseLaterMerge(tx: Transaction, change: VocabularyChange, into: string): Promise<void> {
  const later = await tx.vocabularyChange.findFirst({
    where: {
      vocabulary: change.vocabulary,
      act: "merge",
      undoneBy: null,
      changes: { path: ["mergedInto", "to"], equals: into },
      OR: [{ at: { gt: change.at } }, { at: change.at, id: { gt: change.id } }],
    },
    select: { label: true },
  });
  if (later) throw new DomainError("conflict", "undoLaterFirst", { name: later.label });
}
