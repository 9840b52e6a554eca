/** An entry in schema.org's words, from the registry and the fields that it has. Pure. */
import { addressOfIdentifier } from "#lib/entries/identifiers";
import { entryTypes } from "#lib/entries/types/index";
import { type EntryView, numberOf, textOf } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { collectionPath, entryPath, organisationPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { clean, type Node, thingId } from "./node";
import { pageNode } from "./pages";
import { territoryNode, themeNode } from "./terms";
import { type Family, familyOf } from "./things";
import { creditNodes, relationNodes } from "./ties";

/** The JSON-LD object of an entry's page; `origin` is the site's address. */
export function entryNode(entry: EntryView, lang: Lang, origin: string): Node {
  const path = entryPath(lang, entry.type, entry.slug);
  const type = typeOf(entry);
  const family = familyOf(type);
  const credits = creditNodes(entry.credits, family, lang, origin);
  const { sameAs = [], ...relations } = relationNodes(entry.relations, family, lang, origin);
  const container = textOf(entry, "container");
  return clean({
    "@type": type,
    "@id": thingId(origin, path),
    name: entry.title,
    alternateName: entry.details.aliases,
    description: entry.summary,
    url: origin + path,
    sameAs: [
      ...(entry.url ? [entry.url] : []),
      ...sameAs,
      ...identifiersOf(entry).flatMap((identifier) => addressOfIdentifier(identifier) ?? []),
      ...(entry.organisation ? [origin + organisationPath(lang, entry.organisation.slug)] : []),
    ],
    identifier: identifiersOf(entry).map(identifierNode),
    ...FACTS[family](entry, lang, origin),
    // What a book or an issue says of its pages, an article says of its place in them.
    ...(type === "Book" && {
      numberOfPages: numberOf(entry, "pageCount"),
      isbn: identifiersOf(entry).find(isIsbn),
    }),
    ...(PAGED.has(type) && { pageStart: numberOf(entry, "pageFrom"), pageEnd: numberOf(entry, "pageTo") }),
    ...(type === "PublicationIssue" && { issueNumber: textOf(entry, "issue") }),
    ...merged(credits, relations),
    ...(family === "work" && {
      isPartOf: [
        ...(container ? [{ "@type": "CreativeWork", name: container }] : []),
        ...(relations.isPartOf ?? []),
      ],
    }),
    ...(IS_ABOUT.has(family) && {
      about: [...entry.themes.map((theme) => themeNode(theme, lang, origin)), ...(relations.about ?? [])],
    }),
    mainEntityOfPage: pageNode({
      lang,
      origin,
      path,
      name: entry.title,
      crumbs: [
        { label: messages(lang).common.types[entry.type].many, href: collectionPath(lang, entry.type) },
        { label: entry.title },
      ],
      updated: entry.updatedAt,
    }),
  });
}

// With a sum, a grant has a type that can say it.
function typeOf(entry: EntryView): string {
  const type = entryTypes[entry.type].schemaOrg(entry.kind);
  return type === "Grant" && numberOf(entry, "amountEur") !== null ? "MonetaryGrant" : type;
}

/** The families that are about something. */
const IS_ABOUT: ReadonlySet<Family> = new Set(["work", "happening"]);

/** The types of schema.org that have pages in something. */
const PAGED: ReadonlySet<string> = new Set(["Article", "Report", "PublicationIssue"]);

const FACTS: Record<Family, (entry: EntryView, lang: Lang, origin: string) => Node> = {
  work: (entry, lang, origin) => ({
    alternativeHeadline: textOf(entry, "subtitle"),
    inLanguage: entry.language,
    datePublished: entry.startsOn,
    expires: entry.endsOn,
    spatialCoverage: placeNode(entry, lang, origin),
    keywords: keywordsOf(entry, lang),
  }),
  body: (entry, lang, origin) => ({
    foundingDate: entry.startsOn,
    dissolutionDate: entry.endsOn,
    location: placeNode(entry, lang, origin),
    keywords: keywordsOf(entry, lang),
  }),
  happening: (entry, lang, origin) => {
    const place = placeNode(entry, lang, origin);
    const online = isOnline(entry)
      ? { "@type": "VirtualLocation", url: entry.url ?? pageOf(entry, lang, origin) }
      : null;
    return {
      inLanguage: entry.language,
      startDate: withTime(entry, entry.startsOn, "startTime"),
      endDate: withTime(entry, entry.endsOn, "endTime"),
      // Put away before its end, it did not take place: calendars say so too.
      eventStatus: `https://schema.org/${isCancelled(entry) ? "EventCancelled" : "EventScheduled"}`,
      eventAttendanceMode: attendanceOf(online !== null, entry),
      location: online && place ? [place, online] : (online ?? place),
      keywords: keywordsOf(entry, lang),
    };
  },
  grant: (entry) => ({
    amount:
      numberOf(entry, "amountEur") === null
        ? null
        : { "@type": "MonetaryAmount", value: numberOf(entry, "amountEur"), currency: "EUR" },
  }),
};

const pageOf = ({ type, slug }: EntryView, lang: Lang, origin: string) =>
  origin + entryPath(lang, type, slug);

const keywordsOf = ({ themes }: EntryView, lang: Lang) => themes.map((theme) => themeLabel(theme, lang));

const isCancelled = ({ archived, endsAt, updatedAt }: EntryView): boolean =>
  archived && endsAt !== null && updatedAt < endsAt;

/** Only what the address says in words: where one attends is no field of an entry. */
const isOnline = ({ address }: EntryView): boolean =>
  /\b(en ligne|à distance|online|visio(conférence)?|webinaire|webinar)\b/iu.test(address ?? "");

function attendanceOf(online: boolean, { territory, latitude }: EntryView): string | null {
  const somewhere = latitude !== null || (territory !== null && territory.code !== "fr");
  if (!online && !somewhere) return null;
  const mode = online ? (somewhere ? "Mixed" : "Online") : "Offline";
  return `https://schema.org/${mode}EventAttendanceMode`;
}

function withTime(entry: EntryView, day: string | null, name: string): string | null {
  const time = textOf(entry, name);
  return day?.length === 10 && time ? `${day}T${time}` : day;
}

function placeNode(entry: EntryView, lang: Lang, origin: string): Node | null {
  const { territory, address, country, latitude, longitude } = entry;
  if (!territory && !address && latitude === null) return null;
  const known = country?.length === 2 ? country : null;
  return clean({
    "@type": "Place",
    name: address ?? territory?.name,
    address:
      address || known
        ? clean({ "@type": "PostalAddress", streetAddress: address, addressCountry: known })
        : null,
    containedInPlace: territory && territoryNode(territory, lang, origin),
    geo: latitude === null ? null : { "@type": "GeoCoordinates", latitude, longitude },
  });
}

const identifiersOf = ({ details }: EntryView): string[] =>
  Array.isArray(details.identifiers) ? details.identifiers.filter((one) => typeof one === "string") : [];

const isIsbn = (identifier: string) => /^97[89]\d{10}$/.test(identifier);

function identifierNode(value: string): Node {
  const scheme = /^10\.\d{4,9}\//.test(value)
    ? "DOI"
    : isIsbn(value)
      ? "ISBN"
      : /^\d{4}-\d{3}[\dX]$/.test(value)
        ? "ISSN"
        : null;
  return clean({ "@type": "PropertyValue", propertyID: scheme, value, url: addressOfIdentifier(value) });
}

/** The values of both, property by property. */
function merged(
  one: Readonly<Record<string, readonly unknown[]>>,
  other: Readonly<Record<string, readonly unknown[]>>,
): Node {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, [...(one[name] ?? []), ...(other[name] ?? [])]]));
}
