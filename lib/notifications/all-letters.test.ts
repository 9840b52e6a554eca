/** What holds of every mail about a proposal, in both languages, whatever was typed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGS, type Lang } from "#lib/messages/index";
import type { Told } from "#lib/notification-words";
import type { Fate, FieldOutcome } from "#lib/revisions/outcome";
import { accountLetter } from "./account-letter";
import { decisionLetter } from "./decision-letter";
import { assignedLetter, handoverLetter, lateLetter, opinionLetter, removalLetter } from "./desk-letters";
import { digestLetter } from "./digest-letter";
import { messageLetter } from "./message-letter";
import { receivedLetter } from "./received-letter";
import { selectionLetter } from "./selection-letter";
import { teamLetter } from "./team-letter";
import { webhookLetter } from "./webhook-letter";

const PUBLIC_URL = "https://sillage.example.org";
const ID = "0198c0de-0000-7000-8000-000000000001";
const NOW = new Date("2026-11-22T08:00:00Z");

interface Typed {
  title: string;
  name: string;
  body: string;
}

const told: Told = {
  kind: "message",
  revisionId: ID,
  type: "lab",
  slug: "la-27e-region",
  own: true,
  by: "Grace",
  verdict: null,
  byAuthor: false,
  internal: false,
  team: null,
  account: null,
};

const fate = (name: string, of: Fate): FieldOutcome => ({
  field: { name, required: false },
  fate: of,
  proposed: null,
  applied: null,
});

type Write = (lang: Lang, typed: Typed) => { subject: string; text: string; html: string };

const letters: Readonly<Record<string, Write>> = {
  received: (lang, { title, name }) => {
    const place = { place: 4, oldest: new Date("2026-11-19T08:00:00Z") };
    const about = { revisionId: ID, title, creation: true, again: false, recipient: name, ...place };
    return receivedLetter(lang, about, PUBLIC_URL, NOW);
  },
  accepted: (lang, { title, name, body }) =>
    decisionLetter(
      lang,
      {
        verdict: "accepted",
        revisionId: ID,
        type: "lab",
        title,
        creation: false,
        slug: "la-27e-region",
        reasonCode: null,
        reason: body,
        outcome: [fate("summary", "corrected"), fate("title", "kept"), fate("url", "left-out")],
        recipient: name,
        moderator: name,
      },
      PUBLIC_URL,
    ),
  message: (lang, { title, name, body }) =>
    messageLetter(lang, { told: { ...told, by: name }, title, body, recipient: name }, PUBLIC_URL),
  note: (lang, { title, name, body }) =>
    messageLetter(
      lang,
      { told: { ...told, own: false, internal: true, by: name }, title, body, recipient: name },
      PUBLIC_URL,
    ),
  handover: (lang, { title, name }) =>
    handoverLetter(
      lang,
      { told: { ...told, kind: "handover", own: false, by: name }, title, recipient: name },
      PUBLIC_URL,
    ),
  assigned: (lang, { title, name }) =>
    assignedLetter(
      lang,
      { told: { ...told, kind: "assigned", own: false, by: name }, title, recipient: name },
      PUBLIC_URL,
    ),
  opinion: (lang, { title, name }) =>
    opinionLetter(
      lang,
      { told: { ...told, kind: "opinion", own: false, by: name }, title, recipient: name },
      PUBLIC_URL,
    ),
  team: (lang, { title, name, body }) =>
    teamLetter(
      lang,
      {
        told: {
          ...told,
          kind: "team",
          team: {
            what: "claim-refused",
            page: title,
            teamId: null,
            claimed: { entry: "tilab" },
            person: name,
          },
        },
        page: title,
        reason: body,
        recipient: name,
      },
      PUBLIC_URL,
    ),
  level: (lang, { name }) =>
    accountLetter(
      lang,
      {
        told: { ...told, kind: "level", account: { what: "level", to: "trusted", rises: true, held: false } },
        recipient: name,
      },
      PUBLIC_URL,
    ),
  quarantine: (lang, { name, body }) =>
    accountLetter(
      lang,
      {
        told: { ...told, kind: "quarantine", account: { what: "quarantined", reason: body } },
        recipient: name,
      },
      PUBLIC_URL,
    ),
  selection: (lang, { title, name, body }) => {
    const selection = { id: "s", title, hides: true, reason: body };
    const about = { told: { ...told, kind: "selection", selection } as const, recipient: name };
    const letter = selectionLetter(lang, about, PUBLIC_URL);
    if (!letter) throw new Error("it tells of a selection");
    return letter;
  },
  webhook: (lang, { name }) => {
    const webhook = { id: "w", host: "portail.exemple.fr" };
    const about = { told: { ...told, kind: "webhook", webhook } as const, recipient: name };
    const letter = webhookLetter(lang, about, PUBLIC_URL);
    if (!letter) throw new Error("it tells of a webhook");
    return letter;
  },
  removal: (lang, { name }) =>
    removalLetter(
      lang,
      { told: { ...told, kind: "removal", own: false, by: name }, reasonCode: "rights", recipient: name },
      PUBLIC_URL,
    ),
  late: (lang, { name }) =>
    lateLetter(
      lang,
      { late: 3, oldest: new Date("2026-10-01T08:00:00Z"), promisedDays: 14, recipient: name },
      PUBLIC_URL,
      NOW,
    ),
  digest: (lang, { title, name }) =>
    digestLetter(
      lang,
      { recipient: name, day: NOW, count: 3, items: [{ ...told, by: name, title }] },
      PUBLIC_URL,
    ),
};

const plain: Typed = { title: "Un lab", name: "Ada", body: "Bonjour" };

describe.each(Object.entries(letters))("the mail %s", (_kind, write) => {
  test.each(LANGS)("in %s is the same as text and as HTML, and leads to its settings", (lang) => {
    const { subject, text, html } = write(lang, plain);
    expect(subject).not.toBe("");
    const urls = [...text.matchAll(/https:\S+/g)].map(([url]) => url);
    expect(urls.length).toBeGreaterThanOrEqual(2);
    expect(urls.at(-1)).toBe(`${PUBLIC_URL}/${lang}/notifications#reglages`);
    for (const url of urls) {
      expect(url).toContain(`${PUBLIC_URL}/${lang}/`);
      expect(html).toContain(`href="${url}"`);
    }
    const words = text
      .replace(/https:\S+|^> |^- |[\u00a0:]+$/gm, "")
      .split("\n")
      .filter((line) => line.trim() && line !== "-- ");
    for (const line of words) expect(unescaped(html)).toContain(line.trim());
  });

  test("lets nothing that was typed become HTML, nor break the subject's line", () => {
    const tags = (html: string) => html.replaceAll("<br>", "").match(/<[a-z!/]+/g);
    const expected = tags(write("fr", plain).html);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (title, body, name) => {
        const typed = { title: `${title}<script>`, body: `${body}"><img>`, name: `${name}</p>` };
        const { html, subject } = write("fr", typed);
        expect(tags(html)).toEqual(expected);
        expect(subject).not.toMatch(/[\r\n]/);
        expect([...subject].length).toBeLessThan(135);
      }),
      { examples: [["a\nb", "<!--", "&"]] },
    );
  });
});

test("the words of a note between moderators, and the name of what was taken down, are in no mail", () => {
  for (const lang of LANGS) {
    const typed = { title: "Serinette", name: "Ada", body: "Serinette" };
    expect(JSON.stringify(letters.removal?.(lang, typed))).not.toContain("Serinette");
    const note = letters.note?.(lang, { ...typed, title: "Un lab" });
    expect(JSON.stringify(note)).not.toContain("Serinette");
    expect(note?.text).toContain(`/${lang}/moderation/${ID}#echanges`);
  }
});

test("an acceptance says which fields were corrected or left out, and where to see both; nothing when all was kept", () => {
  const { text } = letters.accepted?.("fr", plain) ?? { text: "" };
  expect(text).toContain("- Corrigé à la relecture\u00a0: Résumé");
  expect(text).toContain("- Non retenu\u00a0: Adresse web");
  expect(text).toContain(`${PUBLIC_URL}/fr/contributions/${ID}`);
  expect(letters.accepted?.("en", plain).text).toContain("- Corrected in review: Summary");
});

const unescaped = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => SIGNS[name] ?? "");

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
