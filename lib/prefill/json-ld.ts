/** What the blocks of JSON-LD in a page say with the words of schema.org. Pure; nothing they refer to is fetched. */
import { z } from "zod";
import { own } from "#lib/own";
import type { EntryType } from "#lib/paths";
import { creditsOf, type Facts, keywordsOf, languageOf, lineOf, pageOf, textOf, webAddress } from "./facts";
import { periodOf, whenOf } from "./when";

/** What each type of schema.org is here: a type, its likely kind, and how much it says of the page itself. */
const TYPES: Readonly<Record<string, { type: EntryType; kind?: string; rank: number }>> = {
  ...those("event", 4, {
    Event: "",
    BusinessEvent: "",
    SocialEvent: "",
    ExhibitionEvent: "",
    PublicationEvent: "",
  }),
  ...those("event", 4, { EducationEvent: "training", CourseInstance: "training", Hackathon: "workshop" }),
  ...those("event", 4, { ConferenceEvent: "conference", Festival: "week" }),
  ...those("resource", 3, { Article: "article", ScholarlyArticle: "article", BlogPosting: "article" }),
  ...those("resource", 3, { NewsArticle: "article", TechArticle: "article", Report: "report", Book: "book" }),
  ...those("resource", 3, {
    Thesis: "thesis",
    Course: "mooc",
    LearningResource: "toolkit",
    HowTo: "toolkit",
  }),
  ...those("resource", 3, { PublicationIssue: "journal-issue", CreativeWorkSeries: "", Dataset: "other" }),
  ...those("resource", 3, { SoftwareApplication: "other", VideoObject: "other", CreativeWork: "" }),
  ...those("programme", 3, { Project: "programme", ResearchProject: "programme", Grant: "fund" }),
  ...those("programme", 3, { GovernmentService: "", MonetaryGrant: "fund" }),
  ...those("lab", 2, { GovernmentOrganization: "public-lab", ResearchOrganization: "research" }),
  ...those("lab", 2, { Organization: "", NGO: "", GovernmentOffice: "", LocalBusiness: "" }),
  ...those("resource", 1, { WebSite: "website", WebPage: "", AboutPage: "", CollectionPage: "" }),
};

function those(type: EntryType, rank: number, kinds: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type, rank, kind: kind || undefined }]),
  );
}

/** Blocks as they stand in the page; `address` is the page's. */
export function factsOfJsonLd(blocks: readonly string[], address: string): Facts {
  const nodes = blocks.flatMap(nodesOf).slice(0, MAX_NODES);
  const ranked = nodes
    .map((node) => ({ node, is: typeOf(node["@type"]) }))
    .flatMap(({ node, is }) => (is && speaksOfPage(is.type, address) ? [{ node, is }] : []))
    .sort((a, b) => b.is.rank - a.is.rank);
  const [first] = ranked;
  if (!first) return {};
  const { node, is } = first;
  // A page as such has a title and a description; what sort of thing it shows, it does not say.
  const typed = is.rank > 1 ? { type: is.type, kinds: is.kind ? [is.kind] : undefined } : {};
  return { ...typed, ...factsOfNode(node, is.type, address) };
}

const MAX_NODES = 200;

/** Nearly every page names its organisation: only a home page is about it. */
const speaksOfPage = (type: EntryType, address: string) => type !== ORGANISED || isHome(address);
const ORGANISED: EntryType = "lab";
const isHome = (address: string) =>
  URL.canParse(address) && /^\/([a-z]{2}\/?)?$/.test(new URL(address).pathname);

function typeOf(names: readonly string[]) {
  for (const name of names) {
    const plain = name.replace(/^(https?:\/\/schema\.org\/|schema:)/, "");
    const known = own(TYPES, plain);
    if (known) return known;
  }
  return null;
}

function factsOfNode(node: Node, type: EntryType, address: string): Facts {
  const place = node.location ?? {};
  const postal = place.address ?? node.address;
  const start = whenOf(node.startDate);
  return {
    title: lineOf(node.name ?? node.headline),
    subtitle: lineOf(node.alternativeHeadline),
    summary: textOf(node.description ?? node.abstract),
    language: languageOf(node.inLanguage),
    url: webAddress(node.url, address),
    publishedOn: whenOf(node.datePublished ?? node.dateCreated)?.day,
    openedOn: whenOf(node.foundingDate)?.day,
    ...periodOf(start, whenOf(node.endDate)),
    address: lineOf(typeof postal === "string" ? postal : joined(place.name, postal)),
    locality: localityOf(typeof postal === "string" ? undefined : postal),
    keywords: keywordsOf(node.keywords ?? []),
    country: countryOf(typeof postal === "string" ? undefined : postal?.addressCountry),
    ...pointOf(place.geo ?? node.geo),
    container: lineOf(node.isPartOf?.name),
    identifiers: [...new Set([...(node.isbn ?? []).map((isbn) => `ISBN ${isbn}`)])].slice(0, 5),
    pageCount: pageOf(node.numberOfPages),
    credits: [
      ...creditsOf("author", named(node.author ?? node.creator)),
      ...creditsOf("publisher", named(node.publisher)),
      ...creditsOf("organiser", named(node.organizer)),
      ...creditsOf("speaker", named(node.performer)),
      ...creditsOf("parent", named(node.parentOrganization)),
      ...creditsOf("operator", type === ORGANISED ? [] : named(node.provider ?? node.serviceOperator)),
    ],
  };
}

