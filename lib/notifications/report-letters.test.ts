/** What holds of the mails about reports and of the question on freshness, in both languages, whatever was typed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGS, type Lang } from "#lib/messages/index";
import { freshnessLetter } from "./freshness-letter";
import {
  reportClosedLetter,
  reportReceivedLetter,
  reportReminderLetter,
  reportReopenedLetter,
} from "./report-letters";

const PUBLIC_URL = "https://sillage.example.org";
const ID = "0198c0de-0000-7000-8000-000000000001";
const AT = new Date("2026-12-22T08:00:00Z");

const about = (title: string) => ({
  reference: "S-7K3M-9QZ2",
  kind: "objection" as const,
  dueAt: AT,
  entry: { type: "lab" as const, slug: "la-27e-region", title },
});

type Write = (lang: Lang, title: string, words: string) => { subject: string; text: string; html: string };

const letters: Readonly<Record<string, Write>> = {
  received: (lang, title) => reportReceivedLetter(lang, about(title), PUBLIC_URL),
  settled: (lang, title, answer) =>
    reportClosedLetter(lang, { ...about(title), verdict: "settled", answer }, PUBLIC_URL),
  dismissed: (lang, title, answer) =>
    reportClosedLetter(lang, { ...about(title), dueAt: null, verdict: "dismissed", answer }, PUBLIC_URL),
  reopened: (lang, title) => reportReopenedLetter(lang, about(title), PUBLIC_URL),
  reminder: (lang, _title, recipient) => {
    const { reference, kind } = about("");
    const reminder = { reportId: ID, reference, kind, dueAt: AT, stage: "late" as const, recipient };
    return reportReminderLetter(lang, reminder, PUBLIC_URL);
  },
  freshness: (lang, title, recipient) =>
    freshnessLetter(
      lang,
      { entry: about(title).entry, since: AT, token: `${ID}.abc`, recipient },
      PUBLIC_URL,
    ),
};

describe.each(Object.entries(letters))("the mail %s", (_name, write) => {
  test.each(LANGS)("in %s leads to one page of the site, in that language", (lang) => {
    const { subject, text, html } = write(lang, "Un lab", "Corrigé.");
    expect(subject).not.toBe("");
    const [first = ""] = [...text.matchAll(/https:\/\/sillage\S+/g)].map(([url]) => url);
    expect(first).toContain(`${PUBLIC_URL}/${lang}/`);
    expect(html).toContain(`href="${first}"`);
  });

  test("lets nothing that was typed become HTML, nor break the subject's line", () => {
    const tags = (html: string) => html.replaceAll("<br>", "").match(/<[a-z!/]+/g);
    const expected = tags(write("fr", "Un lab", "Corrigé.").html);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (title, words) => {
        const { html, subject } = write("fr", `${title}<script>`, `${words}"><img>`);
        expect(tags(html)).toEqual(expected);
        expect(subject).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
