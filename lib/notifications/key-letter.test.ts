import { expect, test } from "vitest";
import { keyLetter } from "./key-letter";

const PUBLIC_URL = "https://sillage.example.org";
const AT = new Date("2026-11-22T08:05:00Z");

test.each(["added", "removed", "withdrawn", "recovered", "codes"] as const)(
  "the mail of a passkey (%s) says when, what to do if it was not them, and cannot be refused",
  (what) => {
    for (const lang of ["fr", "en"] as const) {
      const { text, html, subject } = keyLetter(lang, { what, at: AT, recipient: "Ada <b>" }, PUBLIC_URL);
      expect(subject).toContain("Sillage");
      expect(text).toMatch(/22 (novembre|November) 2026.*09:05/);
      expect(text).toContain(`${PUBLIC_URL}/${lang}/compte/cles`);
      expect(text).toContain(`${PUBLIC_URL}/${lang}/contact`);
      expect(text).not.toContain("reglages");
      expect(html).not.toContain("<b>");
    }
  },
);
