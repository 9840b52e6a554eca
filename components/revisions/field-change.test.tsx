import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { fieldsOf } from "#lib/entries/types/index";
import type { Change } from "#lib/revisions/changes";
import { compareField } from "#lib/revisions/compare";
import { type Names, wordingIn } from "#lib/revisions/wording";
import { FieldChange } from "./field-change";

const names: Names = {
  entries: new Map(),
  organisations: new Map([["ditp", "Direction interministérielle (DITP)"]]),
  themes: new Map([["design", { fr: "Design public", en: "Public design" }]]),
  territories: new Map([["region-53", { name: "Bretagne", level: "region" }]]),
};

/** The page's markup of one change; and what a screen reader would say of it. */
function shown(name: string, change: Change, lang: "fr" | "en" = "fr"): { html: string; spoken: string } {
  const field = fieldsOf("resource").find((one) => one.name === name) ?? { name, required: false };
  const comparison = { field, comparison: compareField(field, change, wordingIn(lang, names)) };
  const html = renderToStaticMarkup(<FieldChange comparison={comparison} lang={lang} />);
  const spoken = html
    .replace(/<[^>]*aria-hidden="true"[^>]*>.*?<\/(span|svg)>/g, "")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");
  return { html, spoken };
}

describe("a change on the screen", () => {
  it("is told by element and in words, not by colour alone", () => {
    const { html, spoken } = shown("title", { from: "Un lab rural", to: "Un lab urbain" });
    expect(html).toMatch(/<del>.*rural.*<\/del>/);
    expect(html).toMatch(/<ins>.*urbain.*<\/ins>/);
    expect(spoken).toContain("retiré : rural (fin)");
    expect(spoken).toContain("ajouté : urbain (fin)");
  });

  it("is in the reader's language, names included", () => {
    expect(shown("themes", { from: [], to: ["design"] }, "en").spoken).toContain(
      "added: Public design (end)",
    );
    expect(shown("territory", { from: null, to: "region-53" }).spoken).toContain("Bretagne (région)");
    expect(shown("startsOn", { from: "2018", to: "2018-09" }).spoken).toContain("septembre 2018");
    const credit = { role: "publisher", name: "DITP", note: null, organisation: "ditp", entry: null };
    expect(shown("credits", { from: [], to: [credit] }).spoken).toContain(
      "DITP → Direction interministérielle (DITP)",
    );
  });

  it("says that a field is emptied", () => {
    expect(shown("pageCount", { from: 42, to: null }).spoken).toContain("→ Vide");
  });

  it("marks white space that comes alone by a sign and a word", () => {
    const { spoken } = shown("summary", { from: "Un mot.Deux", to: "Un mot. Deux" });
    expect(spoken).toContain("espace");
  });

  it("folds the lines of a long text that stay", () => {
    const text = Array.from({ length: 20 }, (_, i) => `Paragraphe ${i}.`).join("\n\n");
    const { html } = shown("body", { from: text, to: `${text} Fin.` });
    expect(html).toMatch(/19\slignes inchangées/);
    expect(html).toMatch(/<ins>.*Fin\..*<\/ins>/);
  });

  it("shows HTML as it was typed, and leads to no address but web pages", () => {
    const { html } = shown("summary", { from: null, to: `<img src=x onerror="alert(1)">` });
    expect(html).not.toContain("<img");
    const link = { url: "javascript:alert(1)", label: "Clic", kind: "report", language: null };
    expect(shown("links", { from: [], to: [link] }).html).not.toContain("href");
    expect(shown("url", { from: null, to: "https://exemple.fr/" }).html).toContain(
      'href="https://exemple.fr/"',
    );
  });
});
