import "#lib/testing/database";
import "#lib/testing/settings";
import { v4 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { block } from "#lib/administration/block";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { jobIdOf } from "#lib/jobs";
import {
  defaultFrequency,
  deskKinds,
  type NotificationKind,
  notificationKinds,
} from "#lib/notification-kinds";
import { placeOf } from "#lib/notification-words";
import type { Actor } from "#lib/permissions";
import { handOver } from "#lib/revisions/claim";
import { comment } from "#lib/revisions/comment";
import { decide } from "#lib/revisions/decide";
import { acceptance, createEntry, createUser, submitCreation, submitEdit } from "#lib/testing/factories";
import { chooseFrequency } from "./choose-frequency";
import { deliverMail } from "./deliver-mail";
import { markRead } from "./mark-read";
import { countUnread, kindsFor, listFrequencies, listOwnNotices } from "./own";
import { enqueueDigests } from "./send-digests";

const settings = parseEnv({
  DATABASE_URL: process.env.DATABASE_URL,
  SILLAGE_MODE: "embedded",
  AUTH_SECRET: "x".repeat(32),
  PUBLIC_URL: "https://sillage.example.org",
});

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.keptMail.deleteMany();
});

const say = (who: Actor, revisionId: string, body: string) =>
  comment(who, { revisionId, body, internal: false, idempotencyKey: uuid() });

const jobRows = z.array(z.object({ id: z.string(), data: z.record(z.string(), z.unknown()) }));

const jobs = async () =>
  jobRows.parse(
    await db.$queryRaw`SELECT id, data FROM pgboss.job WHERE name = 'mail' AND state = 'created' ORDER BY created_on`,
  );

/** What the worker does, one after the other, with each job that waits. */
async function work(now = new Date()) {
  const outcomes = [];
  for (const { id, data } of await jobs()) {
    const parsed = z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("notification") }),
      z.object({ kind: z.literal("digest"), userId: z.string(), day: z.string(), until: z.string() }),
    ]);
    outcomes.push(await deliverMail(id, parsed.parse(data), settings, now));
  }
  return outcomes;
}

const mailsTo = (to: string) => db.keptMail.findMany({ where: { to }, orderBy: { keptAt: "asc" } });

async function asked() {
  const author = await createUser("contributor", "Ada");
  const moderator = await createUser("moderator", "Grace");
  const revision = await submitCreation(author, "lab", { title: `Lab ${uuid()}` });
  return { author, moderator, revision };
}

