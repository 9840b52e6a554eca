/**
 * COinS: an OpenURL ContextObject (ANSI/NISO Z39.88-2004) that bibliographic software reads in a page, one for each entry
 * of a list. Pure.
 */
import { creditsOf, type EntryCard, numberOf, textOf } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import { sortedName } from "./names";
import { authorsOf, identifiersOf, issueOf, titleOf, typeOf } from "./variables";

/** Its key and value pairs, as the title of a span says them. */
export function contextObjectOf(entry: EntryCard, lang: Lang, origin: string): string {
  const type = typeOf(entry);
  const [format, genre, title] = FORMATS[type] ?? DUBLIN_CORE;
  const dc = format === "dc";
  const authors = authorsOf(entry) ?? [];
  const publishers = creditsOf(entry, "publisher").map(({ name }) => name);
  const { DOI, ISBN, ISSN } = identifiersOf(entry).numbers;
  const { volume, issue } = issueOf(entry, type);
  const page = (name: string) => numberOf(entry, name)?.toString();
  const pairs: [name: string, value: string | null | undefined][] = [
    ["ctx_ver", "Z39.88-2004"],
    ["rfr_id", `info:sid/${new URL(origin).host}`],
    ["rft_val_fmt", `info:ofi/fmt:kev:mtx:${format}`],
    ["rft_id", DOI && `info:doi/${DOI}`],
    ["rft_id", origin + entryPath(lang, entry.type, entry.slug)],
    [dc ? "rft.type" : "rft.genre", genre],
    [title, titleOf(entry)],
    ...authors.map((name): [string, string] => [
      dc ? "rft.creator" : name.literal ? "rft.aucorp" : "rft.au",
      sortedName(name),
    ]),
    ...publishers.map((name): [string, string] => [PUBLISHERS[format] ?? "rft.pub", name]),
    ["rft.date", entry.startsOn],
    ["rft.language", entry.language],
    ["rft.jtitle", format === "journal" ? textOf(entry, "container") : null],
    ["rft.volume", format === "journal" ? volume : null],
    ["rft.issue", format === "journal" ? issue : null],
    ["rft.spage", page("pageFrom")],
    ["rft.epage", page("pageTo")],
    ["rft.tpages", page("pageCount")],
    ["rft.isbn", ISBN],
    ["rft.issn", ISSN],
  ];
  return pairs.flatMap(([name, value]) => (value ? `${name}=${encoded(value)}` : [])).join("&");
}

/** What parts a pair from another and what is no letter is encoded; what addresses are made of stays readable, and short. */
const encoded = (value: string): string =>
  encodeURIComponent(value).replace(/%(?:20|2C|2F|3A)/g, (code) => READABLE[code] ?? code);
const READABLE: Readonly<Record<string, string>> = { "%20": "+", "%2C": ",", "%2F": "/", "%3A": ":" };

type Format = "journal" | "book" | "dissertation" | "dc";

/** The format that each type of CSL is told in, its genre there and the name of its title. */
const FORMATS: Readonly<Record<string, [format: Format, genre: string, title: string]>> = {
  article: ["journal", "article", "rft.atitle"],
  "article-journal": ["journal", "article", "rft.atitle"],
  periodical: ["journal", "issue", "rft.title"],
  book: ["book", "book", "rft.btitle"],
  report: ["book", "report", "rft.btitle"],
  pamphlet: ["book", "document", "rft.btitle"],
  thesis: ["dissertation", "", "rft.title"],
  event: ["dc", "event", "rft.title"],
};

const DUBLIN_CORE = ["dc", "webpage", "rft.title"] as const;

const PUBLISHERS: Readonly<Partial<Record<Format, string>>> = {
  dc: "rft.publisher",
  dissertation: "rft.inst",
};
