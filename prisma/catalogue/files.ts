/**
 * The files of prisma/reference: the catalogue as it was collected, and beside it the reviewed mappings that tie
 * its names to the directory. Everything is parsed strictly: a key that nobody reads is an error, not a surprise.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { creditRoles } from "#lib/entries/fields";
import { isRelationKind, type RelationKind } from "#lib/entries/relations";
import { actor, bulletin, event, lab, maybe, person, programme, resource, theme } from "./collected";

export type CatalogueFiles = ReturnType<typeof readFiles>;
export type CatalogueResource = CatalogueFiles["resources"][number];
export type CatalogueLab = CatalogueFiles["labs"][number];
export type CatalogueProgramme = CatalogueFiles["programmes"][number];
export type CatalogueEvent = CatalogueFiles["events"][number];
export type CatalogueActor = CatalogueFiles["actors"][number];
export type CreditPart = z.infer<typeof creditPart>;

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