describe("the mails of a proposal", () => {
  test("say each step to its author, and when each was sent", async () => {
    const { author, moderator, revision } = await asked();
    await work();
    await say(moderator, revision.id, "En quelle année ?\nMerci.");
    await decide(moderator, acceptance(revision));
    await work();
    const mails = await mailsTo(author.email);
    expect(mails.map(({ subject }) => subject.split("\u00a0:")[0])).toEqual([
      "Bien reçue",
      "Nouveau message",
      "Acceptée",
    ]);
    expect(mails[0]?.text).toContain("C’est la prochaine à relire.");
    expect(mails[1]?.text).toContain("> En quelle année ?\n> Merci.");
    expect(mails[1]?.text).toContain(`/fr/contributions/${revision.id}#echanges`);
    for (const { text, html } of mails) {
      expect(text).toContain("https://sillage.example.org/fr/notifications#reglages");
      expect(html).toContain('href="https://sillage.example.org/fr/notifications#reglages"');
    }
    const unsent = await db.notification.count({ where: { userId: author.id, mailedAt: null } });
    expect(unsent).toBe(0);
  });

  test("are in the language of each person", async () => {
    const { author, moderator, revision } = await asked();
    await db.user.update({ where: { id: author.id }, data: { language: "en" } });
    await say(moderator, revision.id, "Bonjour");
    await work();
    const subjects = (await mailsTo(author.email)).map(({ subject }) => subject);
    expect(subjects).toEqual([expect.stringMatching(/^Received: /), expect.stringMatching(/^New message: /)]);
  });

  test("tell the author which fields were corrected, left out or added, and where to see it", async () => {
    const entry = await createEntry("lab");
    const author = await createUser("contributor", "Ada");
    const moderator = await createUser("moderator", "Grace");
    const current = { ...entry, type: "lab" as const };
    const summary = "Un laboratoire qui aide les services à essayer avec leurs usagers avant de choisir.";
    const edit = await submitEdit(author, current, {
      summary,
      aliases: ["Le labo"],
      url: "https://exemple.fr/la",
    });
    const rewritten = summary.replace("leurs usagers", "les usagers");
    await decide(moderator, {
      ...acceptance(edit),
      seenEntryVersion: entry.version,
      choices: { summary: { take: "value", value: rewritten }, aliases: { take: "current" } },
    });
    await work();
    const mail = (await mailsTo(author.email)).at(-1);
    expect(mail?.text).toMatch(/^- Corrigé à la relecture\u00a0: Résumé$/m);
    expect(mail?.text).toMatch(/^- Non retenu\u00a0: Autres noms$/m);
    expect(mail?.text).toContain(`https://sillage.example.org/fr/contributions/${edit.id}`);
    expect(mail?.text).not.toContain("Adresse web");
  });

  test("say that a proposal came back, and nothing of one that no longer waits", async () => {
    const { author, moderator, revision } = await asked();
    const refused = { verdict: "changes_requested", reasonCode: "incomplete", reason: "L’année ?" } as const;
    await decide(moderator, { ...acceptance(revision), ...refused });
    await work();
    // The first mail had not left when the decision fell: only the decision is told.
    expect((await mailsTo(author.email)).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^À compléter/),
    ]);
    const { submit } = await import("#lib/revisions/submit");
    await submit(author, { id: revision.id, version: revision.version + 1 });
    await work();
    expect((await mailsTo(author.email)).at(-1)?.subject).toMatch(/^Revenue en relecture/);
  });

  test("tell a moderator who hands a review over to them", async () => {
    const { moderator, revision } = await asked();
    const colleague = await createUser("moderator", "Katherine");
    await handOver(moderator, { id: revision.id, colleagueId: colleague.id });
    await work();
    const [mail] = await mailsTo(colleague.email);
    expect(mail?.text).toContain("Grace vous confie la relecture");
    expect(mail?.text).toContain(`/fr/moderation/${revision.id}`);
    const [notice] = (await listOwnNotices(colleague)).items;
    expect(notice).toMatchObject({ kind: "handover", by: "Grace" });
  });

  test("are not sent again once they were, whatever the tries", async () => {
    const { author } = await asked();
    await work();
    await work();
    expect(await mailsTo(author.email)).toHaveLength(1);
  });
});

describe("what a person chose", () => {
  test("holds: never is no mail, and nothing is lost on their page", async () => {
    const { author, moderator, revision } = await asked();
    await chooseFrequency(author, { message: "never" });
    await say(moderator, revision.id, "Bonjour");
    await work();
    expect((await mailsTo(author.email)).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Bien reçue/),
    ]);
    expect((await listOwnNotices(author)).items.map(({ kind }) => kind)).toEqual(["message", "received"]);
    const [line] = await db.auditEvent.findMany({ where: { actorId: author.id, object: "user" } });
    expect(line).toMatchObject({ action: "notifications.choose", details: { message: "never" } });
  });

  test("counts also for a mail that had not left yet", async () => {
    const { author } = await asked();
    await chooseFrequency(author, { received: "never" });
    expect(await work()).toEqual(["done"]);
    expect(await mailsTo(author.email)).toEqual([]);
  });

  test("is asked of the kinds that concern them: those of the desk only who reviews", async () => {
    const author = await createUser("contributor");
    const moderator = await createUser("moderator");
    const everyone = notificationKinds.filter((kind) => !deskKinds.includes(kind));
    expect(kindsFor(author)).toEqual(everyone);
    expect(kindsFor(moderator)).toEqual(notificationKinds);
    await chooseFrequency(author, { decision: "daily" });
    expect(await listFrequencies(author)).toEqual(
      everyone.map((kind) => ({ kind, frequency: kind === "decision" ? "daily" : defaultFrequency[kind] })),
    );
    await expect(chooseFrequency(null, {})).rejects.toMatchObject({ code: "forbidden" });
    for (let times = 1; times < 30; times++) await chooseFrequency(author, { decision: "daily" });
    await expect(chooseFrequency(author, {})).rejects.toMatchObject({ code: "too-many" });
  });
});

