/**
 * An entry as a bibliography knows it: an item of CSL 1.0.2, from which BibTeX, RIS, citation meta and COinS are printed
 * too. What a bibliography has no variable for is said in words beside it, so that nothing is lost. Pure.
 */
import { fieldLabel, optionLabel } from "#lib/entries/field-words";
import { entryTypes, formFieldsOf } from "#lib/entries/types/index";
import { creditsByRole, creditsOf, type EntryCard, numberOf, textOf } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { type Carried, cellOf } from "./cells";
import { type CslName, nameOf } from "./names";
import { plain, presentationOf } from "./other-data";

export interface CslDate {
  "date-parts"?: number[][];
  /** What is no date, as written. */
  literal?: string;
}

/** An item of CSL 1.0.2: only the variables that entries fill. */
export interface CslItem {
  id: string;
  type: string;
  title: string;
  "title-short"?: string;
  author?: CslName[];
  editor?: CslName[];
  contributor?: CslName[];
  publisher?: string;
  "publisher-place"?: string;
  "event-place"?: string;
  "container-title"?: string;
  "collection-title"?: string;
  edition?: string;
  volume?: string;
  issue?: string;
  number?: string;
  page?: string;
  "number-of-pages"?: string;
  issued?: CslDate;
  accessed?: CslDate;
  DOI?: string;
  ISBN?: string;
  ISSN?: string;
  URL?: string;
  language?: string;
  genre?: string;
  keyword?: string;
  abstract?: string;
  note?: string;
  annote?: string;
  custom?: Record<string, string>;
}

/** The item, and apart what formats with more room than CSL keep apart. */
export interface Cited {
  item: CslItem;
  publishers: string[];
  keywords: string[];
  /** Where else it can be had. */
  links: { url: string; label: string }[];
  /** Its names that are no DOI, ISBN or ISSN. */
  identifiers: string[];
  /** Where its record is, and what a note of it says. */
  notes: string[];
  /** What no variable holds: the presentation, then the other facts in words, a line each. */
  remarks: string[];
  /** What an import kept by the name that its format gave it. */
  others: [name: string, value: string][];
}

/** @param origin the site's address, without a final slash */
export function citedOf(entry: Carried, lang: Lang, origin: string): Cited {
  const { text, others } = presentationOf(entry.body);
  const all = (name: string) => others.flatMap(([key, value]) => (key === name ? [value] : []));
  const first = (name: string) => all(name)[0];
  const { text: abstract, rest: presentation } = abstractOf(entry.summary, text);
  // An import keeps both the type of a record and its own word for it when they are none of ours.
  const imported = all("genre").find((word) => IMPORTED_TYPES.has(word));
  const type = imported ?? typeOf(entry);
  const { numbers, names } = identifiersOf(entry);
  const publishers = creditsOf(entry, "publisher").map(({ name }) => name);
  const keywords = [
    ...entry.themes.map((theme) => themeLabel(theme, lang)),
    ...all("keyword").flatMap((words) => words.split(/\s*,\s*/)),
  ];
  const place = entry.address ?? undefined;
  const notes = [
    ...all("note"),
    messages(lang).exporting.record(origin + entryPath(lang, entry.type, entry.slug)),
  ];
  const remarks = [presentation, ...names, ...remarksOf(entry, lang)].filter(Boolean);
  const kept = others.filter(([name]) => !VARIABLES.has(name));
  const item: CslItem = {
    id: entry.slug,
    type,
    title: titleOf(entry),
    "title-short": first("title-short") ?? (textOf(entry, "subtitle") ? entry.title : undefined),
    author: authorsOf(entry),
    editor: namesOf(entry, "editor"),
    contributor: namesOf(entry, "contributor"),
    publisher: publishers.join("; ") || undefined,
    [HAPPENING.has(type) ? "event-place" : "publisher-place"]: place,
    "container-title": textOf(entry, "container") ?? undefined,
    "collection-title": first("collection-title"),
    edition: first("edition") ?? textOf(entry, "edition") ?? undefined,
    ...issueOf(entry, type, first("number")),
    ...pagesOf(entry, first("page"), first("number-of-pages")),
    issued: first("issued") ? dateNamed(first("issued") ?? "") : dateOf(entry),
    accessed: first("accessed") ? dateNamed(first("accessed") ?? "") : undefined,
    ...numbers,
    URL: entry.url ?? undefined,
    language: first("language") ?? entry.language,
    genre: all("genre").find((word) => word !== imported) ?? optionLabel("kind", entry.kind, lang),
    keyword: keywords.join(", ") || undefined,
    abstract,
    note: notes.join("\n"),
    annote: remarks.join("\n") || undefined,
    custom: kept.length > 0 ? Object.fromEntries(kept) : undefined,
  };
  return {
    item: withoutNothing(item),
    publishers,
    keywords,
    links: entry.links,
    identifiers: names,
    notes,
    remarks,
    others: kept,
  };
}

/** The types of CSL that take place somewhere; the others are published there. */
const HAPPENING: ReadonlySet<string> = new Set(["event", "performance", "speech"]);

/** The variables that `citedOf` reads from what an import kept. */
const VARIABLES: ReadonlySet<string> = new Set([
  "note",
  "genre",
  "keyword",
  "title-short",
  "collection-title",
  "edition",
  "number",
  "page",
  "number-of-pages",
  "issued",
  "accessed",
  "language",
]);

/** Without what is not known: a file names only what it says. */
function withoutNothing(item: CslItem): CslItem {
  const { id, type, title, ...rest } = item;
  const known = Object.entries(rest).filter(([, value]) => value !== undefined && value !== "");
  return { id, type, title, ...Object.fromEntries(known) };
}

