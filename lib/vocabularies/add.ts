/** A moderator adds a theme or an organisation. */
import { v7 as uuid } from "uuid";
import type { Transaction } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { diff } from "#lib/revisions/changes";
import { type Acted, actOnTerm, type TermAct } from "./act";
import { parseNewTheme, parseOrganisation } from "./fields";
import { requireParent } from "./parent";
import { freeSlug, refuseTakenOrganisationName, refuseTakenThemeLabels, themeFields } from "./terms";
import { organisationTags, themeTags } from "./touched";

/** At the end of its group. @throws DomainError forbidden, invalid (beside the fields) */
export async function addTheme(moderator: Actor | null, typed: unknown, now = new Date()): Promise<Acted> {
  return actOnTerm(moderator, now, (tx) => themeAdded(tx, typed));
}

/** The same in the transaction of an act. */
export async function themeAdded(tx: Transaction, typed: unknown): Promise<TermAct> {
  const { group, ...labels } = parseNewTheme(typed);
  await refuseTakenThemeLabels(tx, labels);
  const slug = await freeSlug(tx, "theme", labels.labelFr);
  const position = await placeAtEnd(tx, group);
  await tx.theme.create({ data: { id: uuid(), slug, group, position, ...labels } });
  return {
    vocabulary: "theme",
    slug,
    label: labels.labelFr,
    act: "add",
    changes: diff({}, { ...themeFields(labels), group }),
    tags: await themeTags(tx, [slug], []),
  };
}

/** @throws DomainError forbidden, invalid (beside the fields) */
export async function addOrganisation(
  moderator: Actor | null,
  typed: unknown,
  now = new Date(),
): Promise<Acted> {
  return actOnTerm(moderator, now, (tx) => organisationAdded(tx, typed));
}

/** The same in the transaction of an act. */
export async function organisationAdded(tx: Transaction, typed: unknown): Promise<TermAct> {
  const input = parseOrganisation(typed);
  await refuseTakenOrganisationName(tx, input.name);
  const { parent, ...columns } = input;
  const parentId = await requireParent(tx, parent, null);
  const id = uuid();
  const slug = await freeSlug(tx, "organisation", input.name);
  await tx.organisation.create({ data: { id, slug, parentId, ...columns } });
  return {
    vocabulary: "organisation",
    slug,
    label: input.name,
    act: "add",
    changes: diff({}, input),
    tags: await organisationTags(tx, [id], []),
  };
}

/** Groups stay together in the order of the vocabulary: what follows moves down by one. */
async function placeAtEnd(tx: Transaction, group: string): Promise<number> {
  const last =
    (await tx.theme.findFirst({
      where: { group },
      orderBy: { position: "desc" },
      select: { position: true },
    })) ?? (await tx.theme.findFirst({ orderBy: { position: "desc" }, select: { position: true } }));
  const position = (last?.position ?? -1) + 1;
  await tx.theme.updateMany({
    where: { position: { gte: position } },
    data: { position: { increment: 1 } },
  });
  return position;
}