describe("the mail of the day", () => {
  const daily = async (who: Actor, ...kinds: NotificationKind[]) =>
    chooseFrequency(who, Object.fromEntries(kinds.map((kind) => [kind, "daily"])));

  test("holds what was neither mailed nor read, by proposal, the latest first; one job a person and a day", async () => {
    const { author, moderator, revision } = await asked();
    await daily(author, "received", "decision", "message");
    await db.$executeRaw`DELETE FROM pgboss.job`;
    const other = await submitCreation(author, "event", { title: "Une semaine à lire" });
    await say(moderator, other.id, "Une date ?");
    await say(moderator, revision.id, "En quelle année ?");
    await decide(moderator, acceptance(revision));
    expect(await jobs()).toEqual([]);

    const seven = new Date(Date.now() + 60_000);
    await Promise.all([enqueueDigests(seven), enqueueDigests(seven)]);
    await enqueueDigests(new Date(seven.getTime() + 1000));
    const queued = await jobs();
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(seven);
    expect(queued).toMatchObject([
      { id: jobIdOf("digest", author.id, day), data: { kind: "digest", userId: author.id, day } },
    ]);
    await work();
    const [mail, ...more] = await mailsTo(author.email);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^5 nouvelles de vos propositions/);
    const text = mail?.text ?? "";
    const lines = [
      "- Grace a accepté votre proposition.",
      "- Grace, de la modération, vous a écrit.",
      "- Votre proposition est arrivée en relecture.",
      "Une semaine à lire",
      `/fr/contributions/${other.id}#echanges`,
    ];
    const places = lines.map((line) => text.indexOf(line));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(await db.notification.count({ where: { userId: author.id, mailedAt: null } })).toBe(0);

    // Nothing new: no mail the next day.
    await db.$executeRaw`DELETE FROM pgboss.job`;
    await enqueueDigests(new Date(seven.getTime() + 86_400_000));
    expect(await jobs()).toEqual([]);
  });

  test("leaves out what was read meanwhile, what is told at once, and what came after its instant", async () => {
    const { author, moderator, revision } = await asked();
    await daily(author, "message");
    await db.$executeRaw`DELETE FROM pgboss.job`;
    await say(moderator, revision.id, "Un");
    await enqueueDigests(new Date(Date.now() + 1000));
    const late = await say(moderator, revision.id, "Deux");
    await db.notification.updateMany({
      where: { commentId: late },
      data: { createdAt: new Date(Date.now() + 60_000) },
    });
    await work();
    const [mail] = await mailsTo(author.email);
    expect(mail?.subject).toMatch(/^Une nouvelle/);
    expect(mail?.text.match(/vous a écrit/g)).toHaveLength(1);
    expect(await db.notification.findMany({ where: { commentId: late } })).toMatchObject([
      { mailedAt: null },
    ]);
    await db.$executeRaw`DELETE FROM pgboss.job`;
    await markRead(author, { revisionId: revision.id });
    await enqueueDigests(new Date(Date.now() + 2 * 86_400_000));
    expect(await jobs()).toEqual([]);
  });

  test("is the same at a second try, under the same Message-ID, when the first had no answer", async () => {
    const { author, moderator, revision } = await asked();
    await daily(author, "message");
    await db.$executeRaw`DELETE FROM pgboss.job`;
    await say(moderator, revision.id, "Un");
    await enqueueDigests(new Date(Date.now() + 1000));
    const [job] = await jobs();
    await work();
    const [first] = await mailsTo(author.email);
    // As if the server had stopped between the sending and the mark.
    await db.notification.updateMany({ where: { userId: author.id }, data: { mailedAt: null } });
    await db.keptMail.deleteMany();
    await work();
    const [second] = await mailsTo(author.email);
    expect(second?.messageId).toBe(`<${job?.id}@sillage.example.org>`);
    expect(second).toMatchObject({ messageId: first?.messageId, text: first?.text });
  });
});

