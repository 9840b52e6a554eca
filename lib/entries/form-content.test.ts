import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import { tidyLine, tidyText } from "#lib/text";
import { dateOf, datePartsOf } from "./date-parts";
import { creditRoles, type Field, linkKinds } from "./fields";
import { contentOf, formValuesOf } from "./form-content";
import { rowsOf, tidyRows } from "./form-rows";
import { relationKinds } from "./relations";
import { entryTypes, formFieldsOf } from "./types/index";

const nameOf = (what: string, key: string) => `Nom de ${what} ${key}`;
const formPart = (type: EntryType, content: Content): Content =>
  Object.fromEntries(formFieldsOf(type).map(({ name }) => [name, content[name] ?? null]));

const text = fc.string({ unit: "grapheme", maxLength: 60 });
const line = text.map(tidyLine).filter(Boolean);
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const pad = (value: number, width: number) => String(value).padStart(width, "0");
const year = fc.integer({ min: 1000, max: 2999 }).map(String);
const month = fc.integer({ min: 1, max: 12 }).map((value) => pad(value, 2));
const day = fc.integer({ min: 1, max: 31 }).map((value) => pad(value, 2));
const date = fc.oneof(
  year,
  fc.tuple(year, month).map((parts) => parts.join("-")),
  fc.tuple(year, month, day).map((parts) => parts.join("-")),
);

const credit = fc.record({
  role: fc.constantFrom(...creditRoles),
  name: line,
  note: maybe(line),
  organisation: maybe(slug),
  entry: maybe(slug),
});

const byWidget: Record<string, fc.Arbitrary<Json>> = {
  text: text.map(tidyText).map((value) => value || null),
  markdown: text.map(tidyText).map((value) => value || null),
  number: maybe(
    fc.oneof(
      fc.integer({ min: -180, max: 1_000_000_000_000 }),
      fc.integer({ min: -1_800_000, max: 1_800_000 }).map((value) => value / 10_000),
    ),
  ),
  checkbox: fc.boolean(),
  date: maybe(date),
  names: fc.array(line, { maxLength: 4 }),
  themes: fc.uniqueArray(slug, { maxLength: 4 }),
  territory: maybe(slug),
  credits: fc.array(credit, { maxLength: 4 }),
  relations: fc.array(
    fc.record({ kind: fc.constantFrom(...Object.keys(relationKinds)), to: slug, note: maybe(line) }),
    { maxLength: 4 },
  ),
  links: fc.array(
    fc.record({
      url: fc.webUrl(),
      label: line,
      kind: fc.constantFrom(...linkKinds),
      language: maybe(fc.constantFrom("fr", "en")),
    }),
    { maxLength: 4 },
  ),
  sources: fc.array(
    fc.record({ document: line, locator: maybe(line), highlighted: fc.boolean(), entry: maybe(slug) }),
    { maxLength: 4 },
  ),
};

const valueFor = ({ widget = "line" }: Field): fc.Arbitrary<Json> => byWidget[widget] ?? maybe(line);
const contentFor = (type: EntryType): fc.Arbitrary<Content> =>
  fc.record(Object.fromEntries(formFieldsOf(type).map((field) => [field.name, valueFor(field)])));

describe.each(ENTRY_TYPES)("the form of a %s", (type) => {
  it("gives back the example of the type", () => {
    const { example } = entryTypes[type];
    expect(contentOf(type, formValuesOf(type, example, nameOf), "fr")).toEqual(formPart(type, example));
  });

  it.each(["fr", "en"] as const)("gives back whatever content filled it, in %s", (lang) => {
    fc.assert(
      fc.property(contentFor(type), (content) => {
        expect(contentOf(type, formValuesOf(type, content, nameOf), lang)).toEqual(content);
      }),
    );
  });

  it("gives it back also through a browser, which ends lines with CRLF", () => {
    fc.assert(
      fc.property(contentFor(type), (content) => {
        const sent = Object.entries(formValuesOf(type, content, nameOf)).map(([name, values]) => [
          name,
          values.map((value) => value.replace(/\n/g, "\r\n")),
        ]);
        expect(contentOf(type, Object.fromEntries(sent), "fr")).toEqual(content);
      }),
      { numRuns: 30 },
    );
  });

  it("accepts any text in any field without failing, and nothing that PostgreSQL refuses is left", () => {
    const any = fc.array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("\u0000", "\ud800", "javascript:alert(1)", "<b>"),
      ),
      {
        minLength: 1,
        maxLength: 2,
      },
    );
    const names = formFieldsOf(type).flatMap(({ name }) => [
      name,
      `${name}.year`,
      `${name}.0.name`,
      `${name}.0.url`,
      `${name}.0.document`,
      `${name}.0.note`,
    ]);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), any), (values) => {
        const content = contentOf(type, values, "fr");
        const stored = JSON.stringify(content);
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        // And the form that shows the draft again holds the same.
        expect(contentOf(type, formValuesOf(type, content, nameOf), "fr")).toEqual(content);
      }),
    );
  });
});

