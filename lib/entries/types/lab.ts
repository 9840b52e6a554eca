import { z } from "zod";
import {
  aliases,
  consistent,
  type EntryTypeDefinition,
  endsOn,
  kind,
  sharedFields,
  startsOn,
} from "./shared";

const kinds = [
  "public-lab",
  "network",
  "incubator",
  "research",
  "agency",
  "think-tank",
  "observatory",
] as const;

const schemaOrg: Record<string, string> = {
  "public-lab": "GovernmentOrganization",
  research: "ResearchOrganization",
};

const { title, ...shared } = sharedFields({ title: "name" });

/** A lab: a team or a place that helps public action change. */
export const lab = {
  type: "lab",
  kinds,
  schema: consistent(
    z.strictObject({
      kind: kind(kinds),
      title,
      aliases: aliases(),
      ...shared,
      startsOn: startsOn("openedOn"),
      endsOn: endsOn(),
    }),
  ),
  schemaOrg: (of) => schemaOrg[of] ?? "Organization",
  csl: () => "webpage",
  card: ["credits:parent", "place", "kind"],
  roles: ["parent", "partner", "operator"],
  heldBy: ["parent", "operator"],
  lasts: true,
  example: {
    kind: "public-lab",
    title: "La Passerelle",
    aliases: ["Lab de la Passerelle"],
    summary:
      "Le laboratoire d’une région : il aide les services à essayer avec les usagers avant de décider.",
    body: null,
    language: "fr",
    url: "https://exemple.fr/passerelle",
    startsOn: "2016",
    endsOn: null,
    territory: "region-53",
    country: "FR",
    address: "2 rue des Essais, Rennes",
    latitude: 48.1,
    longitude: -1.67,
    themes: ["laboratoires-innovation-publique"],
    credits: [
      { role: "parent", name: "Région Bretagne", note: null, organisation: "region-bretagne", entry: null },
    ],
    relations: [],
    links: [],
    sources: [],
    archived: false,
    removed: false,
    mergedInto: null,
    highlightedUntil: null,
  },
} satisfies EntryTypeDefinition;