describe("one's own notifications", () => {
  test("come unread first, then read, the latest first, page after page without a hole", async () => {
    const { author, moderator, revision } = await asked();
    for (let i = 0; i < 59; i++) {
      await comment(
        moderator,
        { revisionId: revision.id, body: `Message ${i}`, internal: false, idempotencyKey: uuid() },
        new Date(Date.now() + i),
      );
    }
    const whole = (await db.notification.findMany({ where: { userId: author.id } })).map(({ id }) => id);
    expect(whole).toHaveLength(60);
    for (const id of whole.slice(0, 20)) await markRead(author, { id });
    const first = await listOwnNotices(author);
    const second = await listOwnNotices(author, first.next);
    expect(first.items).toHaveLength(50);
    expect(second.items).toHaveLength(10);
    expect(second.next).toBeNull();
    const all = [...first.items, ...second.items];
    expect(new Set(all.map(({ id }) => id)).size).toBe(60);
    const unread = all.map((one) => one.unread);
    expect(unread).toEqual([...unread].sort().reverse());
    for (const side of [true, false]) {
      const times = all.filter((one) => one.unread === side).map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => b - a));
    }
    expect(await countUnread(author)).toBe(40);
    for (const wrong of ["x", "n.1", ["l"], "l.0.x"]) {
      expect((await listOwnNotices(author, wrong)).items).toHaveLength(50);
    }
  }, 120_000);

  test("are marked one by one, by proposal, or all that were shown; nobody marks another's", async () => {
    const { author, moderator, revision } = await asked();
    const other = await submitCreation(author, "event");
    await say(moderator, revision.id, "Un");
    const [latest] = (await listOwnNotices(author)).items;
    expect(await markRead(moderator, { id: latest?.id ?? "" })).toBe(0);
    expect(await markRead(author, { id: "x" })).toBe(0);
    expect(await markRead(author, { id: latest?.id ?? "" })).toBe(1);
    expect(await markRead(author, { id: latest?.id ?? "" })).toBe(0);
    expect(await countUnread(author)).toBe(2);
    expect(await markRead(author, { revisionId: other.id })).toBe(1);
    expect(await countUnread(author)).toBe(1);
    const shown = new Date();
    const late = await say(moderator, revision.id, "Deux");
    await db.notification.updateMany({
      where: { commentId: late },
      data: { createdAt: new Date(shown.getTime() + 1000) },
    });
    expect(await markRead(author, { until: shown })).toBe(1);
    expect((await listOwnNotices(author)).items.filter(({ unread }) => unread)).toMatchObject([
      { kind: "message" },
    ]);
  });

  test("lead to the proposal as their reader sees it", async () => {
    const { author, moderator, revision } = await asked();
    await say(moderator, revision.id, "Bonjour");
    await say(author, revision.id, "Bonjour");
    const [mine] = (await listOwnNotices(author)).items;
    const [theirs] = (await listOwnNotices(moderator)).items;
    if (!mine || !theirs) throw new Error("both are told");
    expect(placeOf("fr", mine)).toBe(`/fr/contributions/${revision.id}#echanges`);
    expect(placeOf("en", theirs)).toBe(`/en/moderation/${revision.id}#echanges`);
  });

  test("no longer say what their person may no longer know, once they do not review any more", async () => {
    const { author, moderator, revision } = await asked();
    await say(moderator, revision.id, "Bonjour");
    await say(author, revision.id, "Bonjour");
    expect(await countUnread(moderator)).toBe(1);
    const former: Actor = { ...moderator, role: "contributor" };
    expect(await countUnread(former)).toBe(0);
    expect((await listOwnNotices(former)).items).toEqual([]);
  });
});

test("mails tell a moderator who was blocked nothing of the desk any more, at once or with the others of the day", async () => {
  const { author, moderator, revision } = await asked();
  const colleague = await createUser("moderator", "Katherine");
  await handOver(moderator, { id: revision.id, colleagueId: colleague.id });
  await chooseFrequency(moderator, { message: "daily" });
  await comment(moderator, {
    revisionId: revision.id,
    body: "À voir",
    internal: true,
    idempotencyKey: uuid(),
  });
  await comment(colleague, { revisionId: revision.id, body: "Vu", internal: true, idempotencyKey: uuid() });
  await say(author, revision.id, "Bonjour");
  const admin = await createUser("admin");
  await block(admin, moderator.id);
  await block(admin, colleague.id);
  await enqueueDigests(new Date(Date.now() + 60_000));
  await work();
  expect(await mailsTo(moderator.email)).toEqual([]);
  expect(await mailsTo(colleague.email)).toEqual([]);
});
