import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldsOf } from "#lib/entries/types/index";
import { ENTRY_TYPES } from "#lib/paths";
import type { Changes, Json } from "#lib/revisions/changes";
import { isSmall, MAX_FIELDS, MAX_REMOVED, notSmall } from "./small";

const one = (field: string, from: Json, to: Json): Changes => ({ [field]: { from, to } });
const text =
  "Un bilan de dix ans de laboratoires d’innovation : ce qu’ils ont changé, ce qu’ils ont abandonné.";
const link = (url: string, label = "Le site") => ({ url, label, kind: "website", language: null });

test.each<[string, Changes]>([
  ["typography of a title", one("title", "L'innovation - en vrai", "L’innovation – en vrai")],
  ["capitals of a title", one("title", "LA PASSERELLE", "La Passerelle")],
  ["a word of a summary", one("summary", text, text.replace("abandonné", "délaissé"))],
  ["the same site over https", one("url", "http://www.exemple.fr/a", "https://exemple.fr/b")],
  ["a date told more precisely", one("startsOn", "2018", "2018-09")],
  ["a date that was not known", one("startsOn", null, "2018-09")],
  ["one more theme", one("themes", ["a"], ["a", "b"])],
  ["the label of a link", one("links", [link("https://a.fr/1")], [link("https://a.fr/1", "Le rapport")])],
  [
    "one more link of the same site",
    one("links", [link("https://a.fr/1")], [link("https://a.fr/1"), link("https://a.fr/2")]),
  ],
])("small: %s", (_, changes) => expect(notSmall("resource", changes)).toEqual([]));

test.each<[string, Changes]>([
  ["another word in a title", one("title", "La Passerelle", "La Passoire")],
  ["an accent that makes another word", one("title", "Le marché", "Le marche")],
  ["another site", one("url", "https://exemple.fr", "https://exemple.fr.evil.example")],
  ["an address where there was none", one("url", null, "https://exemple.fr")],
  ["an address that goes", one("url", "https://exemple.fr", null)],
  ["an address that runs", one("url", "https://exemple.fr", "javascript:alert(1)")],
  ["a summary that goes", one("summary", text, "Autre chose.")],
  ["a link in a text", one("summary", text, `${text} https://evil.example`)],
  ["a link without its scheme", one("summary", text, `${text} www.evil.example`)],
  ["a date that moves", one("startsOn", "2018-09", "2019-09")],
  ["a date that goes", one("startsOn", "2018-09", null)],
  ["a theme for another", one("themes", ["a"], ["b"])],
  ["a link to another site", one("links", [link("https://a.fr/1")], [link("https://b.fr/1")])],
  [
    "a link that goes",
    one("links", [link("https://a.fr/1"), link("https://a.fr/2")], [link("https://a.fr/1")]),
  ],
  ["the kind", one("kind", "report", "book")],
  [
    "who did it",
    one("credits", [], [{ role: "author", name: "X", note: null, organisation: null, entry: null }]),
  ],
  ["putting away", one("archived", false, true)],
  ["a field that is none", one("nothing", "a", "b")],
])("not small: %s", (_, changes) => expect(isSmall("resource", changes)).toBe(false));

test("nothing is no small edit", () => expect(isSmall("lab", {})).toBe(false));

const json: fc.Arbitrary<Json> = fc.oneof(
  fc.string(),
  fc.webUrl(),
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.array(
    fc.oneof(
      fc.string(),
      fc.webUrl().map((url) => link(url)),
    ),
    { maxLength: 4 },
  ),
);
const type = fc.constantFrom(...ENTRY_TYPES);
const anyChanges = type.chain((of) =>
  fc.tuple(
    fc.constant(of),
    fc.dictionary(
      fc.constantFrom(...fieldsOf(of).map(({ name }) => name)),
      fc.record({ from: json, to: json }),
      { maxKeys: 8 },
    ),
  ),
);

test("part of a small edit is small, and a small edit has few fields", () => {
  fc.assert(
    fc.property(anyChanges, ([of, changes]) => {
      if (!isSmall(of, changes)) return;
      const fields = Object.entries(changes);
      expect(fields.length).toBeLessThanOrEqual(MAX_FIELDS);
      for (const [name, change] of fields) expect(isSmall(of, { [name]: change })).toBe(true);
    }),
  );
});

test("whatever the words, a title is never changed into one with other letters or figures", () => {
  const letters = (title: string) =>
    title
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]/gu)
      ?.join("");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (from, to) => {
      if (isSmall("lab", one("title", from, to))) expect(letters(from)).toBe(letters(to));
    }),
  );
});

test("whatever the addresses, a small edit sends to no other host", () => {
  const host = (url: string) => new URL(url).host.replace(/^www\./, "");
  fc.assert(
    fc.property(fc.webUrl(), fc.webUrl(), (from, to) => {
      expect(isSmall("lab", one("url", from, to))).toBe(host(from) === host(to));
      const worded = isSmall("lab", one("body", `${text} ${from}`, `${text} ${to}`));
      if (worded) expect(host(from)).toBe(host(to));
    }),
  );
});

test("whatever the text, a small edit never takes much away", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), fc.string({ maxLength: 600 }), (from, to) => {
      if (isSmall("lab", one("body", from, to))) {
        expect(to.length).toBeGreaterThanOrEqual(from.length - MAX_REMOVED);
        expect(to.length).toBeGreaterThanOrEqual(from.length * 0.8 - 1);
      }
    }),
  );
});
