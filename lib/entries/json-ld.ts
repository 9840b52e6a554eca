/** An entry in schema.org's words, from the registry and the fields that it has. Pure. */
import type { Lang } from "#lib/messages/index";
import { entryPath, organisationPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { entryTypes, fieldsOf } from "./types";
import type { CreditView, EntryView } from "./view";

type Node = Record<string, unknown>;

/** The JSON-LD object of an entry's page; `origin` is the site's address. */
export function jsonLdOf(entry: EntryView, lang: Lang, origin: string): Node {
  const page = origin + entryPath(lang, entry.type, entry.slug);
  const started = fieldsOf(entry.type).find(({ name }) => name === "startsOn")?.label ?? "startsOn";
  const dates = DATES[started] ?? DATES.startsOn;
  return clean({
    "@context": "https://schema.org",
    "@type": entryTypes[entry.type].schemaOrg(entry.kind),
    "@id": page,
    name: entry.title,
    description: entry.summary,
    url: page,
    sameAs: entry.url,
    inLanguage: entry.language,
    [dates?.start ?? "startDate"]: withTime(entry, entry.startsOn, "startTime"),
    [dates?.end ?? "endDate"]: withTime(entry, entry.endsOn, "endTime"),
    [dates?.place ?? "location"]: placeNode(entry),
    keywords: entry.themes.map((theme) => themeLabel(theme, lang)),
    ...creditNodes(entry, lang, origin),
    ...detailNodes(entry),
    dateModified: entry.updatedAt.toISOString(),
  });
}

/** Text that may stand in a script element: "<" opens nothing in it. */
export const jsonLdText = (node: Node): string => JSON.stringify(node).replace(/</g, "\\u003c");

/** What the dates and the place of an entry are to schema.org, by what its type calls its start. */
const DATES: Record<string, { start: string; end: string; place: string }> = {
  publishedOn: { start: "datePublished", end: "expires", place: "spatialCoverage" },
  openedOn: { start: "foundingDate", end: "dissolutionDate", place: "location" },
  startsOn: { start: "startDate", end: "endDate", place: "location" },
};

const ROLES: Record<string, string> = {
  author: "author",
  editor: "editor",
  contributor: "contributor",
  publisher: "publisher",
  commissioner: "sponsor",
  parent: "parentOrganization",
  operator: "provider",
  organiser: "organizer",
  speaker: "performer",
  partner: "sponsor",
};

const DETAILS: Record<string, string> = {
  aliases: "alternateName",
  subtitle: "alternativeHeadline",
  issue: "issueNumber",
  pageCount: "numberOfPages",
  pageFrom: "pageStart",
  pageTo: "pageEnd",
};

function withTime(entry: EntryView, day: string | null, name: string): string | null {
  const time = entry.details[name];
  return day?.length === 10 && typeof time === "string" ? `${day}T${time}` : day;
}

function placeNode({ territory, address, country, latitude, longitude }: EntryView): Node | null {
  if (!territory && !address && latitude === null) return null;
  return clean({
    "@type": "Place",
    name: territory?.name ?? address,
    address:
      address || country
        ? clean({
            "@type": "PostalAddress",
            streetAddress: address,
            addressCountry: country && country.length === 2 ? country : null,
          })
        : null,
    geo: latitude === null ? null : { "@type": "GeoCoordinates", latitude, longitude },
  });
}

function creditNodes(entry: EntryView, lang: Lang, origin: string): Node {
  const nodes: Record<string, Node[]> = {};
  for (const credit of entry.credits) {
    const property = ROLES[credit.role];
    if (!property) continue;
    nodes[property] = [...(nodes[property] ?? []), creditNode(credit, lang, origin)];
  }
  return nodes;
}

// A name that is tied to nothing may be a person's or a body's: it is not said which.
function creditNode({ name, organisation, entry }: CreditView, lang: Lang, origin: string): Node {
  if (organisation) {
    return { "@type": "Organization", name, url: origin + organisationPath(lang, organisation.slug) };
  }
  return entry
    ? { "@type": "Organization", name, url: origin + entryPath(lang, entry.type, entry.slug) }
    : { name };
}

function detailNodes(entry: EntryView): Node {
  const nodes = Object.entries(DETAILS).map(([name, property]) => [property, entry.details[name]]);
  const container = entry.details.container;
  return Object.fromEntries([
    ...nodes,
    ["isPartOf", container ? { "@type": "CreativeWork", name: container } : null],
  ]);
}

/** Without what is not known. */
function clean(node: Node): Node {
  return Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== "" &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}
