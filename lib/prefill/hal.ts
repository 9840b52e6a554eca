/** HAL, by its identifiers: https://api.archives-ouvertes.fr/docs/search */
import { z } from "zod";
import { own } from "#lib/own";
import { askJson, type Outside, SourceFailure } from "./catalogues";
import { creditsOf, type Facts, keywordsOf, languageOf, lineOf, pagesOf, textOf, webAddress } from "./facts";
import { plainText } from "./plain-text";
import { whenOf } from "./when";

const KINDS: Readonly<Record<string, string>> = {
  ART: "article",
  COMM: "article",
  COUV: "article",
  UNDEFINED: "article",
  BLOG: "article",
  POSTER: "other",
  OUV: "book",
  DOUV: "book",
  ISSUE: "journal-issue",
  PROCEEDINGS: "journal-issue",
  THESE: "thesis",
  HDR: "thesis",
  MEM: "thesis",
  REPORT: "report",
};

const FIELDS =
  "halId_s,keyword_s,docType_s,title_s,subTitle_s,abstract_s,authFullName_s,language_s,producedDate_s,journalTitle_s,bookTitle_s,conferenceTitle_s,publisher_s,volume_s,issue_s,page_s,doiId_s,isbn_s,uri_s,fileMain_s";

const several = z.array(z.string()).optional();
/** Which fields are lists is not the same for all types of document. */
const one = z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional();
const record = z.object({
  docType_s: z.string(),
  title_s: z.array(z.string()).min(1),
  subTitle_s: several,
  abstract_s: several,
  keyword_s: several,
  authFullName_s: several,
  language_s: several,
  producedDate_s: one,
  journalTitle_s: one,
  bookTitle_s: one,
  conferenceTitle_s: one,
  publisher_s: several,
  volume_s: one,
  issue_s: several,
  page_s: one,
  doiId_s: one,
  isbn_s: one,
  uri_s: one,
  fileMain_s: one,
});
const answer = z.object({ response: z.object({ docs: z.array(record) }) });

/** @throws SourceFailure */
export async function askHal(hal: string, outside: Outside): Promise<Facts> {
  const query = new URLSearchParams({ q: `halId_s:"${hal}"`, fl: FIELDS, rows: "1", wt: "json" });
  const json = await askJson(`${outside.catalogues.hal}/search/?${query}`, outside);
  const { data, error } = answer.safeParse(json);
  if (!data) throw new SourceFailure("unreadable", { cause: error });
  const [work] = data.response.docs;
  if (!work) throw new SourceFailure("unknown");
  const file = webAddress(work.fileMain_s);
  return {
    type: "resource",
    kinds: [own(KINDS, work.docType_s) ?? "other"],
    title: lineOf(plainText(work.title_s[0])),
    subtitle: lineOf(plainText(work.subTitle_s?.[0])),
    summary: textOf(plainText(work.abstract_s?.[0])),
    language: languageOf(work.language_s?.[0]),
    url: webAddress(work.uri_s),
    keywords: keywordsOf(work.keyword_s ?? []),
    publishedOn: whenOf(work.producedDate_s)?.day,
    container: lineOf(work.journalTitle_s ?? work.bookTitle_s ?? work.conferenceTitle_s),
    issue: lineOf(
      [work.volume_s && `vol. ${work.volume_s}`, work.issue_s?.[0] && `n° ${work.issue_s[0]}`]
        .filter(Boolean)
        .join(", "),
      200,
    ),
    ...pagesOf(work.page_s),
    identifiers: [
      hal,
      ...(work.doiId_s ? [`DOI ${work.doiId_s.slice(0, 150)}`] : []),
      ...(work.isbn_s ? [`ISBN ${work.isbn_s.slice(0, 30)}`] : []),
    ],
    credits: [
      ...creditsOf(
        "author",
        (work.authFullName_s ?? []).map((name) => lineOf(name, 200)),
      ),
      ...creditsOf(
        "publisher",
        (work.publisher_s ?? []).map((name) => lineOf(name, 200)),
      ),
    ],
    links: file ? [{ url: file, label: "PDF", kind: "document", language: null }] : undefined,
  };
}
