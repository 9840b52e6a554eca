/** Themes and organisations as moderators keep them: lists with usage counts, and one term with all that is known of it. */
import { db } from "#lib/db";
import { slug as slugSchema } from "#lib/entries/fields";
import { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import { fold } from "#lib/text";
import type { Vocabulary } from "./act";
import type { TermFilters } from "./filters";
import { organisationUsage, themeUsage } from "./usage";
import type { OrganisationDetail, TermDetail, TermItem, TermRef, TermState, ThemeDetail } from "./view";

const PAGE = 60;

/** How many terms of each vocabulary stand. @throws DomainError forbidden */
export async function countTerms(moderator: Actor | null): Promise<Record<Vocabulary, number>> {
  authorise(moderator, "review");
  const where = { mergedIntoId: null };
  return {
    theme: await db.theme.count({ where }),
    organisation: await db.organisation.count({ where }),
  };
}

interface Row {
  slug: string;
  labelFr: string;
  labelEn: string;
  kind: string;
  acronym: string | null;
  deprecated: boolean;
  intoSlug: string | null;
  intoFr: string | null;
  intoEn: string | null;
  entries: number;
  total: number;
}

export interface TermPage {
  items: TermItem[];
  total: number;
  /** The slug after which the next page starts. */
  next: string | null;
}

/**
 * Themes in the order of the vocabulary, organisations by name.
 * @param after the last slug of the page before; what cannot be one is none.
 * @throws DomainError forbidden
 */
export async function listTerms(
  moderator: Actor | null,
  vocabulary: Vocabulary,
  filters: TermFilters,
  after: string | null = null,
): Promise<TermPage> {
  authorise(moderator, "review");
  const place = slugSchema.safeParse(after).data ?? null;
  const rows = await db.$queryRaw<Row[]>(
    vocabulary === "theme" ? themesSql(filters, place) : organisationsSql(filters, place),
  );
  const items = rows.slice(0, PAGE).map(itemOf);
  return {
    items,
    total: rows[0]?.total ?? 0,
    next: rows.length > PAGE ? (items.at(-1)?.slug ?? null) : null,
  };
}

function themesSql(filters: TermFilters, after: string | null): Prisma.Sql {
  const names = Prisma.sql`concat_ws(' ', t.label_fr, t.label_en, t.slug)`;
  return Prisma.sql`
    WITH found AS (
      SELECT t.*, count(*) OVER ()::int AS total FROM theme t WHERE ${condition(names, filters)}
    )
    SELECT t.slug, t.label_fr AS "labelFr", t.label_en AS "labelEn", t."group" AS kind, NULL AS acronym,
      t.deprecated_at IS NOT NULL AS deprecated, m.slug AS "intoSlug", m.label_fr AS "intoFr", m.label_en AS "intoEn",
      (SELECT count(*)::int FROM entry_theme et WHERE et.theme_id = t.id) AS entries, t.total
    FROM found t LEFT JOIN theme m ON m.id = t.merged_into_id
    WHERE ${after ? Prisma.sql`(t.position, t.slug) > (SELECT position, slug FROM theme WHERE slug = ${after})` : Prisma.sql`true`}
    ORDER BY t.position, t.slug LIMIT ${PAGE + 1}`;
}

function organisationsSql(filters: TermFilters, after: string | null): Prisma.Sql {
  const names = Prisma.sql`concat_ws(' ', t.name, t.acronym, t.full_name, array_to_string(t.aliases, ' '), t.slug)`;
  const place = Prisma.sql`lower(unaccent(t.name)), t.slug`;
  return Prisma.sql`
    WITH found AS (
      SELECT t.*, count(*) OVER ()::int AS total FROM organisation t WHERE ${condition(names, filters)}
    )
    SELECT t.slug, t.name AS "labelFr", t.name AS "labelEn", t.kind, t.acronym,
      t.deprecated_at IS NOT NULL AS deprecated, m.slug AS "intoSlug", m.name AS "intoFr", m.name AS "intoEn",
      (SELECT count(DISTINCT c.entry_id)::int FROM credit c WHERE c.organisation_id = t.id) AS entries, t.total
    FROM found t LEFT JOIN organisation m ON m.id = t.merged_into_id
    WHERE ${after ? Prisma.sql`(${place}) > (SELECT lower(unaccent(name)), slug FROM organisation WHERE slug = ${after})` : Prisma.sql`true`}
    ORDER BY ${place} LIMIT ${PAGE + 1}`;
}

/** All the words are in the names, without case or accents; what was merged is shown when it is asked for. */
function condition(names: Prisma.Sql, { q, state }: TermFilters): Prisma.Sql {
  const words = fold(q)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${word}%`);
  const inState: Record<TermState, Prisma.Sql> = {
    offered: Prisma.sql`t.deprecated_at IS NULL AND t.merged_into_id IS NULL`,
    deprecated: Prisma.sql`t.deprecated_at IS NOT NULL AND t.merged_into_id IS NULL`,
    merged: Prisma.sql`t.merged_into_id IS NOT NULL`,
  };
  const shown = state ? inState[state] : q ? Prisma.sql`true` : Prisma.sql`t.merged_into_id IS NULL`;
  return Prisma.sql`${shown} AND lower(unaccent(${names})) LIKE ALL (${words}::text[])`;
}

function itemOf({ deprecated, intoSlug, intoFr, intoEn, total: _, ...row }: Row): TermItem {
  return {
    ...row,
    state: intoSlug ? "merged" : deprecated ? "deprecated" : "offered",
    mergedInto: intoSlug
      ? { slug: intoSlug, labelFr: intoFr ?? intoSlug, labelEn: intoEn ?? intoSlug }
      : null,
  };
}

/** Null when there is none. @throws DomainError forbidden */
export async function getTerm(
  moderator: Actor | null,
  vocabulary: Vocabulary,
  slug: string,
): Promise<TermDetail | null> {
  authorise(moderator, "review");
  if (!slugSchema.safeParse(slug).success) return null;
  return vocabulary === "theme" ? getThemeDetail(slug) : getOrganisationDetail(slug);
}

/** What a theme can be merged into: those that stand, itself left out. @throws DomainError forbidden */
export async function listOtherThemes(moderator: Actor | null, slug: string): Promise<TermRef[]> {
  authorise(moderator, "review");
  return db.theme.findMany({
    where: { mergedIntoId: null, slug: { not: slug } },
    select: themeRef,
    orderBy: { position: "asc" },
  });
}

const themeRef = { slug: true, labelFr: true, labelEn: true } as const;
const organisationRef = { slug: true, name: true } as const;

const named = ({ slug, name }: { slug: string; name: string }): TermRef => ({
  slug,
  labelFr: name,
  labelEn: name,
});

async function getThemeDetail(slug: string): Promise<ThemeDetail | null> {
  const theme = await db.theme.findUnique({
    where: { slug },
    select: { ...themeRef, id: true, group: true, deprecatedAt: true, mergedInto: { select: themeRef } },
  });
  if (!theme) return null;
  const { id, ...detail } = theme;
  return {
    vocabulary: "theme",
    ...detail,
    state: stateOf(detail),
    usage: await themeUsage(db, { id, slug }),
  };
}

async function getOrganisationDetail(slug: string): Promise<OrganisationDetail | null> {
  const organisation = await db.organisation.findUnique({
    where: { slug },
    select: {
      ...organisationRef,
      id: true,
      acronym: true,
      fullName: true,
      aliases: true,
      kind: true,
      country: true,
      deprecatedAt: true,
      parent: { select: organisationRef },
      mergedInto: { select: organisationRef },
      predecessors: { select: { year: true, predecessor: { select: organisationRef } } },
      successors: { select: { year: true, successor: { select: organisationRef } } },
    },
  });
  if (!organisation) return null;
  const { id, name, parent, mergedInto, predecessors, successors, ...detail } = organisation;
  return {
    vocabulary: "organisation",
    ...detail,
    ...named({ slug, name }),
    parent: parent && named(parent),
    mergedInto: mergedInto && named(mergedInto),
    state: stateOf({ deprecatedAt: detail.deprecatedAt, mergedInto }),
    predecessors: predecessors.map(({ year, predecessor }) => ({ ...named(predecessor), year })),
    successors: successors.map(({ year, successor }) => ({ ...named(successor), year })),
    usage: await organisationUsage(db, { id, slug }),
  };
}

const stateOf = ({
  deprecatedAt,
  mergedInto,
}: {
  deprecatedAt: Date | null;
  mergedInto: unknown;
}): TermState => (mergedInto ? "merged" : deprecatedAt ? "deprecated" : "offered");
