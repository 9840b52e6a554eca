/** RIS (Research Information Systems): "TY  - RPRT" to "ER  - ", a tag a line, lines ended by CR LF. Pure. */
import type { Cited } from "./csl";
import type { CslDate } from "./csl-item";
import { sortedName } from "./names";

export function risOf(cited: Cited): string {
  const lines = linesOf(cited).flatMap(([tag, value]) => {
    // A value is one line: what follows a line end would be read as another tag.
    const said = value?.replace(/[\s\u0085\u2028\u2029]+/g, keepNoBreak).trim();
    return said ? [`${tag}  - ${said}\r\n`] : [];
  });
  return `${lines.join("")}ER  - \r\n`;
}

const keepNoBreak = (run: string) => (run === "\u00a0" || run === "\u202f" ? run : " ");

/** The types of CSL as RIS names them; the others are generic. */
const TYPES: Readonly<Record<string, string>> = {
  article: "JOUR",
  "article-journal": "JOUR",
  "article-magazine": "MGZN",
  "article-newspaper": "NEWS",
  book: "BOOK",
  chapter: "CHAP",
  dataset: "DATA",
  event: "GEN",
  manuscript: "UNPB",
  motion_picture: "VIDEO",
  pamphlet: "PAMP",
  "paper-conference": "CONF",
  periodical: "JFULL",
  "post-weblog": "BLOG",
  report: "RPRT",
  software: "COMP",
  thesis: "THES",
  webpage: "ELEC",
};

/** Those whose lone number of pages is that of the whole. */
const WHOLE = new Set(["book", "report", "thesis", "pamphlet"]);

function linesOf({
  item,
  publishers,
  keywords,
  links,
  notes,
  remarks,
  others,
}: Cited): [string, string | undefined][] {
  const tag = (name: string, values: readonly string[] | undefined): [string, string][] =>
    (values ?? []).map((value) => [name, value]);
  const [from, to] = item.page?.split("-", 2) ?? [WHOLE.has(item.type) ? item["number-of-pages"] : undefined];
  const own = new Map(others);
  const tagged = others.filter(
    ([name]) => /^[A-Z][A-Z0-9]$/.test(name) && !["TY", "ER", "ID"].includes(name),
  );
  return [
    ["TY", own.get("TY")?.match(/^[A-Z]{3,8}$/)?.[0] ?? TYPES[item.type] ?? "GEN"],
    ["ID", item.id],
    ["TI", item.title],
    ["ST", item["title-short"]],
    ...tag("AU", item.author?.map(sortedName)),
    ...tag("A2", item.editor?.map(sortedName)),
    ...tag("A4", item.contributor?.map(sortedName)),
    ["T2", item["container-title"]],
    ["T3", item["collection-title"]],
    ["ET", item.edition],
    ["VL", item.volume],
    ["IS", item.issue ?? item.number],
    ["SP", from],
    ["EP", to],
    ["PY", item.issued?.["date-parts"]?.[0]?.[0]?.toString()],
    ["DA", dayOf(item.issued)],
    ...tag("PB", publishers),
    ["CY", item["publisher-place"] ?? item["event-place"]],
    ["M3", item.genre],
    ["DO", item.DOI],
    ["SN", item.ISBN],
    ["SN", item.ISSN],
    ["LA", item.language],
    ["AB", item.abstract],
    ...tag("KW", keywords),
    ["UR", item.URL],
    ...tag(
      "LK",
      links.map(({ url }) => url),
    ),
    ["Y2", dayOf(item.accessed)],
    ...tag("N1", [...notes, ...remarks]),
    ...tagged,
  ];
}

/** "2018/09/14/", "2018/09//"; the first day of a period. Nothing for what is a year alone: `PY` says it. */
function dayOf(date: CslDate | undefined): string | undefined {
  const [start] = date?.["date-parts"] ?? [];
  if (!date || !start) return date?.literal;
  if (start.length === 1) return undefined;
  const [year, month, day] = start.map((part) => String(part).padStart(2, "0"));
  return `${year}/${month ?? ""}/${day ?? ""}/`;
}
