/** What a page says of what it presents to bibliographic software: citation_* (Highwire Press), or else Dublin Core. Pure. */
import type { EntryRef } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import { entryExportPath } from "#lib/paths";
import { dayOf } from "./bibtex";
import type { CslItem } from "./csl-item";
import { BIBLIOGRAPHIC, MEDIA_TYPES } from "./formats";
import { sortedName } from "./names";

/** Metas by name; several values are several metas. */
export type Metas = Record<string, string | string[]>;

export function citationMetas(item: CslItem): Metas {
  const authors = item.author?.map(sortedName) ?? [];
  const date = item.issued && dayOf(item.issued).replace(/\/.*$/, "");
  const metas: [name: string, value: string | string[] | undefined][] = PUBLICATIONS.has(item.type)
    ? [
        ["citation_title", item.title],
        ["citation_author", authors],
        ["citation_publication_date", date?.replaceAll("-", "/")],
        ["citation_journal_title", item["container-title"]],
        ["citation_volume", item.volume],
        ["citation_issue", item.issue],
        ["citation_firstpage", item.page?.split("-")[0]],
        ["citation_lastpage", item.page?.split("-")[1]],
        [PUBLISHERS[item.type] ?? "citation_publisher", item.publisher],
        ["citation_doi", item.DOI],
        ["citation_isbn", item.ISBN],
        ["citation_issn", item.ISSN],
        ["citation_language", item.language],
        ["citation_keywords", item.keyword],
        ["citation_public_url", item.URL],
      ]
    : [
        ["DC.title", item.title],
        ["DC.creator", authors],
        ["DC.date", date],
        ["DC.type", item.genre],
        ["DC.publisher", item.publisher],
        ["DC.language", item.language],
        ["DC.identifier", item.URL],
      ];
  return Object.fromEntries(
    metas.flatMap(([name, value]) => (value && value.length > 0 ? [[name, value]] : [])),
  );
}

const PUBLICATIONS: ReadonlySet<string> = new Set([
  ...["article", "article-journal", "article-magazine", "article-newspaper"],
  ...["book", "chapter", "paper-conference", "pamphlet", "periodical", "report", "thesis"],
]);

const PUBLISHERS: Readonly<Record<string, string>> = {
  report: "citation_technical_report_institution",
  thesis: "citation_dissertation_institution",
};

/** Where an entry is as bibliographic software reads it, by media type. */
export const citationLinks = ({ type, slug }: EntryRef, lang: Lang): Record<string, string> =>
  Object.fromEntries(
    BIBLIOGRAPHIC.map((format) => [MEDIA_TYPES[format], entryExportPath(lang, type, slug, format)]),
  );
