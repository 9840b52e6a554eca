import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeXml } from "#lib/xml";
import { atomFeed } from "./atom";
import type { Feed } from "./feed";

const feed = (changes: Partial<Feed> = {}): Feed => ({
  id: "urn:uuid:0b6f2f7e-2f5c-4d0e-9b1c-6a4f3f0d7c55",
  title: "Journal",
  subtitle: "Tout ce qui se décide",
  lang: "fr",
  self: "https://exemple.fr/fr/journal/atom.xml?type=lab&verdict=accepted",
  page: "https://exemple.fr/fr/journal",
  next: null,
  hub: null,
  updated: new Date("2026-11-22T05:00:00Z"),
  author: "Sillage",
  licence: null,
  items: [],
  ...changes,
});

const entry = (text: string): Feed["items"][number] => ({
  id: "urn:uuid:0b6f2f7e-2f5c-4d0e-9b1c-6a4f3f0d7c56",
  title: text,
  titleLang: "fr",
  lang: "fr",
  published: new Date("2026-11-22T05:00:00Z"),
  updated: new Date("2026-11-22T05:00:00Z"),
  link: "https://exemple.fr/fr/labs/tilab/historique/2",
  related: null,
  authors: [{ name: text, url: null }],
  contributors: [],
  summary: text,
  html: null,
  categories: [{ term: "lab", scheme: null, label: "Lab" }],
});

/** The elements of a document, strictly: declared once, every tag closed in order, no stray sign in the text. */
function read(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const [declaration, ...rest] = xml.split("\n");
  expect(declaration).toBe('<?xml version="1.0" encoding="utf-8"?>');
  const body = rest.join("\n").trim();
  const tag = /<(\/?)([a-z]+)((?: [a-z:]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>/g;
  const open: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const found: typeof open = [];
  let at = 0;
  for (const match of body.matchAll(tag)) {
    const text = body.slice(at, match.index);
    expect(text).toMatch(/^(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)*$/);
    at = match.index + match[0].length;
    const [, closing, name = "", pairs = "", alone] = match;
    if (closing) {
      const element = open.pop();
      expect(element?.name).toBe(name);
      if (element) element.text += text;
      continue;
    }
    const attributes = Object.fromEntries(
      [...pairs.matchAll(/ ([a-z:]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
        key,
        unescapeXml(value),
      ]),
    );
    const element = { name, attributes, text: "" };
    found.push(element);
    if (!alone) open.push(element);
  }
  expect(open).toEqual([]);
  expect(body.slice(at)).toBe("");
  return found.map((element) => ({ ...element, text: unescapeXml(element.text) }));
}

const unescapeXml = (text: string) =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");

/** XML 1.0, § 2.2; a lone surrogate is replaced, not dropped. */
function isSayable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ![0xfffe, 0xffff].includes(code) && (code >= 0x20 || [0x9, 0xa, 0xd].includes(code));
}

describe("the feed", () => {
  it("has what RFC 4287 asks for", () => {
    const elements = read(atomFeed(feed({ items: [entry("Un lab")] })));
    const [root] = elements;
    expect(root).toMatchObject({ name: "feed", attributes: { xmlns: "http://www.w3.org/2005/Atom" } });
    const count = (name: string) => elements.filter((element) => element.name === name).length;
    expect({ id: count("id"), title: count("title"), updated: count("updated") }).toEqual({
      id: 2,
      title: 2,
      updated: 2,
    });
    const self = elements.find(({ attributes }) => attributes.rel === "self");
    expect(self?.attributes).toEqual({
      rel: "self",
      type: "application/atom+xml",
      href: "https://exemple.fr/fr/journal/atom.xml?type=lab&verdict=accepted",
    });
    expect(elements.filter(({ attributes }) => attributes.rel === "alternate")).toHaveLength(2);
    expect(elements.find(({ name }) => name === "updated")?.text).toBe("2026-11-22T05:00:00.000Z");
    for (const { name, text } of elements)
      if (name === "id") expect(text).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  });

  it("stays well formed whatever the words, and says them as they are", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "</title><script>",
        "a & b < c > d \"e\" 'f'",
        "]]>",
        "<!--",
        "&amp;",
        "\u0000\u0008x",
        "\ud800",
      ),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        const titles = read(atomFeed(feed({ items: [entry(text)] }))).filter(({ name }) => name === "title");
        const sayable = [...text].filter(isSayable).join("").toWellFormed();
        expect(titles[1]?.text).toBe(sayable);
      }),
    );
    expect(escapeXml('<a href="x">l\'été & co</a>')).toBe(
      "&lt;a href=&quot;x&quot;&gt;l&#39;été &amp; co&lt;/a&gt;",
    );
  });
});
