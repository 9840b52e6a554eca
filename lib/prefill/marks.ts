/** The marks that a page carries about itself, read in one pass over its HTML. Pure. */
import { Parser } from "htmlparser2";
import { own } from "#lib/own";

export interface Marks {
  /** Of <html>. */
  lang: string | null;
  title: string;
  heading: string;
  /** By name or property, in lower case: "og:title", "citation_author"; a name may be said several times. */
  meta: ReadonlyMap<string, readonly string[]>;
  ownAddress: string | null;
  /** Blocks of JSON-LD as they stand. */
  blocks: readonly string[];
  /** The first h-event of the page, or the older hCalendar, by property: "name", "start"… */
  event: ReadonlyMap<string, string> | null;
}

/** Of the page, in characters: what a page says of itself stands at its beginning. */
const MAX_PAGE = 1_000_000;
/** Elements within one another: pages have thirty; the parser's work grows with them. */
const MAX_DEPTH = 400;
const MAX_TEXT = 5_000;
const MAX_BLOCK = 300_000;
const MAX_BLOCKS = 30;
const MAX_META = 500;

/** https://microformats.org/wiki/h-event and, after it, the classes of hCalendar. */
const PROPERTIES: Readonly<Record<string, string>> = {
  "p-name": "name",
  "p-summary": "summary",
  "p-description": "summary",
  "dt-start": "start",
  "dt-end": "end",
  "p-location": "location",
  "p-organizer": "organizer",
  "u-url": "url",
};
const OLD_PROPERTIES: Readonly<Record<string, string>> = {
  summary: "name",
  description: "summary",
  dtstart: "start",
  dtend: "end",
  location: "location",
  organizer: "organizer",
  url: "url",
};

/** An element whose text is wanted, and what to do with it once it closes. */
interface Listening {
  depth: number;
  text: string;
  keep: (text: string) => void;
  max: number;
}

export function marksOf(html: string): Marks {
  const marks = { lang: null as string | null, title: "", heading: "", ownAddress: null as string | null };
  const meta = new Map<string, string[]>();
  const blocks: string[] = [];
  const event = new Map<string, string>();
  let eventDepth: number | null = null;
  let hasEvent = false;
  let properties = PROPERTIES;
  let depth = 0;
  let listening: Listening[] = [];

  const listen = (keep: (text: string) => void, max = MAX_TEXT) => {
    if (listening.length < 20) listening.push({ depth, text: "", keep, max });
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      if (depth > MAX_DEPTH) return parser.reset();
      const { content = "" } = attributes;
      if (name === "html") marks.lang ??= attributes.lang ?? attributes["xml:lang"] ?? null;
      else if (name === "title" && marks.title === "") listen((text) => (marks.title ||= text));
      else if (name === "h1" && marks.heading === "") listen((text) => (marks.heading ||= text));
      else if (name === "meta" && meta.size < MAX_META) {
        const said = (attributes.property ?? attributes.name ?? attributes.itemprop ?? "")
          .trim()
          .toLowerCase();
        const values = meta.get(said) ?? [];
        if (said && content.trim() && values.length < 50)
          meta.set(said, [...values, content.slice(0, MAX_TEXT)]);
      } else if (name === "link" && /\bcanonical\b/i.test(attributes.rel ?? "")) {
        marks.ownAddress ??= attributes.href ?? null;
      } else if (name === "script" && /^application\/ld\+json\b/i.test(attributes.type?.trim() ?? "")) {
        if (blocks.length < MAX_BLOCKS) listen((text) => blocks.push(text), MAX_BLOCK);
      }
      readClasses(name, attributes);
    },
    ontext(text) {
      for (const one of listening) if (one.text.length < one.max) one.text += text;
    },
    onclosetag() {
      for (const one of listening) if (one.depth === depth) one.keep(one.text.trim());
      listening = listening.filter((one) => one.depth !== depth);
      if (eventDepth === depth) eventDepth = null;
      depth--;
    },
  });

  function readClasses(name: string, attributes: Readonly<Record<string, string>>) {
    const classes = (attributes.class ?? "").slice(0, 500).split(/\s+/);
    const root = classes.includes("h-event")
      ? PROPERTIES
      : classes.includes("vevent")
        ? OLD_PROPERTIES
        : null;
    if (root && !hasEvent) {
      hasEvent = true;
      properties = root;
      eventDepth = depth;
      return;
    }
    if (eventDepth === null) return;
    for (const each of classes) {
      const property = own(properties, each);
      if (!property || event.has(property)) continue;
      const value =
        property === "url" ? attributes.href : (attributes.datetime ?? machineValue(name, attributes));
      if (value) event.set(property, value.slice(0, MAX_TEXT));
      else listen((text) => event.has(property) || event.set(property, text));
    }
  }

  parser.write(html.slice(0, MAX_PAGE));
  parser.end();
  return { ...marks, meta, blocks, event: hasEvent ? event : null };
}

/** The value-class pattern: what machines read stands in an attribute, what people read in the text. */
const machineValue = (name: string, { title, value }: Readonly<Record<string, string>>) =>
  name === "abbr" ? title : name === "data" ? value : undefined;
