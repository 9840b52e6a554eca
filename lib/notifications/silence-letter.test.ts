import { expect, test } from "vitest";
import { silenceErasedLetter, silenceLetter } from "./silence-letter";

const PUBLIC_URL = "https://sillage.example.org";

test("who has not come for two years is told when the account goes, and how to keep it", () => {
  for (const lang of ["fr", "en"] as const) {
    const letter = { name: "Ada <b>", erasedOn: new Date("2026-12-22T04:00:00Z") };
    const { subject, text, html } = silenceLetter(lang, letter, PUBLIC_URL);
    expect(subject).toContain("Sillage");
    expect(text).toContain(lang === "fr" ? "22 décembre 2026" : "22 December 2026");
    expect(text).toContain(`${PUBLIC_URL}/${lang}/connexion`);
    expect(text).toContain("Ada <b>");
    expect(html).not.toContain("<b>");
  }
});

test("the mail that follows the erasure names nobody", () => {
  const { text } = silenceErasedLetter("fr", PUBLIC_URL);
  expect(text).not.toContain("@");
  expect(text).toContain("sans votre nom");
});
