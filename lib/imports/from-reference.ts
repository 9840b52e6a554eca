/** A bibliographic record as the content of a resource. Pure. */

import { optionLabel } from "#lib/entries/field-words";
import { addressOfIdentifier, canonicalIdentifier } from "#lib/entries/identifiers";
import { isPartialDate } from "#lib/entries/partial-date";
import { emptyContent, entryTypes } from "#lib/entries/types/index";
import { messages } from "#lib/messages/index";
import { own } from "#lib/own";
import { fold, tidyLine } from "#lib/text";
import type { Reference } from "./raw";
import {
  type Converted,
  creditOf,
  languageOf,
  linkOf,
  type Settings,
  textsOf,
  themesOf,
  unique,
} from "./to-content";

/** The kind of a resource that each type of CSL is; where several are one kind, the type is kept in words. */
const KINDS: Readonly<Record<string, string>> = {
  "article-journal": "article",
  "article-magazine": "article",
  "article-newspaper": "article",
  article: "article",
  chapter: "article",
  "paper-conference": "article",
  "post-weblog": "article",
  book: "book",
  report: "report",
  thesis: "thesis",
  webpage: "website",
  periodical: "journal-issue",
  interview: "interview",
};

const PLAIN = new Set(["article-journal", "book", "report", "thesis", "webpage", "periodical", "interview"]);

/** The types whose lone number of pages is that of the whole. */
const WHOLE = new Set(["book", "report", "thesis", "pamphlet"]);

/** The fields in which formats say in words what a thing is. */
const GENRES = new Set(["type", "genre", "m3"]);

const COLLECTIONS = new Set(["series", "t3", "collection-title"]);

/** The kind of a resource that the words name, in French or English. */
function kindNamed(words: string): string | undefined {
  return entryTypes.resource.kinds.find((kind) =>
    (["fr", "en"] as const).some((lang) => fold(optionLabel("kind", kind, lang)) === fold(words.trim())),
  );
}

export function fromReference(reference: Reference, { known, language }: Settings): Converted {
  const { type, title, subtitle, volume, number, place } = reference;
  const pages = pagesOf(reference);
  const { themes, left } = themesOf(reference.keywords, known);
  const identifiers = unique(
    reference.identifiers.map((one) => canonicalIdentifier(tidyLine(one))).filter(Boolean),
  );
  const [url, ...urls] = unique([
    ...reference.urls,
    ...identifiers.flatMap((one) => addressOfIdentifier(one) ?? []),
  ]);
  const date = dateOf(reference.date);
  const read = languageOf(reference.language);
  const people = reference.people.map(({ role, name }) => creditOf(role, name, known));
  const { issue, volume: words } = messages("fr").imports.record;
  const said = reference.others.find(([name, word]) => GENRES.has(name.toLowerCase()) && kindNamed(word));
  const kind = said && kindNamed(said[1]);
  // What has no journal nor book around it may have a collection.
  const collection = reference.container
    ? undefined
    : reference.others.find(([name]) => COLLECTIONS.has(name.toLowerCase()));
  const texts = textsOf(reference.abstract, [
    ...(PLAIN.has(type) || !type || kind ? [] : [["type", type] as const]),
    ...(date ? [] : [["date", reference.date] as const]),
    ...(date && date !== reference.date ? [["date", reference.date] as const] : []),
    ...pages.left,
    ...(reference.language && !read ? [["language", reference.language] as const] : []),
    ...(left.length > 0 ? [["keywords", left.join(", ")] as const] : []),
    ...reference.others.filter((other) => other !== said && other !== collection),
  ]);
  return {
    type: "resource",
    content: {
      ...emptyContent("resource"),
      ...texts,
      kind: kind ?? own(KINDS, type) ?? "other",
      title: tidyLine(title) || null,
      subtitle: tidyLine(subtitle) || null,
      language: read ?? language,
      url: url ?? null,
      startsOn: date,
      address: tidyLine(place) || null,
      themes,
      credits: unique(people).slice(0, 60),
      links: urls.slice(0, 40).map((one) => linkOf(one)),
      container: tidyLine(reference.container || (collection?.[1] ?? "")).slice(0, 300) || null,
      identifiers,
      issue:
        [volume && words(tidyLine(volume)), number && issue(tidyLine(number))].filter(Boolean).join(", ") ||
        null,
      ...pages.fields,
    },
  };
}

function pagesOf({ type, pages, pageCount }: Reference) {
  const [, from, to] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(pages.trim()) ?? [];
  const count = /^\d{1,5}/.exec(pageCount.trim())?.[0];
  const alone = from && !to && !count && WHOLE.has(type);
  const fields = {
    pageCount: numberOf(alone ? from : count),
    pageFrom: alone ? null : numberOf(from),
    pageTo: alone ? null : numberOf(to ? completed(from ?? "", to) : undefined),
  };
  const left = [
    ...(pages && !from ? [["pages", pages] as const] : []),
    ...(pageCount && pageCount.trim() !== count ? [["number-of-pages", pageCount] as const] : []),
  ];
  return { fields, left };
}

const numberOf = (text: string | undefined) => (text && Number(text) > 0 ? Number(text) : null);

/** "124-31" means up to page 131. */
const completed = (from: string, to: string) =>
  to.length < from.length ? from.slice(0, from.length - to.length) + to : to;

/** The first day of what is said: a partial date, or the beginning of a range. */
function dateOf(written: string): string | null {
  const start = tidyLine(written).replace(/(\/|T).*$/, "");
  return isPartialDate(start) ? start : null;
}
