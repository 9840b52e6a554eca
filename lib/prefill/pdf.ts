/** What a PDF says of itself: its XMP packet, else its information dictionary (ISO 32000-1, § 14.3). Pure. */
import { Parser } from "htmlparser2";
import {
  creditsOf,
  type Facts,
  type Found,
  gather,
  languageOf,
  lineOf,
  personOf,
  textOf,
  webAddress,
} from "./facts";
import { objectIn } from "./pdf-objects";
import { whenOf } from "./when";

const MAX_PACKET = 200_000;
/** Elements within one another: the parser's work grows with them. */
const MAX_DEPTH = 100;

/** `body` may be cut; what is encrypted is not read, nor packets that are compressed. */
export function readPdf(body: Buffer, address: string): Found {
  const latin = body.toString("latin1");
  const facts = { ...fromInfo(latin), ...present(fromXmp(latin)) };
  const typed: Facts = { ...facts, type: "resource", kinds: ["report"], url: webAddress(address) };
  return gather([{ origin: "pdf", facts: typed }]);
}

const present = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

function fromXmp(latin: string): Facts {
  const start = latin.indexOf("<x:xmpmeta");
  const end = start < 0 ? -1 : latin.indexOf("</x:xmpmeta", start);
  if (end < 0 || end - start > MAX_PACKET) return {};
  const said = dublinCoreIn(Buffer.from(latin.slice(start, end), "latin1").toString("utf8"));
  return {
    title: titleOf(said.get("dc:title")?.[0]),
    summary: textOf(said.get("dc:description")?.[0]),
    language: languageOf(said.get("dc:language")?.[0]),
    credits: creditsOf("author", (said.get("dc:creator") ?? []).map(personOf)),
  };
}

/** The texts inside each element dc:… */
function dublinCoreIn(xml: string): Map<string, string[]> {
  const said = new Map<string, string[]>();
  let inside: string | null = null;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        if (++depth > MAX_DEPTH) return parser.reset();
        if (name.startsWith("dc:")) inside = name;
      },
      ontext(text) {
        if (inside && text.trim()) said.set(inside, [...(said.get(inside) ?? []), text.trim()].slice(0, 30));
      },
      onclosetag(name) {
        depth--;
        if (name === inside) inside = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return said;
}

function fromInfo(latin: string): Facts {
  // Encrypted strings are noise.
  if (latin.includes("/Encrypt")) return {};
  // A file that was changed has several of each, one after the other: the last ones count.
  const [, number, generation] =
    [...latin.matchAll(/\/Info\s{1,3}(\d{1,9})\s{1,3}(\d{1,5})\s{1,3}R/g)].at(-1) ?? [];
  if (!number || !generation) return {};
  const dictionary = objectIn(latin, number, generation);
  if (dictionary === null) return {};
  return {
    title: titleOf(stringIn(dictionary, "Title")),
    credits: creditsOf("author", (stringIn(dictionary, "Author") ?? "").split(/\s*;\s*/).map(personOf)),
    publishedOn: whenOf(/^D:(\d{8})/.exec(stringIn(dictionary, "CreationDate") ?? "")?.[1])?.day,
  };
}

/** Programs write the name of their file, or their own, where the author has written nothing. */
function titleOf(text: string | undefined): string | undefined {
  const line = lineOf(text);
  const isName =
    /^(microsoft (word|powerpoint)\b.*|.*\.(docx?|pptx?|odt|odp|indd|pdf|qxd|tex)|untitled.*|sans titre.*|document\d*)$/i;
  return line && !isName.test(line) ? line : undefined;
}

/** A string of a dictionary: in parentheses or in hexadecimal, in UTF-16, UTF-8 or PDFDocEncoding (close to Latin-1). */
function stringIn(dictionary: string, key: string): string | undefined {
  const at = dictionary.search(new RegExp(`/${key}\\s{0,5}[(<]`));
  if (at < 0) return undefined;
  const open = dictionary.slice(at).search(/[(<]/) + at;
  const bytes = dictionary[open] === "<" ? hexadecimal(dictionary, open + 1) : literal(dictionary, open + 1);
  if (bytes === null) return undefined;
  if (bytes.startsWith("\xfe\xff"))
    return new TextDecoder("utf-16be").decode(Buffer.from(bytes.slice(2), "latin1"));
  if (bytes.startsWith("\xef\xbb\xbf")) return Buffer.from(bytes.slice(3), "latin1").toString("utf8");
  return new TextDecoder("windows-1252").decode(Buffer.from(bytes, "latin1"));
}

function hexadecimal(text: string, from: number): string | null {
  const [digits] = /^[\da-f\s]{0,8000}/i.exec(text.slice(from)) ?? [""];
  return text[from + digits.length] === ">"
    ? Buffer.from(digits.replace(/\s/g, ""), "hex").toString("latin1")
    : null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function literal(text: string, from: number): string | null {
  let out = "";
  let open = 1;
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === "\\") {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      out += octal
        ? String.fromCharCode(Number.parseInt(octal, 8) & 255)
        : (ESCAPES[text[at + 1] ?? ""] ?? text[at + 1] ?? "");
      at += octal ? octal.length : 1;
      continue;
    }
    if (char === "(") open++;
    if (char === ")" && --open === 0) return out;
    out += char;
  }
  return null;
}