describe("figures", () => {
  const amount = (typed: string, lang: "fr" | "en") =>
    contentOf("programme", { amountEur: [typed] }, lang).amountEur;

  it("are read as people of the language write them", () => {
    expect(amount("300 000", "fr")).toBe(300_000);
    expect(amount("300\u202f000,5", "fr")).toBe(300_000.5);
    expect(amount("300,000", "en")).toBe(300_000);
    expect(amount("−1,6778", "fr")).toBe(-1.6778);
  });

  it("are kept as typed when they are none, for validation to say so", () => {
    expect(amount("environ 3 M€", "fr")).toBe("environ 3 M€");
    expect(amount(" ", "fr")).toBeNull();
  });
});

describe("partial dates", () => {
  it.each([
    ["2018", "", "", "2018"],
    ["2018", "9", "", "2018-09"],
    ["2018", "09", "4", "2018-09-04"],
    ["2018-09", "", "", "2018-09"],
    ["2018-9-4", "", "", "2018-09-04"],
    ["14/09/2018", "", "", "2018-09-14"],
    ["9/2018", "", "", "2018-09"],
    ["", "", "", null],
  ])("reads %s, %s, %s as %s", (year, month, day, expected) => {
    expect(dateOf({ year, month, day })).toBe(expected);
  });

  it("keeps what is no date for validation to refuse", () => {
    expect(dateOf({ year: "hier", month: "", day: "" })).toBe("hier");
    expect(dateOf({ year: "", month: "09", day: "" })).toBe("-09");
    expect(dateOf({ year: "2018", month: "", day: "5" })).toBe("2018--05");
    expect(datePartsOf("2018--05")).toEqual({ year: "2018", month: "", day: "05" });
  });
});

describe("rows", () => {
  const values = {
    title: ["Titre"],
    "links.0.url": [""],
    "links.0.kind": ["website"],
    "links.2.url": ["https://exemple.fr"],
    "links.2.kind": ["report"],
    "links.10.url": ["https://exemple.fr/10"],
    "links.3.url": ["https://exemple.fr/3"],
    "links.3.remove": ["on"],
  };

  it("leave out what is empty or removed, in the order of the form", () => {
    expect(rowsOf(values, "links").map(({ url }) => url)).toEqual([
      "https://exemple.fr",
      "https://exemple.fr/10",
    ]);
  });

  it("are numbered again without holes, so that what is wrong is shown beside the right row", () => {
    expect(tidyRows(values)).toEqual({
      title: ["Titre"],
      "links.0.url": ["https://exemple.fr"],
      "links.0.kind": ["report"],
      "links.1.url": ["https://exemple.fr/10"],
    });
  });

  it("are in the order that was given to them with the buttons", () => {
    const moved = { ...values, "links.2.position": ["1"], "links.10.position": ["0"] };
    expect(rowsOf(moved, "links").map(({ url }) => url)).toEqual([
      "https://exemple.fr/10",
      "https://exemple.fr",
    ]);
    expect(tidyRows(moved)["links.0.position"]).toBeUndefined();
  });

  it("take the button that was pressed with them", () => {
    expect(tidyRows({ ...values, intent: ["search:links.10"] }).intent).toEqual(["search:links.1"]);
    expect(tidyRows({ ...values, intent: ["search:links.0"] }).intent).toEqual(["search:links"]);
    expect(tidyRows({ ...values, intent: ["search:territory"] }).intent).toEqual(["search:territory"]);
  });

  it("are never more than a page can show, whatever was sent", () => {
    const many = Object.fromEntries(Array.from({ length: 9999 }, (_, i) => [`links.${i}.label`, ["x"]]));
    expect(rowsOf(many, "links")).toHaveLength(300);
    expect(Object.keys(tidyRows(many))).toHaveLength(300);
  });

  it("keep a relation of which only the search was typed: it must not vanish in silence", () => {
    expect(rowsOf({ "relations.0.search": ["27e"] }, "relations")).toHaveLength(1);
  });
});

it.each([
  ["48,11", "fr", 48.11],
  ["48,11", "en", 48.11],
  ["-1,6743", "en", -1.6743],
  ["1,5", "en", 1.5],
  ["1,500,000", "en", 1_500_000],
  ["12,500.5", "en", 12_500.5],
  ["1 500 000", "fr", 1_500_000],
  ["1,50,000", "en", "1,50,000"],
] as const)("the number %s, typed in a form in %s, is %s", (typed, lang, value) => {
  expect(contentOf("programme", { amountEur: [typed] }, lang).amountEur).toBe(value);
});
