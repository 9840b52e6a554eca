/**
 * An entry as a bibliography knows it: an item of CSL 1.0.2, from which BibTeX, RIS, citation meta and COinS are printed
 * too. What a bibliography has no variable for is said in words beside it, so that nothing is lost. Pure.
 */
import { optionLabel } from "#lib/entries/field-words";
import { creditsOf, textOf } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import type { Carried } from "./cells";
import type { CslItem } from "./csl-item";
import { plain, presentationOf } from "./other-data";
import { remarksOf } from "./remarks";
import {
  authorsOf,
  dateNamed,
  dateOf,
  identifiersOf,
  issueOf,
  namesOf,
  pagesOf,
  titleOf,
  typeOf,
} from "./variables";

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

/** A long abstract was cut by the import, whose presentation has all of it. */
function abstractOf(summary: string, presentation: string): { text: string; rest: string } {
  const flat = (text: string) => text.replace(/\s+/g, " ");
  const start = flat(summary).replace(/ …$/, "");
  const whole = plain(presentation);
  return flat(whole).startsWith(start) && whole.length > start.length
    ? { text: whole, rest: "" }
    : { text: summary, rest: presentation };
}

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
