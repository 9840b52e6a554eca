/** A moderator corrects the names of a theme or what the authority file says of an organisation. Slugs never change. */
import { z } from "zod";
import type { Transaction } from "#lib/db";
import { slug as slugSchema } from "#lib/entries/fields";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { type Changes, type Content, diff, merge } from "#lib/revisions/changes";
import { tidyLine } from "#lib/text";
import { type Acted, actOnTerm, type TermAct } from "./act";
import {
  type OrganisationInput,
  otherNames,
  parseOrganisation,
  parseThemeLabels,
  type ThemeLabels,
} from "./fields";
import { requireParent } from "./parent";
import {
  getOrganisation,
  getTheme,
  type OrganisationRow,
  organisationFields,
  refuseTakenOrganisationName,
  refuseTakenThemeLabels,
  themeFields,
} from "./terms";
import { entriesUnder, organisationTags, reindexEntries, themeTags } from "./touched";

export interface Rename {
  slug: string;
  /** The fields as the form showed them: what someone else changed meanwhile in the same ones is a conflict. */
  seen: unknown;
  typed: unknown;
}

/** @throws DomainError forbidden, not-found, invalid, conflict (changed meanwhile, nothing to change, merged) */
export async function renameTheme(
  moderator: Actor | null,
  { slug, seen, typed }: Rename,
  now = new Date(),
): Promise<Acted> {
  return actOnTerm(moderator, now, async (tx) => {
    const theme = await getTheme(tx, slug);
    const applied = settled(themeFields(theme), parseThemeLabels(seen), parseThemeLabels(typed));
    return {
      vocabulary: "theme",
      slug,
      label: theme.labelFr,
      act: "rename",
      changes: applied,
      tags: await writeTheme(tx, theme.id, slug, parseThemeLabels(after(themeFields(theme), applied))),
    };
  });
}

/** @throws DomainError forbidden, not-found, invalid, conflict (changed meanwhile, nothing to change, merged) */
export async function renameOrganisation(
  moderator: Actor | null,
  rename: Rename,
  now = new Date(),
): Promise<Acted> {
  return actOnTerm(moderator, now, (tx) => organisationRenamed(tx, rename));
}

/** The same in the transaction of an act. A name that changes stays among the other names. */
export async function organisationRenamed(tx: Transaction, { slug, seen, typed }: Rename): Promise<TermAct> {
  const row = await getOrganisation(tx, slug);
  const current = organisationFields(row);
  const wanted = after(current, settled(current, parseOrganisation(seen), parseOrganisation(typed)));
  const input = parseOrganisation(wanted);
  const kept = input.name === row.name ? input.aliases : otherNames([...input.aliases, row.name], input);
  const written = { ...input, aliases: kept };
  return {
    vocabulary: "organisation",
    slug,
    label: row.name,
    act: "rename",
    changes: diff(current, written),
    tags: await writeOrganisation(tx, row, written),
  };
}

const newAlias = z.strictObject({ organisation: slugSchema, alias: z.string() });

/** One other name more of an organisation, in the transaction of an act. @throws as renameOrganisation */
export async function aliasAdded(tx: Transaction, typed: unknown): Promise<TermAct> {
  const parsed = newAlias.safeParse(typed);
  if (!parsed.success)
    throw new DomainError("invalid", "invalidContent", {}, [{ path: "organisation", code: "required" }]);
  const row = await getOrganisation(tx, parsed.data.organisation);
  const current = organisationFields(row);
  const input = parseOrganisation({ ...current, aliases: [...current.aliases, tidyLine(parsed.data.alias)] });
  const changes = diff(current, input);
  if (Object.keys(changes).length === 0) throw new DomainError("conflict", "alreadySo");
  return {
    vocabulary: "organisation",
    slug: row.slug,
    label: row.name,
    act: "rename",
    changes,
    tags: await writeOrganisation(tx, row, input),
  };
}

/** Writes both labels; indexes what is found under them; returns the tags of the pages that show them. */
export async function writeTheme(
  tx: Transaction,
  id: string,
  slug: string,
  labels: ThemeLabels,
): Promise<string[]> {
  await refuseTakenThemeLabels(tx, labels, id);
  await tx.theme.update({ where: { id }, data: labels });
  const themed = await tx.entryTheme.findMany({ where: { themeId: id }, select: { entryId: true } });
  const entries = themed.map(({ entryId }) => entryId);
  await reindexEntries(tx, entries);
  return themeTags(tx, [slug], entries);
}

/** Writes the authority file's fields and indexes what is found under its names; returns the tags of the pages. */
export async function writeOrganisation(
  tx: Transaction,
  row: OrganisationRow,
  { parent, ...columns }: OrganisationInput,
): Promise<string[]> {
  await refuseTakenOrganisationName(tx, columns.name, row.id);
  const parentId = await requireParent(tx, parent, row.id);
  await tx.organisation.update({ where: { id: row.id }, data: { ...columns, parentId } });
  const entries = await entriesUnder(tx, [row.id]);
  await reindexEntries(tx, entries);
  const parents = [row.parentId, parentId].flatMap((id) => id ?? []);
  return organisationTags(tx, [row.id, ...parents], entries);
}

/** What is written of what was typed: the fields that the form changed, if nobody else did meanwhile. */
function settled(current: Content, seen: Content, typed: Content): Changes {
  const { applied, conflicts } = merge(current, diff(seen, typed));
  if (conflicts.length > 0) throw new DomainError("conflict", "termMoved");
  if (Object.keys(applied).length === 0) throw new DomainError("conflict", "alreadySo");
  return applied;
}

const after = (content: Content, changes: Changes): Content => merge(content, changes).content;
