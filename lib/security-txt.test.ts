import { expect, it } from "vitest";
import { securityTxt } from "./security-txt";

const asked = { origin: "https://sillage.example.org", now: new Date("2026-11-22T18:30:00Z") };

it("says whom to tell, in which languages, and until when it is good", () => {
  expect(securityTxt({ ...asked, email: "securite@example.org" })).toBe(
    `Contact: mailto:securite@example.org
Contact: https://sillage.example.org/fr/contact
Contact: https://sillage.example.org/en/contact
Expires: 2027-05-21T00:00:00Z
Preferred-Languages: fr, en
Canonical: https://sillage.example.org/.well-known/security.txt
`,
  );
});

it("names the page of contact when the settings give no address", () => {
  expect(securityTxt({ ...asked, email: undefined })).toMatch(
    /^Contact: https:\/\/sillage\.example\.org\/fr\/contact\n/,
  );
});

it("is good for less than a year, whenever it is asked", () => {
  const now = new Date("2027-12-31T23:59:59Z");
  const expires = /^Expires: (.+)$/m.exec(securityTxt({ ...asked, email: undefined, now }))?.[1] ?? "";
  const days = (Date.parse(expires) - now.getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(100);
  expect(days).toBeLessThan(365);
});
