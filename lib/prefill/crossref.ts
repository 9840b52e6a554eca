/** Crossref, by DOI: https://api.crossref.org/swagger-ui/index.html */
import { z } from "zod";
import { own } from "#lib/own";
import { askJson, type Outside, SourceFailure } from "./catalogues";
import { creditsOf, type Facts, keywordsOf, languageOf, lineOf, pagesOf, textOf } from "./facts";
import { plainText } from "./plain-text";
import { dayOf } from "./when";

const KINDS: Readonly<Record<string, string>> = {
  "journal-article": "article",
  "proceedings-article": "article",
  "posted-content": "article",
  "book-chapter": "article",
  "report-component": "report",
  report: "report",
  "report-series": "report",
  book: "book",
  monograph: "book",
  "edited-book": "book",
  "reference-book": "book",
  dissertation: "thesis",
  "journal-issue": "journal-issue",
  dataset: "other",
  standard: "other",
};

const date = z.object({ "date-parts": z.array(z.array(z.number().nullable())).min(1) });
const person = z.object({
  given: z.string().optional(),
  family: z.string().optional(),
  name: z.string().optional(),
});

const answer = z.object({
  message: z.object({
    type: z.string(),
    title: z.array(z.string()).optional(),
    subtitle: z.array(z.string()).optional(),
    abstract: z.string().optional(),
    language: z.string().optional(),
    issued: date.optional(),
    "container-title": z.array(z.string()).optional(),
    volume: z.string().optional(),
    issue: z.string().optional(),
    page: z.string().optional(),
    publisher: z.string().optional(),
    subject: z.array(z.string()).optional(),
    author: z.array(person).optional(),
    editor: z.array(person).optional(),
    ISBN: z.array(z.string()).optional(),
  }),
});

/** @throws SourceFailure; "unknown" for a DOI of another agency */
export async function askCrossref(doi: string, outside: Outside): Promise<Facts> {
  const json = await askJson(`${outside.catalogues.crossref}/works/${encodeURIComponent(doi)}`, outside);
  const { data, error } = answer.safeParse(json);
  if (!data) throw new SourceFailure("unreadable", { cause: error });
  const { message: work } = data;
  return {
    type: "resource",
    kinds: [own(KINDS, work.type) ?? "other"],
    title: lineOf(plainText(work.title?.[0])),
    subtitle: lineOf(plainText(work.subtitle?.[0])),
    summary: textOf(plainText(work.abstract)),
    language: languageOf(work.language),
    keywords: keywordsOf(work.subject ?? []),
    publishedOn: dayOf(work.issued?.["date-parts"][0]),
    container: lineOf(plainText(work["container-title"]?.[0])),
    issue: lineOf(
      [work.volume && `vol. ${work.volume}`, work.issue && `n° ${work.issue}`].filter(Boolean).join(", "),
      200,
    ),
    ...pagesOf(work.page),
    identifiers: [`DOI ${doi}`, ...(work.ISBN ?? []).slice(0, 3).map((isbn) => `ISBN ${isbn.slice(0, 30)}`)],
    credits: [
      ...creditsOf("author", (work.author ?? []).map(nameOf)),
      ...creditsOf("editor", (work.editor ?? []).map(nameOf)),
      ...creditsOf("publisher", [lineOf(work.publisher, 200)]),
    ],
  };
}

const nameOf = ({ given, family, name }: z.output<typeof person>) =>
  lineOf(name ?? [given, family].filter(Boolean).join(" "), 200);
