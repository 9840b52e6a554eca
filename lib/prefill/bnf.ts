/** The catalogue of the Bibliothèque nationale de France, by ISBN: SRU 1.2, https://api.bnf.fr/fr/api-sru-catalogue-general */
import { Parser } from "htmlparser2";
import { z } from "zod";
import { askCatalogue, type Outside, SourceFailure } from "./catalogues";
import { creditsOf, type Facts, languageOf, lineOf, pageOf, personOf, textOf } from "./facts";
import { isbn10 } from "./identifier";
import { whenOf } from "./when";

/** Of an answer, the elements of Dublin Core by name; a name may come several times. */
const record = z.object({
  title: z.array(z.string()).min(1),
  creator: z.array(z.string()).default([]),
  contributor: z.array(z.string()).default([]),
  publisher: z.array(z.string()).default([]),
  date: z.array(z.string()).default([]),
  description: z.array(z.string()).default([]),
  format: z.array(z.string()).default([]),
  language: z.array(z.string()).default([]),
});

/** @throws SourceFailure */
export async function askBnf(isbn: string, outside: Outside): Promise<Facts> {
  const query = new URLSearchParams({
    version: "1.2",
    operation: "searchRetrieve",
    // Books are filed under the number that they were printed with: before 2007, the one of ten digits.
    query: [isbn, isbn10(isbn)].flatMap((one) => (one ? `bib.isbn all "${one}"` : [])).join(" or "),
    recordSchema: "dublincore",
    maximumRecords: "1",
  });
  const types = ["text/xml", "application/xml", "application/xhtml+xml"];
  const body = await askCatalogue(`${outside.catalogues.bnf}/api/SRU?${query}`, types, outside);
  const { isAnswer, said } = dublinCoreIn(body.toString("utf8"));
  if (!isAnswer) throw new SourceFailure("unreadable");
  if (said.size === 0) throw new SourceFailure("unknown");
  const { data, error } = record.safeParse(Object.fromEntries(said));
  if (!data) throw new SourceFailure("unreadable", { cause: error });
  return {
    type: "resource",
    kinds: ["book"],
    ...titlesOf(data.title[0] ?? ""),
    summary: textOf(data.description.find((text) => text.length > 80)),
    language: languageOf(data.language[0]),
    publishedOn: whenOf(/\b(1[5-9]|20)\d\d\b/.exec(data.date[0] ?? "")?.[0])?.day,
    container: lineOf(
      /^Collection ?: ([^;]{1,200})/.exec(
        data.description.find((text) => text.startsWith("Collection")) ?? "",
      )?.[1],
    ),
    pageCount: pageOf(/(\d{1,6}) ?p\b/.exec(data.format[0] ?? "")?.[1]),
    identifiers: [`ISBN ${isbn}`],
    credits: [
      ...creditsOf("author", data.creator.map(authorOf)),
      ...creditsOf("contributor", data.contributor.map(authorOf)),
      ...creditsOf(
        "publisher",
        data.publisher.map((name) => lineOf(name.replace(/ \([^)]{0,80}\)$/, ""), 200)),
      ),
    ],
  };
}

/** "Title : subtitle / Author": the punctuation of library records (ISBD). */
function titlesOf(text: string): Pick<Facts, "title" | "subtitle"> {
  const [proper = ""] = text.split(" / ");
  const [title, ...rest] = proper.split(" : ");
  return { title: lineOf(title), subtitle: lineOf(rest.join(" : ")) };
}

/** "Martin, Camille (1970-....). Auteur du texte". */
const authorOf = (name: string) =>
  personOf(
    name
      .slice(0, 300)
      .replace(/\s*\([^)]{0,60}\)/g, "")
      .replace(/\. [^.]{3,60}$/, ""),
  );

function dublinCoreIn(xml: string): { isAnswer: boolean; said: Map<string, string[]> } {
  const said = new Map<string, string[]>();
  let isAnswer = false;
  let text = "";
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        // The parser's work grows with the elements that stand within one another; an answer has six.
        if (++depth > 100) return parser.reset();
        if (/(^|:)searchRetrieveResponse$/.test(name)) isAnswer = true;
        text = "";
      },
      ontext(piece) {
        text += piece;
      },
      onclosetag(name) {
        const [, element] = /^dc:(\w+)$/.exec(name) ?? [];
        if (element && text.trim())
          said.set(element, [...(said.get(element) ?? []), text.trim()].slice(0, 30));
        text = "";
        depth--;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { isAnswer, said };
}
