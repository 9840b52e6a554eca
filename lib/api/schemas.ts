/**
 * What the API answers, as zod schemas: answers are written by them, and its description is made from them. Those that
 * have a name are the components of the description; their words are under `messages.api.properties`. Pure.
 */
import { z } from "zod";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { revisionStates } from "#lib/revisions/states";
import { contentSchema } from "./content";

/** The names of the components. */
export const components = z.registry<{ id: string }>();

export function named<T extends z.ZodType>(id: string, schema: T): T {
  components.add(schema, { id });
  return schema;
}

const instant = z.iso.datetime();
const url = z.url();
const type = z.enum(ENTRY_TYPES);
/** What comes next; null on the last page. */
const next = z.string().nullable();
const count = z.int().min(0);

export const problem = named(
  "Problem",
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
    /** As in X-Request-Id. */
    requestId: z.string().optional(),
  }),
);

export const index = named(
  "Index",
  z.object({
    name: z.string(),
    version: z.string(),
    licence: z.string(),
    documentation: url,
    openapi: url,
    links: z.record(z.string(), z.string()),
  }),
);

const ref = named("EntryRef", z.object({ type, slug: z.string(), title: z.string(), url }));

const item = { type, slug: z.string(), title: z.string(), summary: z.string(), url };
export const entryItem = named("EntryItem", z.object(item));
export const entryList = named("EntryList", z.object({ total: count, items: z.array(entryItem), next }));

const deadLink = named(
  "DeadLink",
  z.object({ url: z.string(), since: instant, archivedUrl: z.string().nullable() }),
);

const whole = {
  version: z.int().min(1),
  archived: z.boolean(),
  licence: z.string(),
  publishedAt: instant,
  updatedAt: instant,
  confirmedAt: instant.nullable(),
  deadLinks: z.array(deadLink),
};

/** "Lab" of "lab". */
export const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const entryOf = <T extends EntryType>(of: T) =>
  named(
    titled(of),
    z.object({
      ...item,
      type: z.literal(of),
      ...whole,
      content: named(`${titled(of)}Content`, contentSchema(of)),
    }),
  );

export const entry = named(
  "Entry",
  z.discriminatedUnion("type", [entryOf("resource"), entryOf("lab"), entryOf("programme"), entryOf("event")]),
);

const facetValue = z.object({
  value: z.string(),
  label: z.object({ fr: z.string(), en: z.string() }),
  count,
});
export const facets = named(
  "Facets",
  z.object({
    total: count,
    facets: z.array(
      z.object({
        parameter: z.string(),
        partial: z.boolean(),
        values: z.array(named("FacetValue", facetValue)),
      }),
    ),
  }),
);

const change = named("Change", z.object({ from: z.unknown(), to: z.unknown() }));
export const history = named(
  "History",
  z.object({
    entry: ref,
    items: z.array(
      named(
        "Version",
        z.object({
          version: z.int().min(1),
          decidedAt: instant,
          submittedAt: instant.nullable(),
          rule: z.string().nullable(),
          author: z.string(),
          moderator: z.string(),
          team: z.string().nullable(),
          comment: z.string().nullable(),
          reason: z.string().nullable(),
          revertsTo: z.int().nullable(),
          absorbed: ref.nullable(),
          changes: z.record(z.string(), change),
          url,
        }),
      ),
    ),
    next,
  }),
);

export const relations = named(
  "Relations",
  z.object({
    entry: ref,
    relations: z.array(
      named(
        "Relation",
        z.object({
          kind: z.string(),
          label: z.object({ fr: z.string(), en: z.string() }),
          note: z.string().nullable(),
          entry: ref,
        }),
      ),
    ),
    creditedOn: z.array(z.object({ role: z.string(), entry: ref })),
    sourceOf: z.array(ref),
  }),
);

export const happenings = named(
  "EventList",
  z.object({
    total: count,
    items: z.array(
      named(
        "EventItem",
        z.object({
          ...item,
          kind: z.string(),
          startsOn: z.string().nullable(),
          endsOn: z.string().nullable(),
          startTime: z.string().nullable(),
          endTime: z.string().nullable(),
          timezone: z.string().nullable(),
          deadlineOn: z.string().nullable(),
          address: z.string().nullable(),
          country: z.string().nullable(),
          territory: z.object({ code: z.string(), name: z.string() }).nullable(),
        }),
      ),
    ),
    next,
  }),
);

const organisationRef = named("OrganisationRef", z.object({ slug: z.string(), name: z.string(), url }));
const succession = named("Succession", z.object({ year: z.int().nullable(), organisation: organisationRef }));
const body = {
  slug: z.string(),
  name: z.string(),
  acronym: z.string().nullable(),
  fullName: z.string().nullable(),
  kind: z.string(),
  country: z.string().nullable(),
  deprecated: z.boolean(),
  url,
};
export const organisationList = named(
  "OrganisationList",
  z.object({ items: z.array(named("OrganisationItem", z.object(body))), next }),
);
export const organisation = named(
  "Organisation",
  z.object({
    ...body,
    aliases: z.array(z.string()),
    parent: organisationRef.nullable(),
    children: z.array(organisationRef),
    predecessors: z.array(succession),
    successors: z.array(succession),
    entry: ref.nullable(),
    entries: url,
  }),
);

