/**
 * The files of prisma/reference: the catalogue as it was collected, and beside it the reviewed mappings that tie
 * its names to the directory. Everything is parsed strictly: a key that nobody reads is an error, not a surprise.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { creditRoles } from "#lib/entries/fields";
import { isRelationKind, type RelationKind } from "#lib/entries/relations";
import { isOrganisationKind } from "#lib/organisations/kinds";

export type CatalogueFiles = ReturnType<typeof readFiles>;
export type CatalogueResource = CatalogueFiles["resources"][number];
export type CatalogueLab = CatalogueFiles["labs"][number];
export type CatalogueProgramme = CatalogueFiles["programmes"][number];
export type CatalogueEvent = CatalogueFiles["events"][number];
export type CatalogueActor = CatalogueFiles["actors"][number];
export type CreditMapping = z.infer<typeof credits>;
export type CreditPart = z.infer<typeof creditPart>;
export type Place = z.infer<typeof place>;

/** Reads and checks every file; throws a ZodError, named after the file, on the first that is not as expected. */
export function readFiles(folder = join(import.meta.dirname, "..", "reference")) {
  const read = <T>(name: string, schema: z.ZodType<T>): T => {
    const result = schema.safeParse(JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")));
    if (!result.success) throw new Error(`${name}.json: ${z.prettifyError(result.error)}`);
    return result.data;
  };
  return {
    resources: read("resources", z.array(resource)),
    labs: read("labs", z.array(lab)),
    programmes: read("programmes", z.array(programme)),
    events: read("events", z.array(event)),
    actors: read("actors", z.array(actor)),
    people: read("people", z.array(person)),
    themes: read("themes", z.array(theme)),
    bulletin: read("bulletin", bulletin),
    documents: read(
      "sources",
      z.record(z.string(), z.strictObject({ title: z.string(), entry: z.string() })),
    ),
    credits: read("credits", credits),
    peopleCredits: read("people-credits", z.record(z.string(), z.array(personCredit))),
    relations: read("relations", relations),
    entryThemes: read("entry-themes", z.record(z.string(), z.array(z.string()).min(1).max(4))),
    places: read("places", z.record(z.string(), place)),
    /** The Markdown paragraphs of an entry's body, in French. */
    bodies: read("bodies", z.record(z.string(), z.array(z.string()).min(1))),
  };
}

const maybe = z.string().nullable();
const found = { source: z.string(), source_line: z.int() };

// What every entry of the catalogue says: where it was found, what it relates to.
const entry = {
  id: z.string(),
  summary_fr: z.string().min(1),
  section: maybe,
  ...found,
  also_in: z.array(z.strictObject({ ...found, note: z.string().optional() })),
  relations: z.array(z.strictObject({ rel: z.string(), id: z.string(), note: z.string().optional() })),
  notes: maybe,
};

const resource = z.strictObject({
  ...entry,
  title: z.string(),
  subtitle: maybe,
  title_given: z.boolean(),
  kind: z.string(),
  authors: z.array(z.string()),
  authors_detail: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(["person", "organisation"]),
      as_printed: maybe,
      role: z.enum(["author", "editor", "contributor", "design-facilitation", "lead-institution"]),
    }),
  ),
  publisher: maybe,
  publisher_as_printed: maybe,
  publisher_inferred: z.boolean(),
  container: maybe,
  issue: maybe,
  date: maybe,
  date_as_printed: maybe,
  date_inferred: z.boolean(),
  date_note: maybe,
  pages: maybe,
  pages_total: z.int().nullable(),
  page_range: z.tuple([z.int(), z.int()]).nullable(),
  language: z.string(),
  language_stated: z.boolean(),
  online: z.boolean(),
  online_basis: z.enum(["stated", "nature"]).nullable(),
  highlight: z.boolean(),
  themes: z.array(z.string()).min(1),
  urls: z.array(z.url()),
});

