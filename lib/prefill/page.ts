/** What a page says of what it shows: by schema.org, the marks of journals, microformats, Open Graph, Dublin Core, HTML. Pure. */
import type { CreditRole } from "#lib/entries/fields";
import {
  creditsOf,
  type Facts,
  type Found,
  gather,
  keywordsOf,
  languageOf,
  lineOf,
  pageOf,
  personOf,
  textOf,
  webAddress,
} from "./facts";
import { factsOfJsonLd } from "./json-ld";
import { type Marks, marksOf } from "./marks";
import { periodOf, whenOf } from "./when";

/** `address` is the page's, after redirects. */
export function readPage(html: string, address: string): Found {
  const marks = marksOf(html);
  const found = gather([
    { origin: "citation", facts: ofCitation(marks, address) },
    { origin: "schema.org", facts: factsOfJsonLd(marks.blocks, address) },
    { origin: "microformats", facts: ofEvent(marks, address) },
    { origin: "opengraph", facts: ofOpenGraph(marks) },
    { origin: "dublincore", facts: ofDublinCore(marks) },
    { origin: "html", facts: ofHtml(marks) },
  ]);
  return { ...found, url: { value: canonicalOf(marks, address), origin: "html" } };
}

const of = ({ meta }: Marks, ...names: string[]) => names.flatMap((name) => meta.get(name) ?? []);
const firstOf = (marks: Marks, ...names: string[]): string | undefined => of(marks, ...names)[0];

/** The marks that Google Scholar reads, https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
function ofCitation(marks: Marks, address: string): Facts {
  const say = (name: string) => firstOf(marks, `citation_${name}`);
  const title = lineOf(say("title"));
  if (!title) return {};
  const institution = say("dissertation_institution") ?? say("technical_report_institution");
  const kind = say("dissertation_institution")
    ? "thesis"
    : say("technical_report_institution")
      ? "report"
      : undefined;
  const pdf = webAddress(say("pdf_url"), address);
  return {
    type: "resource",
    kinds: [kind ?? (say("isbn") && !say("journal_title") ? "book" : "article")],
    title,
    summary: textOf(say("abstract")),
    language: languageOf(say("language")),
    publishedOn: whenOf(say("publication_date") ?? say("date") ?? say("online_date") ?? say("year"))?.day,
    keywords: keywordsOf(of(marks, "citation_keywords")),
    container: lineOf(say("journal_title") ?? say("conference_title") ?? say("inbook_title")),
    issue: issueOf(say("volume"), say("issue")),
    pageFrom: pageOf(say("firstpage")),
    pageTo: pageOf(say("lastpage")),
    identifiers: [
      ...of(marks, "citation_doi").map(
        (doi) => `DOI ${doi.replace(/^(doi:|https?:\/\/(dx\.)?doi\.org\/)/i, "")}`,
      ),
      ...of(marks, "citation_isbn").map((isbn) => `ISBN ${isbn}`),
    ]
      .flatMap((identifier) => lineOf(identifier, 200) ?? [])
      .slice(0, 5),
    credits: [
      ...creditsOf(
        "author",
        of(marks, "citation_author")
          .flatMap((names) => names.split(";"))
          .map(personOf),
      ),
      ...creditsOf("publisher", [lineOf(say("publisher") ?? institution, 200)]),
    ],
    links: pdf ? [{ url: pdf, label: "PDF", kind: "document", language: null }] : undefined,
  };
}

const issueOf = (volume: string | undefined, issue: string | undefined) =>
  lineOf([volume && `vol. ${volume}`, issue && `n° ${issue}`].filter(Boolean).join(", "), 200);

function ofEvent({ event }: Marks, address: string): Facts {
  const name = lineOf(event?.get("name"));
  const start = whenOf(event?.get("start"));
  if (!event || !name || !start) return {};
  return {
    type: "event",
    title: name,
    summary: textOf(event.get("summary")),
    url: webAddress(event.get("url"), address),
    ...periodOf(start, whenOf(event.get("end"))),
    address: lineOf(event.get("location")),
    credits: creditsOf("organiser", [lineOf(event.get("organizer"), 200)]),
  };
}

/** https://ogp.me */
function ofOpenGraph(marks: Marks): Facts {
  const say = (name: string) => firstOf(marks, name);
  const [, article, book] = /^(?:(article)|(books?(?:\.book)?))$/.exec(say("og:type")?.trim() ?? "") ?? [];
  return {
    ...(article
      ? { type: "resource", kinds: ["article"] }
      : book
        ? { type: "resource", kinds: ["book"] }
        : {}),
    title: lineOf(say("og:title") ?? say("twitter:title")),
    summary: textOf(say("og:description") ?? say("twitter:description")),
    language: languageOf(say("og:locale")),
    publishedOn: whenOf(say("article:published_time") ?? say("book:release_date"))?.day,
    identifiers: of(marks, "book:isbn")
      .flatMap((isbn) => lineOf(`ISBN ${isbn}`, 200) ?? [])
      .slice(0, 5),
    credits: [
      // Open Graph wants an address there; many write the name.
      ...creditsOf(
        "author",
        of(marks, "article:author", "book:author")
          .filter((name) => !/^https?:/.test(name))
          .map(personOf),
      ),
      ...creditsOf("publisher", [lineOf(say("og:site_name"), 200)]),
    ],
  };
}

function ofDublinCore(marks: Marks): Facts {
  const say = (name: string) => of(marks, `dc.${name}`, `dcterms.${name}`, `dc:${name}`, `dcterms:${name}`);
  const credit = (role: CreditRole, name: string) => creditsOf(role, say(name).map(personOf));
  return {
    title: lineOf(say("title")[0]),
    summary: textOf(say("abstract")[0] ?? say("description")[0]),
    keywords: keywordsOf(say("subject")),
    language: languageOf(say("language")[0]),
    publishedOn: whenOf([...say("issued"), ...say("date.issued"), ...say("date"), ...say("created")][0])?.day,
    credits: [...credit("author", "creator"), ...credit("publisher", "publisher")],
  };
}

function ofHtml(marks: Marks): Facts {
  const site = firstOf(marks, "og:site_name", "application-name");
  return {
    title: lineOf(withoutSite(marks.title, site)) ?? lineOf(marks.heading),
    summary: textOf(firstOf(marks, "description")),
    keywords: keywordsOf(of(marks, "keywords")),
    language: languageOf(marks.lang ?? firstOf(marks, "language", "content-language")),
    credits: creditsOf("author", of(marks, "author").map(personOf)),
  };
}

/** "Title | Site", without the site where the page names it elsewhere. */
function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|–—•·-]\s+/);
  const last = parts.at(-1)?.toLowerCase();
  return site && parts.length > 1 && last === site.trim().toLowerCase()
    ? title.slice(0, title.length - (parts.at(-1)?.length ?? 0)).replace(/\s+[|–—•·-]\s*$/, "")
    : title;
}

/** The address that the page gives itself, unless it is the home page of a site whose every page says so. */
function canonicalOf(marks: Marks, address: string): string {
  const own = webAddress(address) ?? address;
  const said = webAddress(marks.ownAddress ?? firstOf(marks, "og:url"), address);
  if (!said || !URL.canParse(own)) return own;
  const misled = new URL(said).pathname === "/" && new URL(own).pathname !== "/";
  return misled ? own : said;
}
