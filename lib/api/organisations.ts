/** Bodies through the API: the authority file, and one with what it follows and what followed it. */
import type { z } from "zod";
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { getOrganisation } from "#lib/organisations/queries";
import type { OrganisationRef } from "#lib/organisations/view";
import { apiEntriesPath, apiOrganisationPath, organisationPath, withQuery } from "#lib/paths";
import { ApiRefusal, type Asked } from "./answer";
import { refFrom } from "./entries";
import type { organisation, organisationList } from "./schemas";
import { likeAll } from "./words";

export interface OrganisationsQuery {
  q?: string;
  kind?: string;
  cursor?: string;
  limit: number;
}

interface Row {
  slug: string;
  name: string;
  acronym: string | null;
  fullName: string | null;
  kind: string;
  country: string | null;
  deprecated: boolean;
}

/** Those that stand, by slug; the cursor is the last slug of the page before. */
export async function listOrganisations({
  query: { q, kind, cursor, limit },
  origin,
}: Asked<object, OrganisationsQuery>): Promise<{ value: z.input<typeof organisationList> }> {
  const names = Prisma.sql`lower(unaccent(concat_ws(' ', o.name, o.acronym, o.full_name, array_to_string(o.aliases, ' '))))`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.slug, o.name, o.acronym, o.full_name AS "fullName", o.kind, o.country,
      o.deprecated_at IS NOT NULL AS deprecated
    FROM organisation o
    WHERE o.merged_into_id IS NULL AND ${names} LIKE ALL (${likeAll(q)}::text[])
      AND ${kind ? Prisma.sql`o.kind = ${kind}` : Prisma.sql`true`}
      AND ${cursor ? Prisma.sql`o.slug > ${cursor}` : Prisma.sql`true`}
    ORDER BY o.slug LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  return {
    value: {
      items: shown.map((row) => ({ ...row, url: origin + organisationPath("fr", row.slug) })),
      next: rows.length > limit ? (shown.at(-1)?.slug ?? null) : null,
    },
  };
}

export async function readOrganisation({
  path: { slug },
  origin,
}: Asked<{ slug: string }, unknown>): Promise<{ value: z.input<typeof organisation> } | { movedTo: string }> {
  const found = await getOrganisation(slug, 0);
  if (!found) throw new ApiRefusal(404, "No organisation has this slug.");
  if (!found.organisation) return { movedTo: apiOrganisationPath(found.mergedInto) };
  const {
    entries: _,
    more: __,
    parent,
    children,
    predecessors,
    successors,
    entry,
    ...body
  } = found.organisation;
  const refOf = (of: OrganisationRef) => ({
    slug: of.slug,
    name: of.name,
    url: origin + organisationPath("fr", of.slug),
  });
  const following = ({ year, ...of }: OrganisationRef & { year: number | null }) => ({
    year,
    organisation: refOf(of),
  });
  return {
    value: {
      ...body,
      url: origin + organisationPath("fr", slug),
      parent: parent && refOf(parent),
      children: children.map(refOf),
      predecessors: predecessors.map(following),
      successors: successors.map(following),
      entry: entry && refFrom(origin)(entry),
      entries: origin + withQuery(apiEntriesPath, { organisation: slug }),
    },
  };
}
