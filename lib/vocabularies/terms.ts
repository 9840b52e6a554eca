/** A theme or an organisation as an act finds it, its fields as changes name them, and the slug of a new one. */
import type { Transaction } from "#lib/db";
import { DomainError, type Issue } from "#lib/errors";
import type { Content } from "#lib/revisions/changes";
import { fold, slugify } from "#lib/text";
import type { Vocabulary } from "./act";

const standing = { mergedInto: { select: { id: true, slug: true } }, deprecatedAt: true } as const;

/** @throws DomainError not-found; conflict when it was merged into another */
export async function getTheme(tx: Transaction, slug: string) {
  const theme = await tx.theme.findUnique({
    where: { slug },
    select: { id: true, slug: true, labelFr: true, labelEn: true, ...standing },
  });
  return refuseMerged(theme);
}

/** @throws DomainError not-found; conflict when it was merged into another */
export async function getOrganisation(tx: Transaction, slug: string) {
  const organisation = await tx.organisation.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      acronym: true,
      fullName: true,
      aliases: true,
      kind: true,
      country: true,
      parentId: true,
      parent: { select: { slug: true } },
      entryId: true,
      ...standing,
    },
  });
  return refuseMerged(organisation);
}

export type ThemeRow = Awaited<ReturnType<typeof getTheme>>;
export type OrganisationRow = Awaited<ReturnType<typeof getOrganisation>>;

function refuseMerged<T extends { mergedInto: { slug: string } | null }>(row: T | null): T {
  if (!row) throw new DomainError("not-found", "notFound");
  if (row.mergedInto) throw new DomainError("conflict", "termMerged", { slug: row.mergedInto.slug });
  return row;
}

export const themeFields = ({ labelFr, labelEn }: Pick<ThemeRow, "labelFr" | "labelEn">): Content => ({
  labelFr,
  labelEn,
});

export const organisationFields = (row: Omit<OrganisationRow, "id" | "mergedInto" | "deprecatedAt">) =>
  ({
    name: row.name,
    acronym: row.acronym,
    fullName: row.fullName,
    aliases: row.aliases,
    kind: row.kind,
    country: row.country,
    parent: row.parent?.slug ?? null,
  }) satisfies Content;

/** What stands where the address of a term would: /vocabulaires/themes/ajouter is a form. */
const RESERVED = ["ajouter"];

/** The name's slug, or the first of slug-2, slug-3… that is free. One act at a time: nobody takes it meanwhile. */
export async function freeSlug(tx: Transaction, vocabulary: Vocabulary, name: string): Promise<string> {
  const base = slugify(name);
  const where = { slug: { startsWith: base } };
  const rows =
    vocabulary === "theme"
      ? await tx.theme.findMany({ where, select: { slug: true } })
      : await tx.organisation.findMany({ where, select: { slug: true } });
  const taken = new Set([...RESERVED, ...rows.map(({ slug }) => slug)]);
  if (!taken.has(base)) return base;
  let suffix = 2;
  while (taken.has(`${base}-${suffix}`)) suffix++;
  return `${base}-${suffix}`;
}

/** Two that stand under one name could not be told apart. @throws DomainError invalid, beside the fields */
export async function refuseTakenThemeLabels(
  tx: Transaction,
  { labelFr, labelEn }: { labelFr: string; labelEn: string },
  exceptId?: string,
): Promise<void> {
  const others = await tx.theme.findMany({
    where: { mergedIntoId: null, ...(exceptId && { id: { not: exceptId } }) },
    select: { labelFr: true, labelEn: true },
  });
  refuseTaken([
    ...taken(
      "labelFr",
      labelFr,
      others.map((other) => other.labelFr),
    ),
    ...taken(
      "labelEn",
      labelEn,
      others.map((other) => other.labelEn),
    ),
  ]);
}

/** @throws DomainError invalid, beside the field */
export async function refuseTakenOrganisationName(
  tx: Transaction,
  name: string,
  exceptId?: string,
): Promise<void> {
  const others = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM organisation
    WHERE merged_into_id IS NULL AND lower(unaccent(name)) = lower(unaccent(${name}))
      AND id IS DISTINCT FROM ${exceptId ?? null}::uuid`;
  refuseTaken(
    taken(
      "name",
      name,
      others.map((other) => other.name),
    ),
  );
}

const taken = (path: string, name: string, others: string[]): Issue[] =>
  others.some((other) => fold(other) === fold(name)) ? [{ path, code: "nameTaken" }] : [];

function refuseTaken(issues: Issue[]): void {
  if (issues.length > 0) throw new DomainError("invalid", "invalidContent", {}, issues);
}
