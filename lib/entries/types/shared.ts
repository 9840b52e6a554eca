/** The fields that every type has, and the shape of a type's definition. */
import { z } from "zod";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import {
  because,
  type CreditRole,
  country,
  credit,
  type Field,
  fieldMeta,
  language,
  line,
  link,
  list,
  partialDate,
  relation,
  slug,
  source,
  text,
  url,
} from "../fields";
import { endOf, startOf } from "../partial-date";
import { zoneOf } from "../zone";

export interface EntryTypeDefinition {
  type: EntryType;
  /** The kinds of this type; words under `messages.fields.options.kind`. */
  kinds: readonly [string, ...string[]];
  schema: z.ZodObject;
  /** The schema.org type of a kind. */
  schemaOrg: (kind: string) => string;
  /** What a bibliography takes a kind for: a type of CSL 1.0.2. */
  csl: (kind: string) => string;
  /** What a card shows besides title and summary, in order. */
  card: readonly CardFact[];
  /** The credit roles that this type's form proposes first. */
  roles: readonly [CreditRole, ...CreditRole[]];
  /**
   * Set when a page of this type may have a team (lib/teams): the roles in which an organisation is credited whose own
   * team holds it too.
   */
  heldBy?: readonly CreditRole[];
  /** Set when it lasts: who keeps such a page is asked after a while whether it is still right (lib/freshness). */
  lasts?: true;
  /** A whole, plausible content, for tests and for the forms' examples. */
  example: Content;
}

export type CardFact =
  | "kind"
  | "period"
  /** Whether it is yet to come or past: for what happens on given days. */
  | "coming"
  | "deadline"
  | "place"
  | "status"
  | "pages"
  | `credits:${CreditRole}`;

/** Registers what screens must know of a field; returns the same schema. */
export function field<T extends z.ZodType>(schema: T, meta: Omit<Field, "name" | "required">): T {
  fieldMeta.add(schema, meta);
  return schema;
}

/** A choice of the kinds of one type, with its words under `messages.fields.options.kind`. */
export function kind<const K extends readonly [string, ...string[]]>(kinds: K) {
  return field(z.enum(kinds), {
    widget: "choice",
    section: "identity",
    choice: "kind",
    options: kinds,
    facet: true,
  });
}

// A function and not an object: a schema's metadata belongs to one instance, and types name some fields differently.
export function sharedFields(labels: { title?: string } = {}) {
  return {
    title: field(line(300), { widget: "line", section: "identity", label: labels.title, maxLength: 300 }),
    summary: field(text(1000), { widget: "text", section: "identity", maxLength: 1000 }),
    body: field(text(20_000).nullable(), { widget: "markdown", section: "identity", maxLength: 20_000 }),
    language: field(language.clone(), { widget: "language", section: "identity", facet: true }),
    url: field(url.nullable(), { widget: "url", section: "links" }),
    territory: field(z.string().max(40).nullable(), { widget: "territory", section: "place", facet: true }),
    country: field(country.nullable(), { widget: "country", section: "place" }),
    address: field(line(300).nullable(), { widget: "line", section: "place", maxLength: 300 }),
    latitude: field(z.number().min(-90).max(90).nullable(), { widget: "number", section: "place" }),
    longitude: field(z.number().min(-180).max(180).nullable(), { widget: "number", section: "place" }),
    themes: field(list(slug, 8), { widget: "themes", section: "subject", facet: true }),
    credits: field(list(credit, 60), { widget: "credits", section: "people" }),
    relations: field(list(relation, 60), { widget: "relations", section: "links" }),
    links: field(list(link, 40), { widget: "links", section: "links" }),
    sources: field(list(source, 20), { widget: "sources", section: "origin" }),
    // Moderators' acts, through the same revisions: no form shows them.
    archived: field(z.boolean(), {}),
    removed: field(z.boolean(), {}),
    mergedInto: field(slug.nullable(), {}),
    highlightedUntil: field(z.iso.date().nullable(), {}),
  };
}

const start = (label: string) => ({ widget: "date", section: "dates", label, facet: true }) as const;
export const startsOn = (label: string) => field(partialDate.nullable(), start(label));
export const requiredStartsOn = (label: string) => field(partialDate.clone(), start(label));
export const endsOn = () => field(partialDate.nullable(), { widget: "date", section: "dates" });
export const deadlineOn = () => field(partialDate.nullable(), { widget: "date", section: "dates" });
export const aliases = () =>
  field(list(line(200), 20), { widget: "names", section: "identity", search: "A" });

/** What holds across fields, whatever the type. */
export function consistent<T extends z.ZodObject>(schema: T): T {
  return schema.check((context) => {
    // Fields first: what is wrong in one of them is said once.
    if (context.issues.length > 0) return;
    const content = published.parse(context.value);
    const issue = (path: string, code: string) =>
      context.issues.push({ code: "custom", path: [path], input: context.value, ...because(code) });
    // What has no last day ends on its first: so does its time of end. With neither, it cannot end before it starts.
    const lastDay = content.endsOn ?? content.startsOn;
    if (content.startsOn && lastDay && (content.endsOn || content.endTime)) {
      const zone = zoneOf(content);
      if (endOf(lastDay, content.endTime, zone) < startOf(content.startsOn, content.startTime, zone))
        issue(content.endsOn && lastDay !== content.startsOn ? "endsOn" : "endTime", "endsBeforeStart");
    }
    if (!content.startsOn && content.endsOn && content.startTime !== undefined) issue("startsOn", "required");
    if ((content.latitude === null) !== (content.longitude === null)) {
      issue(content.latitude === null ? "latitude" : "longitude", "pointIsWhole");
    }
    const seen = new Set<string>();
    content.relations.forEach(({ kind: relationKind, to }, index) => {
      if (seen.has(`${relationKind} ${to}`)) issue(`relations.${index}.to`, "double");
      seen.add(`${relationKind} ${to}`);
    });
  });
}

const published = z.object({
  kind: z.string(),
  ...sharedFields(),
  startsOn: partialDate.nullable(),
  endsOn: partialDate.nullish(),
  deadlineOn: partialDate.nullish(),
  startTime: z.string().nullish(),
  endTime: z.string().nullish(),
  timezone: z.string().nullish(),
});

/** What publishing reads of a content of any type, once the type's schema has accepted it. */
export type PublishedContent = z.output<typeof published>;

export function parsePublished(content: Content): PublishedContent {
  return published.parse(content);
}
