import { z } from "zod";
import {
  aliases,
  consistent,
  deadlineOn,
  type EntryTypeDefinition,
  endsOn,
  field,
  kind,
  sharedFields,
  startsOn,
} from "./shared";

const kinds = ["programme", "platform", "plan", "fund", "call"] as const;

const programmeStatuses = ["planned", "running", "closed"] as const;

const schemaOrg: Record<string, string> = { platform: "WebSite", fund: "Grant", call: "Grant" };

const { title, ...shared } = sharedFields({ title: "name" });

/** A programme: a lasting effort with an operator; a plan, a platform, a fund or a call are some too. */
export const programme = {
  type: "programme",
  kinds,
  schema: consistent(
    z.strictObject({
      kind: kind(kinds),
      title,
      aliases: aliases(),
      ...shared,
      startsOn: startsOn("startsOn"),
      status: field(z.enum(programmeStatuses), {
        widget: "choice",
        section: "dates",
        choice: "status",
        options: programmeStatuses,
        facet: true,
      }),
      endsOn: endsOn(),
      deadlineOn: deadlineOn(),
      amountEur: field(z.number().int().min(0).max(1e12).nullable(), { widget: "number", section: "origin" }),
    }),
  ),
  schemaOrg: (of) => schemaOrg[of] ?? "Project",
  csl: () => "webpage",
  card: ["credits:operator", "status", "period", "deadline", "kind"],
  roles: ["operator", "partner", "host"],
  heldBy: ["operator"],
  lasts: true,
  example: {
    kind: "call",
    title: "Appel « Essayer ensemble »",
    aliases: [],
    summary: "Un appel annuel qui finance six mois d’essai de terrain pour des équipes de collectivités.",
    body: null,
    language: "fr",
    url: null,
    startsOn: "2018-10",
    endsOn: "2019",
    deadlineOn: "2018-12-07",
    status: "running",
    amountEur: 300000,
    territory: "fr",
    country: "FR",
    address: null,
    latitude: null,
    longitude: null,
    themes: ["innovation-territoriale"],
    credits: [{ role: "operator", name: "DITP", note: null, organisation: "ditp", entry: null }],
    relations: [],
    links: [],
    sources: [],
    archived: false,
    removed: false,
    mergedInto: null,
    highlightedUntil: null,
  },
} satisfies EntryTypeDefinition;
