/**
 * BibTeX, in UTF-8, as BibTeX and BibLaTeX both read it: the entry types and fields of BibTeX, and besides them those
 * of BibLaTeX for what BibTeX has none for, which it skips. Pure.
 */
import type { Cited } from "./csl";
import type { CslDate } from "./csl-item";
import type { CslName } from "./names";

/** One entry; its key is the slug, which never changes and is no other's. */
export function bibtexOf(cited: Cited): string {
  const type = TYPES[cited.item.type] ?? "misc";
  const fields = fieldsOf(cited, type).map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${type}{${cited.item.id},\n${fields.join("")}}\n`;
}

/** The types of CSL that BibTeX has; the others are `misc`. */
const TYPES: Readonly<Record<string, string>> = {
  article: "article",
  "article-journal": "article",
  "article-magazine": "article",
  "article-newspaper": "article",
  book: "book",
  chapter: "incollection",
  "paper-conference": "inproceedings",
  report: "techreport",
  thesis: "phdthesis",
  pamphlet: "booklet",
};

/** What holds an article, or a part of a book; what is whole stands in a series. */
const CONTAINERS: Readonly<Record<string, string>> = {
  article: "journal",
  misc: "journal",
  incollection: "booktitle",
  inproceedings: "booktitle",
};

/** Who publishes a report or a thesis has a field of its own. */
const PUBLISHERS: Readonly<Record<string, string>> = { techreport: "institution", phdthesis: "school" };

function fieldsOf(cited: Cited, type: string): [name: string, value: string][] {
  const { item, publishers, keywords, links, notes, remarks, others } = cited;
  const elsewhere = links.map(({ label, url }) => `${label} ${url}`);
  const written: [string, string | undefined][] = [
    ["author", namesOf(item.author)],
    ["editor", namesOf(item.editor)],
    // As BibLaTeX names who took part otherwise.
    ["editora", namesOf(item.contributor)],
    ["editoratype", item.contributor && "{collaborator}"],
    ["title", `{${titled(item.title)}}`],
    ["shorttitle", item["title-short"] && `{${titled(item["title-short"])}}`],
    [CONTAINERS[type] ?? "series", braced(item["container-title"])],
    ["series", braced(item["collection-title"])],
    ["edition", braced(item.edition)],
    ["volume", braced(item.volume)],
    ["number", braced(item.issue ?? item.number)],
    ["pages", item.page && `{${item.page.split(/-+/).map(escaped).join("--")}}`],
    ["pagetotal", braced(item["number-of-pages"])],
    [PUBLISHERS[type] ?? "publisher", listed(publishers)],
    ["address", braced(item["publisher-place"] ?? item["event-place"])],
    ...datesOf(item.issued),
    ["type", type === "article" || type === "book" ? undefined : braced(item.genre)],
    ["doi", verbatim(item.DOI)],
    ["isbn", braced(item.ISBN)],
    ["issn", braced(item.ISSN)],
    ...archived(cited.identifiers),
    ["url", verbatim(item.URL)],
    ["urldate", braced(item.accessed && dayOf(item.accessed))],
    ["language", braced(item.language)],
    ["keywords", braced(keywords.join(", "))],
    ["abstract", braced(item.abstract)],
    ["note", braced(notes.join(" ; "))],
    ["annote", braced([...remarks, ...elsewhere].join(" ; "))],
    ...others.flatMap(([name, value]): [string, string | undefined][] =>
      /^[a-z]{3,20}$/.test(name) ? [[name, braced(value)]] : [],
    ),
  ];
  const seen = new Set<string>();
  return written.flatMap(([name, value]): [string, string][] => {
    if (!value || seen.has(name)) return [];
    seen.add(name);
    return [[name, value]];
  });
}

/** The number of an open archive: "hal-01234567", "arXiv:1802.01234". */
function archived(identifiers: readonly string[]): [string, string | undefined][] {
  for (const identifier of identifiers) {
    const [, archive, number] = /^(?:([a-z]+):|(?=hal-))(\S+)$/i.exec(identifier) ?? [];
    if (number)
      return [
        ["eprinttype", braced(archive ?? "hal")],
        ["eprint", verbatim(number)],
      ];
  }
  return [];
}

const braced = (text: string | undefined) => (text ? `{${escaped(text)}}` : undefined);

/** Names of one field: one that holds "and" is no two. */
const listed = (names: readonly string[]) =>
  names.length > 0
    ? `{${names.map((name) => (/ and /i.test(name) ? braced(name) : escaped(name))).join(" and ")}}`
    : undefined;

/** "de La Tour, Marc and {Direction interministérielle}": what is in braces of its own is no person's. */
const namesOf = (names: readonly CslName[] | undefined) =>
  names && `{${names.map(bibtexName).join(" and ")}}`;

function bibtexName({ literal = "", family, given, ...name }: CslName): string {
  if (!family) return `{${escaped(literal)}}`;
  return escaped(`${[name["non-dropping-particle"], family].filter(Boolean).join(" ")}, ${given}`);
}

/** Styles write titles in small letters: the capitals of names are kept by braces. */
const titled = (title: string): string =>
  title
    .split(/[ \n\t]+/)
    .map((word, index) =>
      (index > 0 ? /\p{Lu}/u : /.\p{Lu}/u).test(word) ? `{${escaped(word)}}` : escaped(word),
    )
    .join(" ");

/** What TeX would take for a command. The rest of Unicode is kept as it is. */
const SIGNS: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "^": "{\\textasciicircum}",
  "~": "{\\textasciitilde}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
};

const escaped = (text: string): string =>
  text
    .replace(/[\\{}^~$&#%_]/g, (sign) => SIGNS[sign] ?? sign)
    // TeX makes one sign of two: a dash of two hyphens, a quotation mark of two apostrophes.
    .replace(/([-'`<>,])(?=\1)|[?!](?=`)/g, "$&{}")
    .replace(/[ \t\r\n]+/g, " ");

/** An address is read as it is, but for what would end it. */
const verbatim = (address: string | undefined) =>
  address && `{${address.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))}}`;

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** A year and a month as BibTeX has them; a day and a period as BibLaTeX has, which comes last for those who read both. */
function datesOf(date: CslDate | undefined): [string, string | undefined][] {
  const [start] = date?.["date-parts"] ?? [];
  if (!date || !start) return [["year", braced(date?.literal)]];
  const [year, month] = start;
  const more = start.length > 2 || (date["date-parts"] ?? []).length > 1;
  return [
    ["year", `{${year}}`],
    ["month", MONTHS[(month ?? 0) - 1]],
    ["date", more ? braced(dayOf(date)) : undefined],
  ];
}

/** "2018-09-14", "2018-09/2019" */
export const dayOf = ({ "date-parts": parts, literal = "" }: CslDate): string =>
  parts?.map((day) => day.map((part) => String(part).padStart(2, "0")).join("-")).join("/") ?? literal;
