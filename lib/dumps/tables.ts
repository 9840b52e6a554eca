/** What entries name, as tables beside them: the organisations, themes and territories of what is published. */
import { db } from "#lib/db";
import { PUBLISHED } from "#lib/entries/queries";
import { csvHeadings, csvLines } from "#lib/exports/csv";
import type { TableColumn } from "#lib/exports/table";
import type { Prisma } from "#lib/generated/prisma/client";
import { messages } from "#lib/messages/index";
import { organisationKindLabel } from "#lib/organisations/kinds";
import { organisationPath, territoryPath, themePath } from "#lib/paths";

export interface Table {
  text: string;
  lines: number;
}

const print = <T>(rows: readonly T[], columns: readonly TableColumn<T>[]): Table => ({
  text: csvHeadings(columns, "fr") + csvLines(rows, columns, "fr"),
  lines: rows.length,
});

const words = () => messages("fr").openData.columns;
const text = <T>(name: keyof ReturnType<typeof words>, value: TableColumn<T>["value"]): TableColumn<T> => ({
  name,
  heading: words()[name],
  holds: "text",
  value,
});

export async function organisationsTable(origin: string): Promise<Table> {
  const used = {
    mergedIntoId: null,
    OR: [{ credits: { some: { entry: PUBLISHED } } }, { entry: PUBLISHED }],
  } satisfies Prisma.OrganisationWhereInput;
  const rows = await db.organisation.findMany({
    where: used,
    select: {
      slug: true,
      name: true,
      acronym: true,
      fullName: true,
      aliases: true,
      kind: true,
      country: true,
      parent: { select: { slug: true } },
      successors: { select: { successor: { select: { slug: true } } } },
    },
    orderBy: { slug: "asc" },
  });
  return print(rows, [
    text("slug", ({ slug }) => slug),
    text("name", ({ name }) => name),
    text("acronym", ({ acronym }) => acronym),
    text("fullName", ({ fullName }) => fullName),
    text("aliases", ({ aliases }) => aliases.join(" ; ") || null),
    text("kind", ({ kind }) => organisationKindLabel(kind, "fr")),
    text("country", ({ country }) => country),
    text("parent", ({ parent }) => parent?.slug ?? null),
    text(
      "successors",
      ({ successors }) => successors.map(({ successor }) => successor.slug).join(" ; ") || null,
    ),
    text("page", ({ slug }) => origin + organisationPath("fr", slug)),
  ]);
}

export async function themesTable(origin: string): Promise<Table> {
  const rows = await db.theme.findMany({
    where: { mergedIntoId: null },
    select: { slug: true, labelFr: true, labelEn: true },
    orderBy: { position: "asc" },
  });
  return print(rows, [
    text("slug", ({ slug }) => slug),
    text("labelFr", ({ labelFr }) => labelFr),
    text("labelEn", ({ labelEn }) => labelEn),
    text("page", ({ slug }) => origin + themePath("fr", slug)),
  ]);
}

/** Those where an entry is, and what contains them. */
export async function territoriesTable(origin: string): Promise<Table> {
  const select = { code: true, name: true, level: true, ancestors: true } satisfies Prisma.TerritorySelect;
  const own = await db.territory.findMany({ where: { entries: { some: PUBLISHED } }, select });
  const around = [...new Set(own.flatMap(({ ancestors }) => ancestors))];
  const rows = await db.territory.findMany({
    where: { code: { in: [...new Set([...own.map(({ code }) => code), ...around])] } },
    select,
    orderBy: { code: "asc" },
  });
  return print(rows, [
    text("code", ({ code }) => code),
    text("name", ({ name }) => name),
    text("level", ({ level }) => level),
    text("within", ({ ancestors }) => ancestors.join(" ; ") || null),
    text("page", ({ code }) => origin + territoryPath("fr", code)),
  ]);
}
