import { describe, expect, test } from "vitest";
import { emailChangedLetter, emailChangeLetter } from "./email-change-letter";

const PUBLIC_URL = "https://sillage.example.org";
const change = { token: "abc", newEmail: "ada@exemple.fr", name: "Ada <b>", minutes: 60 };

describe("the mails of a change of address", () => {
  test.each(["old", "new", "first"] as const)(
    "to the %s address say what changes, for how long, and what to do if it is not them",
    (to) => {
      for (const lang of ["fr", "en"] as const) {
        const { text, html, subject } = emailChangeLetter(lang, { ...change, to }, PUBLIC_URL);
        expect(text).toContain(`${PUBLIC_URL}/${lang}/compte/adresse?token=abc\n`);
        expect(text).toContain("ada@exemple.fr");
        expect(text).toContain("60 minutes");
        expect(html).not.toContain("<b>");
        expect(subject).toContain("Sillage");
      }
    },
  );

  test("to the former address names no other, and says where to write", () => {
    const { text } = emailChangedLetter("fr", PUBLIC_URL);
    expect(text).not.toContain("@");
    expect(text).toContain(`${PUBLIC_URL}/fr/contact`);
  });
});
