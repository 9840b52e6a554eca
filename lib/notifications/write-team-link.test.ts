import { expect, test } from "vitest";
import { LANGS } from "#lib/messages/index";
import { claimLinkLetter, invitationLetter } from "./write-team-link";

const link = { token: "un-jeton", page: "Lab <b>gras</b>", name: "Camille & Co" };

test.each(LANGS)("an invitation in %s leads to its page, says who invites and for how long", (lang) => {
  const { subject, text, html } = invitationLetter(lang, { ...link, days: 14 }, "https://sillage.fr");
  expect(subject).toContain("Lab <b>gras</b>");
  expect(text).toContain(`https://sillage.fr/${lang}/equipes/invitation?token=un-jeton`);
  expect(text).toContain("Camille & Co");
  expect(text).toContain("14");
  expect(html).toContain("Lab &lt;b&gt;gras&lt;/b&gt;");
  expect(html).not.toContain("<b>");
});

test.each(LANGS)(
  "a claim's link in %s leads to its page, says which account asks and for how long",
  (lang) => {
    const { text, html } = claimLinkLetter(lang, { ...link, minutes: 60 }, "https://sillage.fr");
    expect(text).toContain(`https://sillage.fr/${lang}/equipes/confirmer?token=un-jeton`);
    expect(text).toContain("Camille & Co");
    expect(text).toContain("60");
    expect(html).not.toContain("<b>");
  },
);