export const themeList = named(
  "ThemeList",
  z.object({
    items: z.array(
      named(
        "Theme",
        z.object({
          slug: z.string(),
          label: z.object({ fr: z.string(), en: z.string() }),
          group: z.string(),
          deprecated: z.boolean(),
          count,
          url,
        }),
      ),
    ),
  }),
);

export const LEVELS = ["country", "region", "departement", "epci", "commune"] as const;
const place = { code: z.string(), name: z.string(), level: z.enum(LEVELS), url };
const territoryRef = named("TerritoryRef", z.object(place));
export const territoryList = named(
  "TerritoryList",
  z.object({
    items: z.array(
      named(
        "TerritoryItem",
        z.object({ ...place, population: count.nullable(), ancestors: z.array(z.string()) }),
      ),
    ),
    next,
  }),
);
export const territory = named(
  "Territory",
  z.object({
    ...place,
    population: count.nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    ancestors: z.array(territoryRef),
    entries: url,
  }),
);

export const decisionList = named(
  "DecisionList",
  z.object({
    items: z.array(
      named(
        "Decision",
        z.object({
          id: z.uuid(),
          at: instant,
          type,
          verdict: z.enum(["accepted", "changes_requested", "rejected"]),
          kind: z.enum(["creation", "edit"]),
          rule: z.string().nullable(),
          team: z.string().nullable(),
          revertsTo: z.int().nullable(),
          entry: z.object({ slug: z.string(), title: z.string(), version: z.int(), url }).nullable(),
          removed: z.boolean(),
          author: z.string().nullable(),
          moderator: z.string(),
        }),
      ),
    ),
    next,
  }),
);

const selectionHead = {
  id: z.uuid(),
  title: z.string(),
  description: z.string().nullable(),
  owner: z.string(),
  updatedAt: instant,
  url,
};
export const selectionList = named(
  "SelectionList",
  z.object({
    items: z.array(named("SelectionItem", z.object({ ...selectionHead, count, entries: url }))),
    next,
  }),
);
export const selection = named(
  "Selection",
  z.object({
    ...selectionHead,
    items: z.array(
      named(
        "SelectedEntry",
        z.object({ entry: ref, note: z.string().nullable(), addedAt: instant, archived: z.boolean() }),
      ),
    ),
  }),
);

const tally = named(
  "Count",
  z.object({ value: z.string(), label: z.object({ fr: z.string(), en: z.string() }), count }),
);
export const statistics = named(
  "Statistics",
  z.object({
    at: instant,
    total: count,
    partial: z.array(z.string()),
    types: z.array(tally),
    kinds: z.array(tally),
    themes: z.array(tally),
    territories: z.array(tally),
    organisations: z.array(tally),
    years: z.array(tally),
    languages: z.array(tally),
    deadlines: z.array(tally),
    months: z.array(
      named(
        "PublishedMonth",
        z.object({ month: z.string(), published: count, types: z.record(type, count) }),
      ),
    ),
  }),
);

const measures = {
  answered: count,
  accepted: count,
  changesRequested: count,
  rejected: count,
  medianHours: z.number().nullable(),
  p90Hours: z.number().nullable(),
  acceptanceRate: z.number().min(0).max(1).nullable(),
};
export const service = named(
  "Service",
  z.object({
    at: instant,
    promisedDays: z.number(),
    waiting: z.object({ count, oldest: instant.nullable(), late: count }),
    total: z.object(measures),
    months: z.array(named("ServiceMonth", z.object({ month: z.string(), ...measures }))),
    reasons: z.array(z.object({ verdict: z.string(), code: z.string(), count })),
  }),
);

const proposalItem = {
  id: z.uuid(),
  type,
  title: z.string(),
  state: z.enum(revisionStates),
  entry: ref.nullable(),
  createdAt: instant,
  updatedAt: instant,
  submittedAt: instant.nullable(),
  url,
};
export const proposalList = named(
  "ProposalList",
  z.object({ items: z.array(named("ProposalItem", z.object(proposalItem))), next }),
);
export const proposal = named(
  "Proposal",
  z.object({
    ...proposalItem,
    version: z.int().min(1),
    baseVersion: count,
    comment: z.string().nullable(),
    changes: z.record(z.string(), change),
    decisions: z.array(
      named(
        "Verdict",
        z.object({
          verdict: z.enum(["accepted", "changes_requested", "rejected"]),
          reasonCode: z.string().nullable(),
          reason: z.string().nullable(),
          decidedAt: instant,
          entryVersion: z.int().nullable(),
        }),
      ),
    ),
  }),
);
export const receipt = named(
  "Receipt",
  z.object({ id: z.uuid(), version: z.int().min(1), state: z.enum(revisionStates), url }),
);
