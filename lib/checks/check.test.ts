import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyContent, entryTypes } from "#lib/entries/types/index";
import { LANGS, messages } from "#lib/messages/index";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { catalogueEntries } from "../../prisma/catalogue";
import type { AdviceCode } from "./advice";
import { check, type Known } from "./check";
import { languageOf, languageOfTitle } from "./language";
import { isInCapitals } from "./texts";
import { adviceLines } from "./words";

const now = new Date("2018-10-01T10:00:00Z");
const nothing: Known = { dead: new Set(), organisations: new Set(), lookalikes: [] };
const catalogue = catalogueEntries().map(({ type, slug, content }) => ({
  type,
  slug,
  content: { ...content } as const satisfies Content,
}));

function codes(type: EntryType, content: Content, known: Partial<Known> = {}, at = now): string[] {
  const whole = { ...emptyContent(type), ...entryTypes[type].example, ...content };
  return check({ type, content: whole, now: at, known: { ...nothing, ...known } }).map(
    ({ path, code }) => `${path} ${code}`,
  );
}

describe("over the whole catalogue", () => {
  const said = catalogue.flatMap(({ type, slug, content }) =>
    check({ type, content, now, known: nothing }).map((advice) => ({ slug, ...advice })),
  );

  test("what is well written is not remarked", () => {
    const silent: readonly AdviceCode[] = [
      "titleInCapitals",
      "titleEndsWithPoint",
      "thinSummary",
      "summaryIsTitle",
      "markup",
      "shouting",
      "addressInText",
      "email",
      "telephone",
      "notWrittenInFrench",
      "titleInOtherLanguage",
      "dateAhead",
      "dateFarBack",
      "deadlineAfterStart",
      "shortenedAddress",
      "trackedAddress",
    ];
    expect(said.filter(({ code }) => silent.includes(code))).toEqual([]);
  });

  test("what is remarked is true, and there is little of it", () => {
    const counts = Object.groupBy(said, ({ code }) => code);
    console.info(
      "remarks over the catalogue:",
      Object.fromEntries(Object.entries(counts).map(([code, of]) => [code, of.length])),
    );
    for (const { slug, code } of said) {
      const content: Content = catalogue.find((entry) => entry.slug === slug)?.content ?? {};
      if (code === "noCredit") expect(content.credits, slug).toEqual([]);
      if (code === "noTheme") expect(content.themes, slug).toEqual([]);
      if (code === "nothingToFollow")
        expect([content.url, content.links, content.sources]).toEqual([null, [], []]);
    }
    expect(said.length / catalogue.length).toBeLessThan(0.5);
  });

  test("French summaries are never taken for another language, and most that are long enough for French", () => {
    const summaries = catalogue
      .map(({ content }) => String(content.summary))
      .filter((text) => text.length > 120);
    const seen = summaries.map(languageOf);
    expect(seen.filter((code) => code !== null && code !== "fr")).toEqual([]);
    expect(seen.filter((code) => code === "fr").length / seen.length).toBeGreaterThan(0.6);
  });
});

describe("the language of a text", () => {
  /** Sentences of our own screens, in pieces of the length of a summary. */
  const pieces = (lang: "fr" | "en") => {
    const texts: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value === "string") texts.push(value);
      else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
    };
    walk(messages(lang));
    const sentences = texts.filter((text) => text.split(" ").length > 6);
    return Array.from({ length: Math.floor(sentences.length / 4) }, (_, i) =>
      sentences.slice(i * 4, i * 4 + 4).join(" "),
    );
  };

  test.each(LANGS)("is found for nearly all that is written in %s, and never mistaken", (lang) => {
    const seen = pieces(lang).map(languageOf);
    expect(seen.length).toBeGreaterThan(40);
    expect(seen.filter((code) => code !== null && code !== lang)).toEqual([]);
    expect(seen.filter((code) => code === lang).length / seen.length).toBeGreaterThan(0.9);
  });

  test.each([
    [
      "es",
      "El laboratorio es un espacio para la innovación pública, con los ciudadanos y las administraciones del país.",
    ],
    [
      "de",
      "Das Labor ist ein Ort, an dem die Verwaltung mit den Bürgern und der Forschung neue Wege für den Staat sucht.",
    ],
    [
      "it",
      "Il laboratorio è uno spazio che unisce gli enti pubblici e i cittadini per la progettazione dei servizi, con una rete di partner.",
    ],
    [
      "nl",
      "Het lab is een plek van de overheid waar ambtenaren en burgers met elkaar aan nieuwe diensten werken voor de samenleving.",
    ],
    [
      "pt",
      "O laboratório é um espaço para a inovação pública, com os cidadãos e as administrações, que são uma parte do país e dos seus serviços.",
    ],
  ])("is found: %s", (code, text) => {
    expect(languageOf(text)).toBe(code);
  });

  test("is not guessed from a few words or from names", () => {
    for (const text of ["", "La 27e Région", "Futurs publics, DITP, SGMAP, Etalab", "x".repeat(5000)])
      expect(languageOf(text)).toBeNull();
    expect(languageOfTitle("Nesta")).toBeNull();
  });
});

