/** RIS (Research Information Systems): "TY  - RPRT" to "ER  - ", a tag of two characters a line. */
import { emptyReference, type ReadFile, type ReadRecord, type Reference } from "#lib/imports/raw";
import { own } from "#lib/own";

interface Tagged {
  tag: string;
  value: string;
}

export function readRis(text: string): ReadFile {
  const records: ReadRecord[] = [];
  let fields: Tagged[] | null = null;
  let start = 0;
  const end = () => {
    if (fields) records.push({ line: start, record: { kind: "reference", reference: referenceOf(fields) } });
    fields = null;
  };
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    const [, tag, value = ""] = /^([A-Z][A-Z0-9]) {1,3}-(?: (.*)|)$/.exec(written.trimEnd()) ?? [];
    if (tag === "TY") {
      end();
      fields = [{ tag, value }];
      start = index + 1;
    } else if (tag === "ER") end();
    else if (tag && fields) fields.push({ tag, value });
    else if (written.trim() !== "") {
      const last: Tagged | undefined = (fields as Tagged[] | null)?.at(-1);
      // A long value goes on over lines of its own.
      if (last && !tag) last.value = `${last.value}\n${written.trim()}`;
      else records.push({ line: index + 1, problem: { code: "outsideRecord" } });
    }
  }
  end();
  if (records.every(({ record }) => !record)) return { problem: { code: "fileWithoutRecords" } };
  return { records };
}

/** RIS types that CSL names otherwise. */
const TYPES: Readonly<Record<string, string>> = {
  JOUR: "article-journal",
  EJOUR: "article-journal",
  MGZN: "article-magazine",
  NEWS: "article-newspaper",
  BOOK: "book",
  EBOOK: "book",
  EDBOOK: "book",
  CHAP: "chapter",
  ECHAP: "chapter",
  CONF: "paper-conference",
  CPAPER: "paper-conference",
  RPRT: "report",
  GOVDOC: "report",
  THES: "thesis",
  ELEC: "webpage",
  WEB: "webpage",
  BLOG: "post-weblog",
  JFULL: "periodical",
  SER: "periodical",
  PAMP: "pamphlet",
  VIDEO: "motion_picture",
  MPCT: "motion_picture",
  DATA: "dataset",
  COMP: "software",
  GEN: "document",
};

class Tags {
  readonly #fields: Tagged[];

  constructor(fields: Tagged[]) {
    this.#fields = fields.filter(({ value }) => value.trim() !== "");
  }

  /** All the values of the tags, in the order of the tags. */
  all(...tags: string[]): string[] {
    return tags.flatMap((tag) => {
      const found = this.#fields.filter((field) => field.tag === tag);
      for (const field of found) this.#fields.splice(this.#fields.indexOf(field), 1);
      return found.map(({ value }) => value.trim());
    });
  }

  /** The first value; the same again under another tag is no news, another value stays for `others`. */
  one(...tags: string[]): string {
    const [first, ...more] = this.#fields
      .filter(({ tag }) => tags.includes(tag))
      .sort((a, b) => tags.indexOf(a.tag) - tags.indexOf(b.tag));
    if (!first) return "";
    for (const field of [first, ...more.filter(({ value }) => value.trim() === first.value.trim())])
      this.#fields.splice(this.#fields.indexOf(field), 1);
    return first.value.trim();
  }

  rest(): [string, string][] {
    return this.#fields.map(({ tag, value }) => [tag, value.trim()]);
  }
}

function referenceOf(fields: Tagged[]): Reference {
  const tags = new Tags(fields);
  const written = tags.one("TY").toUpperCase();
  const type = own(TYPES, written);
  const credit = (role: Reference["people"][number]["role"], ...names: string[]) =>
    tags.all(...names).map((name) => ({ role, name: inReadingOrder(name) }));
  const people = [
    ...credit("author", "AU", "A1"),
    ...credit("editor", "A2", "ED"),
    ...credit("contributor", "A3", "A4"),
    ...tags.all("PB").map((name) => ({ role: "publisher" as const, name })),
  ];
  const year = dateOf(tags.one("PY", "Y1"));
  const day = dateOf(tags.one("DA"));
  const date = day || year;
  const [from, to] = [tags.one("SP"), tags.one("EP")];
  // The address of the record in the software that wrote it.
  tags.all("ID");
  return {
    ...emptyReference(),
    type: type ?? written,
    title: tags.one("TI", "T1", "CT"),
    subtitle: "",
    abstract: tags.one("AB", "N2"),
    language: tags.one("LA"),
    urls: tags.all("UR", "L1", "L2", "LK").flatMap((urls) => urls.split(/[;\s]+(?=https?:)/)),
    date,
    people,
    container: tags.one("T2", "JO", "JF", "BT", "JA", "J2"),
    volume: tags.one("VL"),
    number: tags.one("IS"),
    pages: to && !from.includes("-") ? `${from}-${to}` : from,
    pageCount: "",
    place: tags.one("CY", "PP"),
    identifiers: tags.all("DO", "SN", "C7").flatMap((value) => value.split(/[;,\s]+(?=\d)/)),
    keywords: tags.all("KW").flatMap((words) => words.split(/\s*[;\n]\s*/)),
    others: [
      ...(type ? [] : [["TY", written] satisfies [string, string]]),
      ...(year && !date.startsWith(year) ? [["PY", year] satisfies [string, string]] : []),
      ...tags.rest(),
    ],
  };
}

/** "2018/09/14/" or "2018///" as a partial date; another shape stays as written. */
function dateOf(written: string): string {
  const [, year, month, day] = /^(\d{4})(?:\/(\d{1,2})?(?:\/(\d{1,2})?)?.*)?$/.exec(written) ?? [];
  if (!year) return written;
  const two = (value: string) => value.padStart(2, "0");
  return month ? [year, two(month), ...(day ? [two(day)] : [])].join("-") : year;
}

/** "Dupont, Jean" reads "Jean Dupont"; a body has no comma, or more than two, or small letters after it. */
function inReadingOrder(name: string): string {
  const parts = name.split(/\s*,\s*/).filter(Boolean);
  if (parts.length === 1) return parts[0] ?? "";
  const [family, given, suffix] = parts;
  return parts.length > 3 || /^\p{Ll}/u.test(given ?? "")
    ? name
    : [given, family, suffix].filter(Boolean).join(" ");
}
