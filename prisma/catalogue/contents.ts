/** The content of each entry of the catalogue, in the shape of the registry; relations are added once in order. */
import type { Content } from "#lib/revisions/changes";
import {
  type Credit,
  creditsOf,
  printedOnEvent,
  printedOnLab,
  printedOnProgramme,
  printedOnResource,
} from "./credits";
import type {
  CatalogueEvent,
  CatalogueFiles,
  CatalogueLab,
  CatalogueProgramme,
  CatalogueResource,
} from "./files";
import { type Source, sourcesOf } from "./sources";

/** A content whose credits and sources are still typed: they tell which entries must come first. */
export type CatalogueContent = Content & { credits: Credit[]; sources: Source[] };

/** A title that the catalogue made up: the reader is told. */
const DESCRIPTIVE_TITLE = "L'intitulé est descriptif : le document qui signale cette fiche n'en imprime pas.";

export function resourceContent(resource: CatalogueResource, files: CatalogueFiles): CatalogueContent {
  return {
    ...shared(resource, resource.title_given, files),
    title: resource.title,
    subtitle: resource.subtitle,
    language: resource.language,
    startsOn: resource.date,
    container: resource.container,
    issue: resource.issue,
    identifiers: [],
    pageCount: resource.pages_total,
    pageFrom: resource.page_range?.[0] ?? null,
    pageTo: resource.page_range?.[1] ?? null,
    online: resource.online,
    url: address(resource.urls),
    themes: resource.themes,
    credits: creditsOf(resource.id, printedOnResource(resource), files),
  };
}

export function labContent(lab: CatalogueLab, files: CatalogueFiles): CatalogueContent {
  return {
    ...shared(lab, lab.name_given, files),
    title: lab.name,
    aliases: lab.aliases,
    startsOn: null,
    endsOn: null,
    url: address(lab.urls),
    credits: creditsOf(lab.id, printedOnLab(lab), files),
  };
}

export function programmeContent(programme: CatalogueProgramme, files: CatalogueFiles): CatalogueContent {
  const isCall = programme.kind === "call";
  return {
    ...shared(programme, programme.name_given, files),
    title: programme.name,
    aliases: programme.aliases,
    startsOn: programme.start,
    // A call ends when it closes to candidates.
    endsOn: isCall ? null : programme.end,
    deadlineOn: isCall ? programme.end : null,
    status: programme.status,
    amountEur: programme.amount_eur,
    url: address(programme.urls),
    credits: creditsOf(programme.id, printedOnProgramme(programme), files),
  };
}

export function eventContent(event: CatalogueEvent, files: CatalogueFiles): CatalogueContent {
  return {
    ...shared(event, event.title_given, files),
    title: event.title,
    startsOn: event.start,
    endsOn: event.end,
    startTime: event.start_time,
    endTime: event.end_time,
    timezone: event.start_time ? "Europe/Paris" : null,
    deadlineOn: event.kind === "call-deadline" ? event.start : null,
    edition: event.edition,
    series: event.series,
    registration: event.registration,
    url: null,
    credits: creditsOf(event.id, printedOnEvent(event), files),
  };
}

type Any = CatalogueResource | CatalogueLab | CatalogueProgramme | CatalogueEvent;

function shared(entry: Any, titleGiven: boolean, files: CatalogueFiles) {
  const place = files.places[entry.id] ?? {};
  const body = [...(files.bodies[entry.id] ?? []), ...(titleGiven ? [] : [DESCRIPTIVE_TITLE])];
  return {
    kind: entry.kind,
    summary: entry.summary_fr,
    body: body.length > 0 ? body.join("\n\n") : null,
    language: "fr",
    territory: place.territory ?? null,
    country: place.country ?? null,
    address: place.address ?? null,
    latitude: place.latitude ?? null,
    longitude: place.longitude ?? null,
    themes: files.entryThemes[entry.id] ?? [],
    relations: [],
    links: [],
    sources: sourcesOf(entry, files),
    archived: false,
    removed: false,
    mergedInto: null,
    highlightedUntil: null,
  };
}

// The catalogue gives one address at most; letters outside ASCII are escaped so that any reader can follow it.
const address = ([first]: readonly string[]) => (first ? new URL(first).href : null);
