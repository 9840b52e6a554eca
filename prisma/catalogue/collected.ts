/** The catalogue as it was collected, file by file: strict, so that a key that nobody reads is an error. */
import { z } from "zod";
import { isOrganisationKind } from "#lib/organisations/kinds";

export const maybe = z.string().nullable();
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

export const resource = z.strictObject({
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

export const lab = z.strictObject({
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

export const programme = z.strictObject({
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

export const event = z.strictObject({
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

export const actor = z.strictObject({
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

export const person = z.strictObject({
  id: z.string().startsWith("pers-"),
  name: z.string(),
  role_fr: z.string(),
  organisation: maybe,
  ...found,
  notes: maybe,
});

export const theme = z.strictObject({
  id: z.string(),
  label_fr: z.string(),
  label_en: z.string(),
  group: z.enum(["bulletin-section", "sonar-family", "cross-cutting"]),
  grounded_in: z.string(),
});

// Of the bulletin only the items of each section matter here.
const items = z.array(z.object({ id: z.string(), highlight: z.boolean() }));
export const bulletin = z.object({
  resource_id: z.string(),
  lead_items: items,
  sections: z.array(z.object({ title: z.string(), theme_id: maybe, items })),
});
