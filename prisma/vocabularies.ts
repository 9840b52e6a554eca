/** Themes and organisations: the rows that entries refer to. What is already there is left as moderators made it. */
import { v7 as uuid } from "uuid";
import { db, type Transaction } from "#lib/db";
import { reindex } from "#lib/entries/reindex";
import { fold } from "#lib/text";
import { organisationSlug } from "./catalogue/credits";
import type { CatalogueActor, CatalogueFiles } from "./catalogue/files";

/** Adds the themes, organisations and successions that are missing; returns how many rows were added. */
export async function loadVocabularies(files: CatalogueFiles): Promise<number> {
  return await db.$transaction(async (tx) => {
    const themes = await tx.theme.createMany({
      data: files.themes.map(({ id, label_fr, label_en, group }, position) => ({
        id: uuid(),
        slug: id,
        labelFr: label_fr,
        labelEn: label_en,
        group,
        position,
      })),
      skipDuplicates: true,
    });
    return themes.count + (await loadOrganisations(tx, files.actors));
  });
}

/**
 * Ties each organisation to the lab that presents the same body, and lets the search of the lab know its names. An
 * organisation that runs a lab is not that lab.
 */
export async function linkOrganisationsToLabs({ actors, labs }: CatalogueFiles): Promise<void> {
  const parents = new Set(labs.flatMap(({ parent_actor_id }) => parent_actor_id ?? []));
  await db.$transaction(async (tx) => {
    for (const { id, lab_id } of actors) {
      if (!lab_id || parents.has(id) || PARENTS_BY_NAME.has(id)) continue;
      const entry = await tx.entry.findUnique({ where: { slug: lab_id }, select: { id: true } });
      if (!entry) continue;
      const { count } = await tx.organisation.updateMany({
        where: { slug: organisationSlug(id), entryId: null, mergedIntoId: null },
        data: { entryId: entry.id },
      });
      if (count > 0) await reindex(tx, entry.id, false);
    }
  });
}

/** The parents of "Le Lab OuiShare & Chronos", which the catalogue names in one breath. */
const PARENTS_BY_NAME = new Set(["org-ouishare", "org-chronos"]);

async function loadOrganisations(tx: Transaction, actors: readonly CatalogueActor[]): Promise<number> {
  const known = new Set((await tx.organisation.findMany({ select: { slug: true } })).map(({ slug }) => slug));
  const missing = actors.filter(({ id }) => !known.has(organisationSlug(id)));
  if (missing.length === 0) return 0;
  await tx.organisation.createMany({
    data: missing.map((actor) => ({
      id: uuid(),
      slug: organisationSlug(actor.id),
      name: actor.name,
      acronym: actor.acronym,
      fullName: actor.full_name,
      aliases: aliasesOf(actor),
      kind: actor.kind,
      country: actor.country,
    })),
  });
  const rows = await tx.organisation.findMany({ select: { id: true, slug: true } });
  const idOf = new Map(rows.map(({ id, slug }) => [slug, id]));
  const resolve = (actor: string) => {
    const id = idOf.get(organisationSlug(actor));
    if (!id) throw new Error(`actors.json names ${actor}, which it does not hold`);
    return id;
  };
  for (const { id, parent_id } of missing) {
    if (!parent_id) continue;
    await tx.organisation.update({ where: { id: resolve(id) }, data: { parentId: resolve(parent_id) } });
  }
  await tx.organisationSuccession.createMany({ data: successions(missing, resolve), skipDuplicates: true });
  return missing.length;
}

// The catalogue may say a succession from both ends: rows are unique.
function successions(actors: readonly CatalogueActor[], resolve: (actor: string) => string) {
  return actors.flatMap(({ id, predecessor_id, successor_id }) => [
    ...(predecessor_id ? [{ predecessorId: resolve(predecessor_id), successorId: resolve(id) }] : []),
    ...(successor_id ? [{ predecessorId: resolve(id), successorId: resolve(successor_id) }] : []),
  ]);
}

// A variant in other capitals or accents is the same name to a reader and to the search.
function aliasesOf({ name, acronym, full_name, variants_as_printed }: CatalogueActor): string[] {
  const known = new Set([name, acronym, full_name].map((one) => fold(one ?? "")));
  return variants_as_printed.filter((alias) => {
    const isNew = !known.has(fold(alias));
    known.add(fold(alias));
    return isNew;
  });
}
