import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reasonCodes } from "#lib/revisions/reasons";
import { type DecisionLetter, decisionLetter } from "./decision-letter";
import { signInLetter } from "./sign-in-letter";

const PUBLIC_URL = "https://sillage.example.org";

const decision: DecisionLetter = {
  verdict: "accepted",
  revisionId: "0198c0de-0000-7000-8000-000000000001",
  type: "lab",
  title: "La 27e Région",
  creation: true,
  slug: "la-27e-region",
  reasonCode: null,
  reason: null,
  outcome: null,
  recipient: "Ada",
  moderator: "Grace",
};

describe("the mail of a decision", () => {
  test("that accepts says so and leads to the page of the entry, in the recipient's language", () => {
    const fr = decisionLetter("fr", decision, PUBLIC_URL);
    expect(fr.subject).toBe("Acceptée\u00a0: La 27e Région");
    expect(fr.text).toContain("«\u00a0La 27e Région\u00a0»");
    expect(fr.text).toContain(`${PUBLIC_URL}/fr/labs/la-27e-region`);
    const en = decisionLetter("en", decision, PUBLIC_URL);
    expect(en.subject).toBe("Accepted: La 27e Région");
    expect(en.html).toContain(`href="${PUBLIC_URL}/en/labs/la-27e-region"`);
    expect(en.html).toContain('<html lang="en">');
  });

  test.each(["changes_requested", "rejected"] as const)(
    "that is %s says why in both ways, and leads to the proposal",
    (verdict) => {
      for (const reasonCode of reasonCodes[verdict]) {
        const refused = {
          ...decision,
          verdict,
          reasonCode,
          slug: null,
          reason: "Une source,\ns’il vous plaît.",
        };
        for (const lang of ["fr", "en"] as const) {
          const { text, html } = decisionLetter(lang, refused, PUBLIC_URL);
          expect(text).toMatch(/^(Motif\u00a0|Reason): \S/m);
          expect(text).toContain("> Une source,\n> s’il vous plaît.");
          expect(html).toContain("Une source,<br>s’il vous plaît.");
          expect(text).toContain(`${PUBLIC_URL}/${lang}/contributions/${decision.revisionId}`);
          expect(text).toContain("Grace");
        }
      }
    },
  );

  test("tells a new entry from an edit", () => {
    const creation = decisionLetter("fr", decision, PUBLIC_URL).text;
    const edit = decisionLetter("fr", { ...decision, creation: false }, PUBLIC_URL).text;
    expect(edit).not.toBe(creation);
    expect(edit).toContain("modification");
  });

  test("lets nothing that was typed become HTML, nor break the subject's line", () => {
    const tags = (html: string) => html.replaceAll("<br>", "").match(/<[a-z!/]+/g);
    const plain = decisionLetter("fr", { ...decision, reason: "R" }, PUBLIC_URL);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (title, reason, name) => {
        const hostile = {
          ...decision,
          title: `${title}<script>`,
          reason: `${reason}"><img>`,
          recipient: name,
        };
        const { html, subject } = decisionLetter("fr", hostile, PUBLIC_URL);
        expect(tags(html)).toEqual(tags(plain.html));
        expect(subject).not.toMatch(/[\r\n]/);
        expect([...subject].length).toBeLessThan(125);
      }),
      { examples: [["a\nb", "<!--", "&"]] },
    );
  });
});

describe("the mail of a sign-in link", () => {
  test("leads to our page, says how long it is good for and that it may be left alone", () => {
    const { text, html, subject } = signInLetter(
      "fr",
      { token: "abc", next: "/fr/labs/proposer?a=1&b=2", minutes: 10 },
      PUBLIC_URL,
    );
    const link = `${PUBLIC_URL}/fr/connexion/confirmer?token=abc&next=%2Ffr%2Flabs%2Fproposer%3Fa%3D1%26b%3D2`;
    expect(text).toContain(link);
    expect(html).toContain(`href="${link.replace("&", "&amp;")}"`);
    expect(text).toContain("10 minutes");
    expect(text).toContain("ne faites rien");
    expect(subject).toBe("Votre lien de connexion à Sillage");
  });

  test("has no next step of its own when none was asked for", () => {
    expect(signInLetter("en", { token: "abc", next: null, minutes: 10 }, PUBLIC_URL).text).toContain(
      "/en/connexion/confirmer?token=abc\n",
    );
  });
});