/** "La ville : une enquête", with the signs of the language that it is written in. */
export function titleOf(entry: Pick<EntryCard, "title" | "details" | "language">): string {
  return [entry.title, textOf(entry, "subtitle")]
    .filter(Boolean)
    .join(entry.language === "fr" ? "\u00a0: " : ": ");
}

/** A long abstract was cut by the import, whose presentation has all of it. */
function abstractOf(summary: string, presentation: string): { text: string; rest: string } {
  const flat = (text: string) => text.replace(/\s+/g, " ");
  const start = flat(summary).replace(/ …$/, "");
  const whole = plain(presentation);
  return flat(whole).startsWith(start) && whole.length > start.length
    ? { text: whole, rest: "" }
    : { text: summary, rest: presentation };
}

export const typeOf = ({ type, kind }: Pick<EntryCard, "type" | "kind">): string =>
  entryTypes[type].csl(kind);

/** The types of CSL that are no kind of ours. */
const IMPORTED_TYPES: ReadonlySet<string> = new Set([
  "article",
  "article-magazine",
  "article-newspaper",
  "chapter",
  "dataset",
  "document",
  "manuscript",
  "motion_picture",
  "pamphlet",
  "paper-conference",
  "post-weblog",
  "software",
]);

/** Who made it: its authors, or whoever has the first role that its type has. */
export const authorsOf = (entry: Pick<EntryCard, "type" | "credits">): CslName[] | undefined =>
  namesOf(entry, "author") ?? namesOf(entry, entryTypes[entry.type].roles[0]);

function namesOf(entry: Pick<EntryCard, "credits">, role: string): CslName[] | undefined {
  const names = creditsOf(entry, role).map(nameOf);
  return names.length > 0 ? names : undefined;
}

/** "vol. 12, n° 4" as two numbers; other words stay together. */
export function issueOf(entry: EntryCard, type: string, number?: string) {
  const [, volume, rest] = /^vol\.\s*([^\s,]+)(?:, (.+))?$/i.exec(textOf(entry, "issue") ?? "") ?? [];
  const left = volume ? rest : textOf(entry, "issue");
  const said = left?.replace(/^n°[ \u00a0](?=\S+$)/i, "") || undefined;
  return PERIODIC.test(type) ? { volume, issue: said, number } : { volume, number: said ?? number };
}

const PERIODIC = /^(article|periodical)/;

function pagesOf(entry: EntryCard, page: string | undefined, count: string | undefined) {
  const [from, to, all] = ["pageFrom", "pageTo", "pageCount"].map((name) => numberOf(entry, name));
  return {
    page: from ? [from, to].filter(Boolean).join("-") : page,
    "number-of-pages": count ?? all?.toString(),
  };
}

/** When it was made, or from when to when. */
function dateOf({ startsOn, endsOn }: EntryCard): CslDate | undefined {
  const days = [startsOn, startsOn === endsOn ? null : endsOn].filter((day) => day !== null);
  return days.length > 0 ? { "date-parts": days.map((day) => day.split("-").map(Number)) } : undefined;
}

/** A date as a file wrote it: "2018-11-20", "2018/11/20/", or words. */
function dateNamed(written: string): CslDate {
  const [, year, month, day] = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?\/*$/.exec(written) ?? [];
  if (!year) return { literal: written };
  return { "date-parts": [[year, month, day].filter(Boolean).map(Number)] };
}

/** The first DOI, ISBN and ISSN, and in words the others. */
export function identifiersOf({ details }: EntryCard) {
  const all = Array.isArray(details.identifiers) ? details.identifiers.map(String) : [];
  const numbers: Pick<CslItem, "DOI" | "ISBN" | "ISSN"> = {
    DOI: all.find((one) => /^10\.\d{4,9}\//.test(one)),
    ISBN: all.find((one) => /^97[89]\d{10}$/.test(one)),
    ISSN: all.find((one) => /^\d{4}-\d{3}[\dX]$/.test(one)),
  };
  const held = new Set(Object.values(numbers));
  return { numbers, names: all.filter((one) => !held.has(one)) };
}

/** The facts that no variable holds: other roles, then the fields of the type that are words, dates or numbers. */
function remarksOf(entry: Carried, lang: Lang): string[] {
  const { colon } = messages(lang).common;
  const main = creditsOf(entry, "author").length > 0 ? "author" : entryTypes[entry.type].roles[0];
  const held = new Set([main, "author", "editor", "contributor", "publisher"]);
  const roles = creditsByRole(entry.credits).flatMap(([role, credits]) => {
    const said = credits.filter(({ note }) => note || !held.has(role));
    if (said.length === 0) return [];
    const names = said.map(({ name, note }) => (note ? `${name} (${note})` : name));
    return [`${optionLabel("role", role, lang)}${colon}${names.join(" ; ")}`];
  });
  const facts = formFieldsOf(entry.type).flatMap((field) => {
    if (HELD.has(field.name) || !IN_WORDS.has(field.widget)) return [];
    const said = cellOf(field, entry, lang);
    return said === null || said === "" ? [] : [`${fieldLabel(field, lang)}${colon}${said}`];
  });
  return [...roles, ...facts];
}

/** The fields that a variable holds, or that a bibliography has no use for. */
const HELD: ReadonlySet<string> = new Set([
  ...["kind", "title", "subtitle", "summary", "language", "url", "startsOn", "endsOn", "address", "country"],
  ...["container", "identifiers", "issue", "edition", "pageCount", "pageFrom", "pageTo"],
  ...["latitude", "longitude"],
]);

const IN_WORDS: ReadonlySet<string> = new Set([
  "line",
  "names",
  "choice",
  "date",
  "time",
  "number",
  "territory",
]);
