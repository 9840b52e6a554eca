/** A moderator has a theme or an organisation no longer offered, or offered again; what names it keeps it. */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { type Acted, actOnTerm, type Vocabulary } from "./act";
import { getOrganisation, getTheme } from "./terms";
import { organisationTags, themeTags } from "./touched";

export interface TermTarget {
  vocabulary: Vocabulary;
  slug: string;
}

/** @throws DomainError forbidden, not-found, conflict (already so, merged) */
export const deprecate = (moderator: Actor | null, target: TermTarget, now = new Date()): Promise<Acted> =>
  setOffered(moderator, target, false, now);

/** @throws DomainError forbidden, not-found, conflict (already so, merged) */
export const restore = (moderator: Actor | null, target: TermTarget, now = new Date()): Promise<Acted> =>
  setOffered(moderator, target, true, now);

async function setOffered(
  moderator: Actor | null,
  { vocabulary, slug }: TermTarget,
  offered: boolean,
  now: Date,
): Promise<Acted> {
  return actOnTerm(moderator, now, async (tx) => {
    const { id, label, deprecatedAt } = await getTerm(tx, vocabulary, slug);
    if ((deprecatedAt === null) === offered) throw new DomainError("conflict", "alreadySo");
    return {
      vocabulary,
      slug,
      label,
      act: offered ? "restore" : "deprecate",
      changes: {
        deprecatedAt: {
          from: deprecatedAt?.toISOString() ?? null,
          to: offered ? null : now.toISOString(),
        },
      },
      tags: await writeDeprecated(tx, vocabulary, { id, slug }, offered ? null : now),
    };
  });
}

/** A theme or an organisation by what both have. @throws DomainError not-found, conflict (merged) */
export async function getTerm(tx: Transaction, vocabulary: Vocabulary, slug: string) {
  if (vocabulary === "theme") {
    const theme = await getTheme(tx, slug);
    return { id: theme.id, label: theme.labelFr, deprecatedAt: theme.deprecatedAt };
  }
  const organisation = await getOrganisation(tx, slug);
  return { id: organisation.id, label: organisation.name, deprecatedAt: organisation.deprecatedAt };
}

/** Writes it; returns the tags of the pages that say so. */
export async function writeDeprecated(
  tx: Transaction,
  vocabulary: Vocabulary,
  { id, slug }: { id: string; slug: string },
  deprecatedAt: Date | null,
): Promise<string[]> {
  if (vocabulary === "theme") {
    await tx.theme.update({ where: { id }, data: { deprecatedAt } });
    return themeTags(tx, [slug], []);
  }
  await tx.organisation.update({ where: { id }, data: { deprecatedAt } });
  return organisationTags(tx, [id], []);
}