describe("titles", () => {
  test("in capitals are seen, acronyms are not", () => {
    for (const title of ["L’INNOVATION AU POUVOIR", "RAPPORT ANNUEL 2018", "DESIGN DES POLITIQUES PUBLIQUES"])
      expect(isInCapitals(title), title).toBe(true);
    for (const title of [
      "SGMAP",
      "DITP et DINSIC",
      "FONDATION 27",
      "Le GIP RENATER",
      "LabIC",
      "CNFPT – INET",
    ])
      expect(isInCapitals(title), title).toBe(false);
  });

  test("that end with a point are, abbreviations are not", () => {
    expect(codes("lab", { title: "Un lab à la campagne." })).toContain("title titleEndsWithPoint");
    for (const title of ["Labs, etc.", "Le temps des S.C.I.C.", "Et maintenant…", "Pour quoi faire ?"])
      expect(codes("lab", { title })).not.toContain("title titleEndsWithPoint");
  });

  test("in another language than the one declared are seen", () => {
    const title = "The state of the art of design in government";
    expect(codes("resource", { title, language: "fr" })).toContain("language titleInOtherLanguage");
    expect(codes("resource", { title, language: "en" })).not.toContain("language titleInOtherLanguage");
  });
});

describe("dates", () => {
  const event = { startTime: null, endTime: null };
  test.each<[Content, string, string]>([
    [{ startsOn: "2018-09-01", endsOn: "2018-09-02" }, "endsOn over", "an event that is over"],
    [{ startsOn: "2108-11-23", endsOn: null }, "startsOn dateAhead", "a mistyped year"],
    [{ startsOn: "1018-11-23", endsOn: null }, "startsOn dateFarBack", "another"],
    [{ startsOn: "2018-11-01", endsOn: "2019-11-01" }, "endsOn longForDays", "a year of days"],
    [
      { startsOn: "2018-11-01", endsOn: null, deadlineOn: "2018-12-01" },
      "deadlineOn deadlineAfterStart",
      "a deadline after the end",
    ],
    [
      { startsOn: "2018-11-01", endsOn: null, deadlineOn: "2018-09-01" },
      "deadlineOn deadlineOver",
      "a deadline that has passed",
    ],
  ])("%j: %s", (dates, expected) => {
    expect(codes("event", { ...event, ...dates })).toContain(expected);
  });

  test("to come, or of the day, are left alone", () => {
    const dates = { ...event, startsOn: "2018-10-01", endsOn: "2018-10-01", deadlineOn: null };
    expect(codes("event", dates).filter((said) => /On /.test(said))).toEqual([]);
  });

  test("of publication are not in a distant future", () => {
    expect(codes("resource", { startsOn: "2019-06" })).toContain("startsOn dateAhead");
    expect(codes("resource", { startsOn: "2018-12" })).not.toContain("startsOn dateAhead");
    expect(codes("programme", { startsOn: "2019-06" })).not.toContain("startsOn dateAhead");
  });
});

test("addresses: dead, shortened, with marks", () => {
  const url = "https://bit.ly/x?utm_source=y";
  const said = codes("lab", { url }, { dead: new Set([url]) });
  expect(said).toEqual(
    expect.arrayContaining(["url deadLink", "url shortenedAddress", "url trackedAddress"]),
  );
});

test("a name that the directory of organisations knows, and that is tied to nothing, is said", () => {
  const credit = (name: string, organisation: string | null) => ({
    role: "operator",
    name,
    note: null,
    organisation,
    entry: null,
  });
  const credits = [credit("D.I.T.P.", null), credit("ditp", null), credit("DITP", "ditp")];
  const said = codes("lab", { credits }, { organisations: new Set(["ditp"]) });
  expect(said.filter((one) => one.endsWith("organisationKnown"))).toEqual([
    "credits.1.name organisationKnown",
  ]);
});

test("what is alike is said with its score, by the surest reason", () => {
  const lookalikes = [
    { title: "TiLab", why: ["title" as const, "address" as const], similarity: 0.874 },
    { title: "Autre", why: ["address" as const], similarity: 0.1 },
  ];
  const [first, second] = check({
    type: "lab",
    content: entryTypes.lab.example,
    now,
    known: { ...nothing, lookalikes },
  });
  expect(first).toMatchObject({ path: "title", code: "lookalike", params: { title: "TiLab", percent: 87 } });
  expect(second).toMatchObject({ path: "url", code: "sameAddress" });
});

test("of an edit, only what it changes is remarked", () => {
  const content = {
    ...emptyContent("lab"),
    ...entryTypes.lab.example,
    title: "UN TITRE EN CAPITALES",
    summary: "Court.",
  };
  const said = check({ type: "lab", content, changed: new Set(["summary"]), now, known: nothing });
  expect(said.map(({ path }) => path)).toEqual(["summary"]);
});

test("every remark has its words in both languages, whatever the draft holds", () => {
  const json = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(
      fc.constantFrom(...ENTRY_TYPES),
      fc.dictionary(
        fc.constantFrom(
          "title",
          "summary",
          "body",
          "url",
          "links",
          "credits",
          "startsOn",
          "endsOn",
          "language",
        ),
        json,
      ),
      (type, typed) => {
        const content = { ...emptyContent(type), ...(typed as Content) };
        const said = check({ type, content, now, known: nothing });
        for (const lang of LANGS)
          for (const { field, text } of adviceLines(said, type, lang)) {
            expect(field).not.toBe("");
            expect(text).not.toMatch(/undefined|null|NaN/);
          }
      },
    ),
  );
});