const named = (who: Named | undefined) => (who ?? []).map((name) => lineOf(name, 200));

const joined = (name: string | undefined, postal: z.output<typeof postalAddress> | undefined) =>
  [name, postal?.streetAddress, [postal?.postalCode, postal?.addressLocality].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");

function localityOf(postal: z.output<typeof postalAddress> | undefined): Facts["locality"] {
  const name = lineOf(postal?.addressLocality, 100);
  return name ? { name, postcode: /^\d{5}$/.exec(postal?.postalCode ?? "")?.[0] ?? null } : undefined;
}

const countryOf = (said: string | undefined) =>
  /^[A-Za-z]{2}$/.test(said ?? "") ? said?.toUpperCase() : said === "France" ? "FR" : undefined;

function pointOf(geo: z.output<typeof point> | undefined): Pick<Facts, "latitude" | "longitude"> {
  const [latitude, longitude] = [Number(geo?.latitude ?? Number.NaN), Number(geo?.longitude ?? Number.NaN)];
  const inRange = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return inRange ? { latitude, longitude } : {};
}

// What a page says is as its author could write it: a property of another shape than these is as if it were not there.
const said = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const one = z.union([
  z.string(),
  z.number().transform(String),
  z.array(z.union([z.string(), z.number().transform(String)])).transform(([first]) => first),
  z.object({ "@value": z.string() }).transform((value) => value["@value"]),
]);
const many = z.union([z.string().transform((name) => [name]), z.array(z.string()).max(50)]);
const someone = z.union([z.string(), z.object({ name: one }).transform(({ name }) => name)]);
const people = z.union([
  someone.transform((name) => [name]),
  z.array(someone.optional().catch(undefined)).max(50),
]);
type Named = z.output<typeof people>;
const first = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema).transform(([item]) => item)]);
const point = z.object({ latitude: said(one), longitude: said(one) });
const postalAddress = z.object({
  streetAddress: said(one),
  postalCode: said(one),
  addressLocality: said(one),
  addressCountry: said(someone),
});
const place = z.object({
  name: said(one),
  address: said(z.union([z.string(), first(postalAddress)])),
  geo: said(point),
});
const node = z.object({
  "@type": many,
  name: said(one),
  headline: said(one),
  alternativeHeadline: said(one),
  description: said(one),
  abstract: said(one),
  inLanguage: said(
    z.union([one, z.object({ alternateName: one }).transform(({ alternateName }) => alternateName)]),
  ),
  url: said(one),
  datePublished: said(one),
  dateCreated: said(one),
  foundingDate: said(one),
  startDate: said(one),
  endDate: said(one),
  location: said(
    z.union([
      z.string().transform((address) => ({ name: undefined, address, geo: undefined })),
      first(place),
    ]),
  ),
  address: said(z.union([z.string(), first(postalAddress)])),
  geo: said(point),
  isPartOf: said(first(z.object({ name: said(one) }))),
  isbn: said(many),
  keywords: said(many),
  numberOfPages: said(one),
  author: said(people),
  creator: said(people),
  publisher: said(people),
  organizer: said(people),
  performer: said(people),
  parentOrganization: said(people),
  provider: said(people),
  serviceOperator: said(people),
});
type Node = z.output<typeof node>;

/** The nodes of a block: itself, a list, a graph; one step into what a page is mainly about. */
function nodesOf(block: string): Node[] {
  let json: unknown;
  try {
    json = JSON.parse(block);
  } catch {
    return [];
  }
  const roots = z.array(z.unknown()).safeParse(json).data ?? [json];
  return roots.slice(0, MAX_NODES).flatMap((root) => {
    const { data } = outer.safeParse(root);
    const inside = [...(data?.["@graph"] ?? []), data?.mainEntity].slice(0, MAX_NODES);
    return [root, ...inside].flatMap((each) => node.safeParse(each).data ?? []);
  });
}

const outer = z.object({ "@graph": said(z.array(z.unknown())), mainEntity: z.unknown().optional() });
