/** Examples of answers, for the description: plausible, and of nobody. `origin` is the site's address. Pure. */
import { apiEntryOf, wholeApiEntryOf } from "#lib/entries/api";
import { entryTypes } from "#lib/entries/types/index";
import {
  apiSelectionPath,
  contributionPath,
  entryPath,
  organisationPath,
  selectionPath,
  territoryPath,
  themePath,
  versionPath,
} from "#lib/paths";

/** What any instance begins with: the addresses of the examples answer. */
const ITEMS = {
  resource: {
    slug: "l-innovation-au-pouvoir",
    title: "L’innovation au pouvoir !",
    summary: "Pour une action publique réinventée au service des territoires.",
  },
  lab: {
    slug: "tilab",
    title: "TiLab. Le Laboratoire régional d’innovation publique de la région Bretagne",
    summary: "Laboratoire public breton d’échelle régionale.",
  },
  event: {
    slug: "evenement-international-ocde-commission-2018",
    title: "Événement international OCDE et Commission européenne sur l’innovation publique",
    summary: "Rendez-vous international préparé à deux pendant la Semaine de l’innovation publique 2018.",
  },
} as const;

type Example = keyof typeof ITEMS;

export const itemExample = (type: Example, origin: string) => apiEntryOf({ type, ...ITEMS[type] }, origin);

export function refExample(type: Example, origin: string) {
  const { summary: _, ...ref } = itemExample(type, origin);
  return ref;
}

export const entryExample = (origin: string) => {
  const { slug, title, summary } = ITEMS.lab;
  return wholeApiEntryOf(
    {
      type: "lab",
      slug,
      version: 3,
      content: {
        ...entryTypes.lab.example,
        title,
        summary,
        aliases: ["TiLab"],
        url: null,
        startsOn: null,
        address: "Rennes",
        latitude: null,
        longitude: null,
      },
      publishedAt: new Date("2026-03-02T09:12:44.120Z"),
      updatedAt: new Date("2026-10-15T07:40:02.003Z"),
      confirmedAt: new Date("2026-11-03T16:05:31.580Z"),
      deadLinks: [],
    },
    origin,
  );
};

export const historyExample = (origin: string) => ({
  entry: refExample("lab", origin),
  items: [
    {
      version: 3,
      decidedAt: "2026-10-15T07:40:02.003Z",
      submittedAt: "2026-10-14T17:02:10.441Z",
      rule: null,
      author: "Camille",
      moderator: "Dominique",
      team: null,
      comment: "Le lab a une adresse.",
      reason: null,
      revertsTo: null,
      absorbed: null,
      changes: { address: { from: null, to: "Rennes" } },
      url: origin + versionPath("fr", "lab", ITEMS.lab.slug, 3),
    },
  ],
  next: "3",
});

export const relationsExample = (origin: string) => ({
  entry: refExample("lab", origin),
  relations: [
    {
      kind: "operates",
      label: { fr: "Porte ou organise", en: "Runs or organises" },
      note: null,
      entry: refExample("event", origin),
    },
  ],
  creditedOn: [{ role: "author", entry: refExample("resource", origin) }],
  sourceOf: [],
});

export const eventsExample = (origin: string) => ({
  total: 1,
  items: [
    {
      ...itemExample("event", origin),
      kind: "conference",
      startsOn: "2018-11",
      endsOn: "2018-11",
      startTime: null,
      endTime: null,
      timezone: null,
      deadlineOn: null,
      address: "Paris",
      country: "FR",
      territory: { code: "commune-75056", name: "Paris" },
    },
  ],
  next: null,
});

const region = (origin: string) => ({
  code: "region-53",
  name: "Bretagne",
  level: "region" as const,
  url: origin + territoryPath("fr", "region-53"),
});

const country = (origin: string) => ({
  code: "fr",
  name: "France",
  level: "country" as const,
  url: origin + territoryPath("fr", "fr"),
});

export const territoriesExample = (origin: string) => ({
  items: [{ ...region(origin), population: 3_449_370, ancestors: ["fr"] }],
  next: null,
});

export const territoryExample = (origin: string) => ({
  ...region(origin),
  population: 3_449_370,
  latitude: 48.18322,
  longitude: -2.83938,
  ancestors: [country(origin)],
  entries: `${origin}/api/v1/entries?territory=region-53`,
});

const ditp = (origin: string) => ({
  slug: "ditp",
  name: "DITP",
  acronym: "DITP",
  fullName: "Direction interministérielle de la transformation publique",
  kind: "state-service",
  country: "FR",
  deprecated: false,
  url: origin + organisationPath("fr", "ditp"),
});

export const organisationsExample = (origin: string) => ({ items: [ditp(origin)], next: "ditp" });

export const organisationExample = (origin: string) => ({
  ...ditp(origin),
  aliases: [],
  parent: null,
  children: [],
  predecessors: [
    {
      year: null,
      organisation: { slug: "sgmap", name: "SGMAP", url: origin + organisationPath("fr", "sgmap") },
    },
  ],
  successors: [],
  entry: null,
  entries: `${origin}/api/v1/entries?organisation=ditp`,
});

const design = {
  slug: "design-services-publics",
  label: { fr: "Design de services publics", en: "Public service design" },
};

export const themesExample = (origin: string) => ({
  items: [
    {
      ...design,
      group: "bulletin-section",
      deprecated: false,
      count: 42,
      url: origin + themePath("fr", design.slug),
    },
  ],
});