const lab = z.strictObject({
  ...entry,
  name: z.string(),
  name_given: z.boolean(),
  aliases: z.array(z.string()),
  parent: maybe,
  parent_actor_id: maybe,
  kind: z.string(),
  kind_stated: z.boolean(),
  kind_note: maybe,
  territory: maybe,
  territory_level: maybe,
  country: maybe,
  highlight: z.boolean(),
  core: z.boolean(),
  urls: z.array(z.url()),
});

const programme = z.strictObject({
  ...entry,
  name: z.string(),
  name_given: z.boolean(),
  aliases: z.array(z.string()),
  operator: maybe,
  operator_actor_ids: z.array(z.string()),
  kind: z.string(),
  kind_stated: z.boolean(),
  start: maybe,
  end: maybe,
  dates: maybe,
  status: z.string(),
  amount_eur: z.int().nullable(),
  highlight: z.boolean(),
  core: z.boolean(),
  urls: z.array(z.url()),
});

const event = z.strictObject({
  ...entry,
  title: z.string(),
  title_given: z.boolean(),
  start: z.string(),
  end: z.string(),
  start_time: maybe,
  end_time: maybe,
  date_inferred: z.boolean(),
  date_note: maybe,
  place: maybe,
  organisers: z.array(z.string()),
  kind: z.string(),
  edition: maybe,
  series: maybe,
  registration: maybe,
});

const actor = z.strictObject({
  id: z.string().startsWith("org-"),
  name: z.string(),
  acronym: maybe,
  full_name: maybe,
  kind: z.string().refine(isOrganisationKind),
  country: maybe,
  predecessor_id: maybe,
  successor_id: maybe,
  parent_id: maybe,
  lab_id: maybe,
  variants_as_printed: z.array(z.string()),
  contact: z.record(z.string(), z.unknown()).nullable(),
  ...found,
  also_in: entry.also_in,
  notes: maybe,
});

const person = z.strictObject({
  id: z.string().startsWith("pers-"),
  name: z.string(),
  role_fr: z.string(),
  organisation: maybe,
  ...found,
  notes: maybe,
});

const theme = z.strictObject({
  id: z.string(),
  label_fr: z.string(),
  label_en: z.string(),
  group: z.enum(["bulletin-section", "sonar-family", "cross-cutting"]),
  grounded_in: z.string(),
});

// Of the bulletin only the items of each section matter here.
const items = z.array(z.object({ id: z.string(), highlight: z.boolean() }));
const bulletin = z.object({
  resource_id: z.string(),
  lead_items: items,
  sections: z.array(z.object({ title: z.string(), theme_id: maybe, items })),
});

/** A part of a printed name: "ENA / ENSCI" has two. Without `name`, the name is kept as printed. */
const creditPart = z.strictObject({
  name: z.string().optional(),
  organisation: z.string().startsWith("org-").optional(),
  entry: z.string().optional(),
  role: z.enum(creditRoles).optional(),
  note: z.string().optional(),
});

const credits = z.strictObject({
  /** Printed names that no organisation, lab or programme of the directory stands for. */
  staysAName: z.array(z.string()),
  names: z.record(z.string(), z.array(creditPart).min(1)),
  /** What only one entry says: another publisher, notes by name, credits told in its notes. */
  entries: z.record(
    z.string(),
    z.strictObject({
      publisher: z.array(creditPart).optional(),
      notes: z.record(z.string(), z.string()).optional(),
      also: z.array(creditPart.required({ name: true, role: true })).optional(),
    }),
  ),
});

const personCredit = z.strictObject({ entry: z.string(), role: z.enum(creditRoles), note: maybe });

const relationKind = z.custom<RelationKind>((kind) => typeof kind === "string" && isRelationKind(kind));
const relations = z.strictObject({
  /** Each name that the catalogue uses; an event that "produces" a text leads to it. */
  names: z.record(
    z.string(),
    z.strictObject({ kind: relationKind, fromEvent: relationKind.optional(), note: z.string().optional() }),
  ),
  /** Statements that another, more precise one of the catalogue makes needless. */
  leftOut: z.array(z.strictObject({ from: z.string(), name: z.string(), to: z.string(), why: z.string() })),
});

const place = z.strictObject({
  territory: z.string().optional(),
  country: z.string().optional(),
  address: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
});
