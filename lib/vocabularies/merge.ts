/**
 * A moderator merges a theme or an organisation into another of which it was a double: all that names it names the
 * other from then on, its address leads there, and its slug means the other in proposals and histories.
 */
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { fold } from "#lib/text";
import { type Acted, actOnTerm } from "./act";
import { moveChildren, moveCredits, moveSuccessions, moveThemed } from "./move";
import { bodiesAbove } from "./parent";
import { getOrganisation, getTheme } from "./terms";
import { entriesUnder, organisationTags, reindexEntries, themeTags } from "./touched";

export interface Merge {
  /** The one that goes, by slug. */
  slug: string;
  /** The one that stays. */
  into: string;
}

/** @throws DomainError forbidden, not-found, invalid (itself), conflict (one of them is merged already) */
export async function mergeThemes(
  moderator: Actor | null,
  { slug, into }: Merge,
  now = new Date(),
): Promise<Acted> {
  return actOnTerm(moderator, now, async (tx) => {
    refuseItself(slug, into);
    const [theme, target] = [await getTheme(tx, slug), await getTheme(tx, into)];
    const themed = await moveThemed(tx, theme.id, target.id);
    await tx.theme.update({ where: { id: theme.id }, data: { mergedIntoId: target.id } });
    const entries = themed.map(({ entry }) => entry);
    await reindexEntries(tx, entries);
    return {
      vocabulary: "theme",
      slug,
      label: theme.labelFr,
      act: "merge",
      changes: { mergedInto: { from: null, to: into } },
      moved: { themed },
      tags: await themeTags(tx, [slug, into], entries),
    };
  });
}

/** @throws DomainError forbidden, not-found, invalid (itself), conflict (one of them is merged already) */
export async function mergeOrganisations(
  moderator: Actor | null,
  { slug, into }: Merge,
  now = new Date(),
): Promise<Acted> {
  return actOnTerm(moderator, now, async (tx) => {
    refuseItself(slug, into);
    const [body, target] = [await getOrganisation(tx, slug), await getOrganisation(tx, into)];
    const both = [body.id, target.id];
    const before = await entriesUnder(tx, both);
    const around = await organisationTags(tx, both, []);
    const aboveTarget = await bodiesAbove(tx, target.id);
    const credited = await moveCredits(tx, body.id, target.id);
    const children = await moveChildren(tx, body, target.id, aboveTarget);
    const successions = await moveSuccessions(tx, body.id, target.id);
    const learnt = newNames([body.name, body.acronym, body.fullName, ...body.aliases], target);
    const page = body.entryId ? { entry: body.entryId, taken: target.entryId === null } : null;
    await tx.organisation.update({
      where: { id: body.id },
      data: { mergedIntoId: target.id, entryId: null },
    });
    await tx.organisation.update({
      where: { id: target.id },
      data: { aliases: [...target.aliases, ...learnt], ...(page?.taken && { entryId: page.entry }) },
    });
    const entries = [
      ...new Set([...before, ...(page ? [page.entry] : []), ...(await entriesUnder(tx, [target.id]))]),
    ];
    await reindexEntries(tx, entries);
    return {
      vocabulary: "organisation",
      slug,
      label: body.name,
      act: "merge",
      changes: { mergedInto: { from: null, to: into } },
      moved: { credited, children, successions, page, aliases: learnt },
      tags: [...new Set([...around, ...(await organisationTags(tx, both, entries))])],
    };
  });
}

interface Named {
  name: string;
  acronym: string | null;
  fullName: string | null;
  aliases: string[];
}

/** The names that the other did not have, so that what is looked for under them is still found. */
function newNames(names: readonly (string | null)[], { name, acronym, fullName, aliases }: Named): string[] {
  const known = new Set([name, acronym, fullName, ...aliases].map((one) => fold(one ?? "")));
  return names.flatMap((one) => {
    if (one === null || known.has(fold(one))) return [];
    known.add(fold(one));
    return [one];
  });
}

function refuseItself(slug: string, into: string): void {
  if (slug !== into) return;
  throw new DomainError("invalid", "invalidContent", {}, [{ path: "into", code: "mergedIntoItself" }]);
}
