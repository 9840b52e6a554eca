import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGS, type Lang } from "#lib/messages/index";
import { alertRounds } from "#lib/subscriptions/kinds";
import { recordFor } from "#lib/testing/records";
import {
  type AlertedEntry,
  type AlertLetter,
  alertConfirmationLetter,
  alertLetter,
  alertsPageLetter,
} from "./alert-letter";

const PUBLIC_URL = "https://sillage.example.org";
const tokens = { page: "page.jeton", stop: "stop.jeton" };

interface Typed {
  title: string;
  summary: string;
  name: string;
}

function entryOf({ title, summary, name }: Typed, more: Partial<AlertedEntry> = {}): AlertedEntry {
  const entry = { ...recordFor("event"), title, summary };
  return { entry, isNew: true, fields: [], names: [name], ...more };
}

function letterOf(typed: Typed, more: Partial<AlertLetter> = {}): AlertLetter {
  const date = { what: "deadline" as const, day: "2026-12-20", before: 15 };
  return {
    round: "daily",
    entries: [
      entryOf(typed, { date, left: 15 }),
      entryOf(typed, { isNew: false, fields: ["summary", "themes"], date, left: 0 }),
    ],
    more: 2,
    everything: null,
    day: new Date("2026-11-22T06:00:00Z"),
    tokens,
    ...more,
  };
}

type Write = (lang: Lang, typed: Typed) => { subject: string; text: string; html: string };

const letters: Readonly<Record<string, Write>> = {
  ...Object.fromEntries(
    alertRounds.map((round): [string, Write] => [
      round,
      (lang, typed) => alertLetter(lang, letterOf(typed, { round }), PUBLIC_URL),
    ]),
  ),
  one: (lang, typed) =>
    alertLetter(lang, letterOf(typed, { entries: [entryOf(typed)], more: 0 }), PUBLIC_URL),
  reminded: (lang, typed) => {
    const date = { what: "start" as const, day: "2026-12-20", before: 3 };
    const entries = [entryOf(typed, { date, left: 3 })];
    return alertLetter(lang, letterOf(typed, { round: "reminder", entries, more: 0 }), PUBLIC_URL);
  },
  confirmation: (lang, { name }) =>
    alertConfirmationLetter(lang, { name, frequency: "weekly", token: "jeton", days: 3 }, PUBLIC_URL),
  page: (lang) => alertsPageLetter(lang, { tokens }, PUBLIC_URL),
};

const plain: Typed = { title: "Une rencontre", summary: "Ce qu’elle est.", name: "Labs, Bretagne" };

describe.each(Object.entries(letters))("the mail of alerts %s", (_kind, write) => {
  test.each(LANGS)("in %s says the same as text and as HTML", (lang) => {
    const { subject, text, html } = write(lang, plain);
    expect(subject).not.toBe("");
    const urls = [...text.matchAll(/https:\S+/g)].map(([url]) => url);
    expect(urls.length).toBeGreaterThanOrEqual(1);
    for (const url of urls) {
      expect(url).toContain(`${PUBLIC_URL}/${lang}/`);
      expect(html).toContain(`href="${url}"`);
    }
    const words = text
      .replace(/https:\S+|^> |^=+$|[\u00a0:]+$/gm, "")
      .split("\n")
      .filter((line) => line.trim() && line !== "-- ");
    for (const line of words) expect(unescaped(html)).toContain(line.trim());
  });

  test("lets nothing that was typed become HTML, nor break the subject's line", () => {
    const tags = (html: string) => html.replaceAll("<br>", "").match(/<[a-z0-9!/]+/g);
    const expected = tags(write("fr", plain).html);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (title, summary, name) => {
        const typed = { title: `${title}<script>`, summary: `${summary}"><img>`, name: `${name}</p>` };
        const { html, subject } = write("fr", typed);
        expect(tags(html)).toEqual(expected);
        expect(subject).not.toMatch(/[\r\n]/);
        expect([...subject].length).toBeLessThan(140);
      }),
      { examples: [["a\nb", "<!--", "&"]] },
    );
  });
});

test("each mail that may come again has the ways to change and to stop; the one to confirm has neither", () => {
  for (const [kind, write] of Object.entries(letters)) {
    const { text } = write("fr", plain);
    expect(text.includes("/fr/alertes/arreter?jeton=stop.jeton"), kind).toBe(kind !== "confirmation");
    expect(text.includes("/fr/alertes?jeton=page.jeton"), kind).toBe(kind !== "confirmation");
  }
});

test("what was searched is between marks of its own inside the name of the alert", () => {
  const why = (lang: Lang, name: string) =>
    /(?:Pourquoi|Why).*/.exec(letters.one?.(lang, { ...plain, name }).text ?? "")?.[0];
  expect(why("fr", "«\u00a0phare\u00a0», Labs")).toBe(
    "Pourquoi\u00a0: votre alerte «\u00a0“phare”, Labs\u00a0».",
  );
  expect(why("en", "“phare”, Labs")).toBe("Why: your alert “‘phare’, Labs”.");
});

test("a title in another language says so", () => {
  const english = { ...entryOf(plain), entry: { ...entryOf(plain).entry, language: "en" } };
  const { html } = alertLetter("fr", letterOf(plain, { entries: [english] }), PUBLIC_URL);
  expect(html).toContain(' lang="en"');
});

const unescaped = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => SIGNS[name] ?? "");

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
