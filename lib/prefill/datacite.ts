/** DataCite, by DOI: https://support.datacite.org/docs/api-get-doi */
import { z } from "zod";
import { own } from "#lib/own";
import { askJson, type Outside, SourceFailure } from "./catalogues";
import { creditsOf, type Facts, keywordsOf, languageOf, lineOf, personOf, textOf, webAddress } from "./facts";
import { plainText } from "./plain-text";
import { whenOf } from "./when";

const KINDS: Readonly<Record<string, string>> = {
  JournalArticle: "article",
  Preprint: "article",
  BookChapter: "article",
  ConferencePaper: "article",
  Report: "report",
  Book: "book",
  Dissertation: "thesis",
  Journal: "journal-issue",
  InteractiveResource: "website",
};

const answer = z.object({
  data: z.object({
    attributes: z.object({
      titles: z.array(z.object({ title: z.string(), titleType: z.string().nullish() })),
      creators: z.array(
        z.object({
          name: z.string().nullish(),
          givenName: z.string().nullish(),
          familyName: z.string().nullish(),
        }),
      ),
      publisher: z.union([z.string(), z.object({ name: z.string() })]).nullish(),
      publicationYear: z.number().int().nullish(),
      dates: z.array(z.object({ date: z.string().nullish(), dateType: z.string().nullish() })).optional(),
      subjects: z.array(z.object({ subject: z.string().nullish() })).optional(),
      language: z.string().nullish(),
      types: z.object({ resourceTypeGeneral: z.string().nullish() }).optional(),
      descriptions: z
        .array(z.object({ description: z.string().nullish(), descriptionType: z.string().nullish() }))
        .optional(),
      container: z.object({ title: z.string().nullish() }).nullish(),
      url: z.string().nullish(),
    }),
  }),
});

/** @throws SourceFailure */
export async function askDataCite(doi: string, outside: Outside): Promise<Facts> {
  const json = await askJson(`${outside.catalogues.datacite}/dois/${encodeURIComponent(doi)}`, outside);
  const { data, error } = answer.safeParse(json);
  if (!data) throw new SourceFailure("unreadable", { cause: error });
  const work = data.data.attributes;
  const titled = (type: string | null) =>
    work.titles.find(({ titleType }) => (titleType ?? null) === type)?.title;
  const issued = work.dates?.find(({ dateType }) => dateType === "Issued")?.date;
  const summary = work.descriptions?.find(
    ({ descriptionType }) => descriptionType === "Abstract",
  )?.description;
  const publisher = typeof work.publisher === "string" ? work.publisher : work.publisher?.name;
  const landing = webAddress(work.url);
  return {
    type: "resource",
    kinds: [own(KINDS, work.types?.resourceTypeGeneral ?? "") ?? "other"],
    title: lineOf(plainText(titled(null) ?? work.titles[0]?.title)),
    subtitle: lineOf(plainText(titled("Subtitle"))),
    summary: textOf(plainText(summary)),
    language: languageOf(work.language),
    keywords: keywordsOf((work.subjects ?? []).map(({ subject }) => subject)),
    publishedOn: whenOf(issued ?? String(work.publicationYear ?? ""))?.day,
    container: lineOf(work.container?.title),
    identifiers: [`DOI ${doi}`],
    credits: [
      ...creditsOf(
        "author",
        work.creators.map(({ name, givenName, familyName }) =>
          givenName && familyName ? lineOf(`${givenName} ${familyName}`, 200) : personOf(name),
        ),
      ),
      ...creditsOf("publisher", [lineOf(publisher, 200)]),
    ],
    links: landing ? [{ url: landing, label: "Page de dépôt", kind: "website", language: null }] : undefined,
  };
}