const tallies = {
  type: [
    { value: "resource", label: { fr: "Ressources", en: "Resources" }, count: 120 },
    { value: "lab", label: { fr: "Labs", en: "Labs" }, count: 18 },
  ],
  theme: [{ value: design.slug, label: design.label, count: 42 }],
};

export const facetsExample = () => ({
  total: 138,
  facets: [
    { parameter: "type", partial: false, values: tallies.type },
    { parameter: "theme", partial: false, values: tallies.theme },
  ],
});

export const statisticsExample = () => ({
  at: "2026-11-22T15:00:00.000Z",
  total: 138,
  partial: [],
  types: tallies.type,
  kinds: [{ value: "report", label: { fr: "Rapport", en: "Report" }, count: 31 }],
  themes: tallies.theme,
  territories: [{ value: "region-53", label: { fr: "Bretagne", en: "Bretagne" }, count: 9 }],
  organisations: [{ value: "ditp", label: { fr: "DITP", en: "DITP" }, count: 12 }],
  years: [{ value: "2018", label: { fr: "2018", en: "2018" }, count: 25 }],
  languages: [{ value: "fr", label: { fr: "français", en: "French" }, count: 130 }],
  deadlines: [{ value: "open", label: { fr: "Ouverts", en: "Open" }, count: 2 }],
  months: [{ month: "2026-11", published: 14, types: { resource: 10, lab: 2, programme: 1, event: 1 } }],
});

export const decisionsExample = (origin: string) => ({
  items: [
    {
      id: "0199f3a0-5c6e-7b11-9d52-3f0f0a6f2c11",
      at: "2026-10-15T07:40:02.003Z",
      type: "lab" as const,
      verdict: "accepted" as const,
      kind: "edit" as const,
      rule: null,
      team: null,
      revertsTo: null,
      entry: {
        slug: ITEMS.lab.slug,
        title: ITEMS.lab.title,
        version: 3,
        url: `${origin}${entryPath("fr", "lab", ITEMS.lab.slug)}/historique/3`,
      },
      removed: false,
      author: "Camille",
      moderator: "Dominique",
    },
  ],
  next: "1760514002003.0199f3a0-5c6e-7b11-9d52-3f0f0a6f2c11",
});

export const serviceExample = () => {
  const measures = {
    answered: 31,
    accepted: 24,
    changesRequested: 4,
    rejected: 3,
    medianHours: 21.5,
    p90Hours: 70.2,
    acceptanceRate: 0.889,
  };
  return {
    at: "2026-11-22T15:00:00.000Z",
    promisedDays: 5,
    waiting: { count: 6, oldest: "2026-11-20T08:11:00.000Z", late: 0 },
    total: measures,
    months: [{ month: "2026-11", ...measures }],
    reasons: [{ verdict: "rejected", code: "out-of-scope", count: 2 }],
  };
};

export const SELECTION_ID = "01933c60-11d2-7a05-b7e4-9c8d7e6f5a43";

const selectionHead = (origin: string) => ({
  id: SELECTION_ID,
  title: "Pour ouvrir un lab",
  description: "Ce que j’aurais aimé lire avant de commencer.",
  owner: "Camille",
  updatedAt: "2026-11-20T10:31:07.410Z",
  url: origin + selectionPath("fr", SELECTION_ID),
});

export const selectionsExample = (origin: string) => ({
  items: [{ ...selectionHead(origin), count: 2, entries: origin + apiSelectionPath(SELECTION_ID) }],
  next: null,
});

export const selectionExample = (origin: string) => ({
  ...selectionHead(origin),
  items: [
    {
      entry: refExample("resource", origin),
      note: "À lire en premier.",
      addedAt: "2026-11-19T08:02:55.012Z",
      archived: false,
    },
    { entry: refExample("lab", origin), note: null, addedAt: "2026-11-20T10:31:07.410Z", archived: false },
  ],
});

export const PROPOSAL_ID = "01933c5e-8a1b-7c40-9d2e-5f60718293a4";

export const proposalBodyExample = {
  type: "lab",
  entry: ITEMS.lab.slug,
  baseVersion: 3,
  content: { address: "Rennes" },
  comment: "Le lab a une adresse.",
};

export const rewritingBodyExample = {
  type: "lab",
  version: 2,
  content: { address: "Rennes, rue des Essais" },
  comment: "Avec la rue.",
};

export const receiptExample = (done: "submitted" | "resubmitted" | "withdrawn", origin: string) => ({
  id: PROPOSAL_ID,
  version: { submitted: 2, resubmitted: 4, withdrawn: 3 }[done],
  state: done === "withdrawn" ? ("withdrawn" as const) : ("submitted" as const),
  url: origin + contributionPath("fr", PROPOSAL_ID),
});

const proposalItemExample = (origin: string) => ({
  id: PROPOSAL_ID,
  type: "lab" as const,
  title: ITEMS.lab.title,
  state: "submitted" as const,
  entry: refExample("lab", origin),
  createdAt: "2026-10-14T17:02:10.220Z",
  updatedAt: "2026-10-14T17:02:10.441Z",
  submittedAt: "2026-10-14T17:02:10.441Z",
  url: origin + contributionPath("fr", PROPOSAL_ID),
});

export const proposalsExample = (origin: string) => ({ items: [proposalItemExample(origin)], next: null });

export const proposalExample = (origin: string) => ({
  ...proposalItemExample(origin),
  version: 2,
  baseVersion: 3,
  comment: "Le lab a une adresse.",
  changes: { address: { from: null, to: "Rennes" } },
  decisions: [],
});
