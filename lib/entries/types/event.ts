import { z } from "zod";
import { because, line, time } from "../fields";
import {
  consistent,
  deadlineOn,
  type EntryTypeDefinition,
  endsOn,
  field,
  kind,
  requiredStartsOn,
  sharedFields,
} from "./shared";

const kinds = ["conference", "workshop", "week", "training", "call-deadline"] as const;

/** The zones of France; what is abroad takes any that Intl knows. */
const franceZones = [
  "Europe/Paris",
  "America/Guadeloupe",
  "America/Martinique",
  "America/Cayenne",
  "Indian/Reunion",
  "Indian/Mayotte",
  "America/Miquelon",
  "Pacific/Noumea",
  "Pacific/Tahiti",
  "Pacific/Wallis",
] as const;

const { title, ...shared } = sharedFields();

/** An event: it happens on given days. */
export const event = {
  type: "event",
  kinds,
  schema: consistent(
    z
      .strictObject({
        kind: kind(kinds),
        title,
        ...shared,
        startsOn: requiredStartsOn("startsOn"),
        endsOn: endsOn(),
        startTime: field(time.clone().nullable(), { widget: "time", section: "dates" }),
        endTime: field(time.clone().nullable(), { widget: "time", section: "dates" }),
        timezone: field(z.string().max(60).refine(isZone, because("notZone")).nullable(), {
          widget: "choice",
          section: "dates",
          choice: "timezone",
          options: franceZones,
        }),
        deadlineOn: deadlineOn(),
        edition: field(line(200).nullable(), { widget: "line", section: "identity", maxLength: 200 }),
        series: field(line(200).nullable(), {
          widget: "line",
          section: "identity",
          maxLength: 200,
          search: "C",
        }),
        registration: field(line(300).nullable(), { widget: "line", section: "dates", maxLength: 300 }),
      })
      .refine(({ startTime, startsOn }) => !startTime || startsOn.length === 10, {
        path: ["startTime"],
        ...because("timeNeedsDay"),
      }),
  ),
  schemaOrg: (of) => (of === "training" ? "EducationEvent" : "Event"),
  csl: () => "event",
  card: ["period", "coming", "place", "credits:organiser", "kind"],
  roles: ["organiser", "host", "speaker", "partner"],
  example: {
    kind: "workshop",
    title: "Atelier : cartographier les irritants d’une démarche",
    summary: "Une matinée pour apprendre à suivre le parcours d’un usager et à repérer ce qui le bloque.",
    body: null,
    language: "fr",
    url: null,
    startsOn: "2018-11-23",
    endsOn: "2018-11-23",
    startTime: "09:15",
    endTime: "12:45",
    timezone: "Europe/Paris",
    deadlineOn: null,
    edition: "3e",
    series: "Les matinées du lab",
    registration: "gratuite et obligatoire",
    territory: "commune-75056",
    country: "FR",
    address: "Paris 7e",
    latitude: 48.857,
    longitude: 2.321,
    themes: ["design-services-publics"],
    credits: [{ role: "organiser", name: "DITP", note: null, organisation: "ditp", entry: null }],
    relations: [],
    links: [],
    sources: [],
    archived: false,
    removed: false,
    mergedInto: null,
    highlightedUntil: null,
  },
} satisfies EntryTypeDefinition;

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("fr", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
