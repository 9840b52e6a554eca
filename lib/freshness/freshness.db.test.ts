import "#lib/testing/database";
import "#lib/testing/settings";
import { v4 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import { getEntry } from "#lib/entries/queries";
import { prepareJobs } from "#lib/job-queues";
import { readMailJob } from "#lib/jobs";
import { deliverMail } from "#lib/notifications/deliver-mail";
import type { Actor } from "#lib/permissions";
import { archive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { remove } from "#lib/revisions/remove";
import { tags } from "#lib/tags";
import { acceptance, createEntry, createUser, submitCreation, submitEdit } from "#lib/testing/factories";
import { askFreshness } from "./ask";
import { confirmEntry } from "./confirm";
import { getConfirmable } from "./queries";
import { closeAnswered, raiseSilent } from "./raise-silent";
import { askOfToken, askToken } from "./token";

const DAY_MS = 86_400_000;
/** When everything below was published; the clock then moves. */
const NOW = new Date();
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const settings = { FRESHNESS_DAYS: 365, FRESHNESS_SILENCE_DAYS: 42 };
const mails = {
  MAIL_FROM: "Sillage <no-reply@exemple.fr>",
  PUBLIC_URL: "https://sillage.example.org",
  demo: true,
};

let moderator: Actor;

beforeEach(async () => {
  await prepareJobs(process.env.DATABASE_URL ?? "");
  moderator = await createUser("moderator", "Inès");
  await db.report.deleteMany();
  await db.freshnessAsk.deleteMany();
  await db.keptMail.deleteMany();
  const others = await db.entry.findMany({ where: { archived: false }, select: { slug: true } });
  for (const { slug } of others) await archive(moderator, { slug, reason: "Autre essai." });
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

/** The mails of questions that wait, as the worker sends them. */
async function sent(now: Date) {
  const jobs = await db.$queryRaw<{ id: string; data: unknown }[]>`
    SELECT id, data FROM pgboss.job WHERE name = 'mail' AND id IN (SELECT id FROM notification WHERE kind = 'freshness')`;
  await db.keptMail.deleteMany();
  for (const { id, data } of jobs) await deliverMail(id, readMailJob(data), mails, now);
  await db.$executeRaw`DELETE FROM pgboss.job`;
  return db.keptMail.findMany({ select: { to: true, subject: true, text: true } });
}

const reports = () =>
  db.report.findMany({ where: { origin: "freshness" }, select: { id: true, state: true } });
const asks = (entryId: string) =>
  db.freshnessAsk.findMany({ where: { entryId }, orderBy: { askedAt: "asc" } });
const last = async (entryId: string) => (await asks(entryId)).at(-1)?.id ?? "";
const by = (slug: string, token = "", seenVersion = 1) => ({
  type: "lab" as const,
  slug,
  seenVersion,
  token,
});

describe("what has not changed for a year", () => {
  test("is asked about, of who last contributed to it, by a mail that leads to a page with a button", async () => {
    const lab = await createEntry("lab", { title: `Lab ancien ${uuid()}` });
    await createEntry("resource", { title: `Rapport ${uuid()}` });
    expect(await askFreshness(later(364), settings)).toBe(0);
    expect(await askFreshness(later(366), settings)).toBe(1);
    expect(await asks(lab.id)).toMatchObject([{ userId: lab.author.id }]);
    const [mail, ...more] = await sent(later(366));
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: lab.author.email });
    expect(mail?.subject).toContain("Toujours exact");
    const token = askToken(await last(lab.id));
    expect(mail?.text).toContain(`https://sillage.example.org/fr/labs/${lab.slug}/confirmer?jeton=${token}`);
    expect(await askFreshness(later(367), settings)).toBe(0);
    expect(await askFreshness(later(366 + 366), settings)).toBe(1);
  });

  test("is asked of the last contributor who wants such mails, and never of who was shut out", async () => {
    const lab = await createEntry("lab", { title: `Lab à plusieurs ${uuid()}` });
    const editor = await createUser("contributor", "Nour");
    const edit = await submitEdit(editor, lab, { summary: "Un autre résumé du lab." });
    await decide(moderator, acceptance(edit));
    await db.notificationSetting.create({
      data: { userId: editor.id, kind: "freshness", frequency: "never" },
    });
    await askFreshness(later(370), settings);
    expect(await asks(lab.id)).toMatchObject([{ userId: lab.author.id }]);
    await db.freshnessAsk.deleteMany();
    await db.user.update({ where: { id: lab.author.id }, data: { blockedAt: NOW } });
    await askFreshness(later(370), settings);
    expect(await asks(lab.id)).toMatchObject([{ userId: null }]);
  });

  test("of one person, three a day at most; nobody is asked twice for two runs at once", async () => {
    const author = await createUser("contributor", "Camille");
    for (let i = 0; i < 5; i++) {
      const title = `Lab de Camille ${i} ${uuid()}`;
      await decide(moderator, acceptance(await submitCreation(author, "lab", { title, aliases: [] })));
    }
    const counts = await Promise.all([
      askFreshness(later(366), settings),
      askFreshness(later(366), settings),
    ]);
    const total = await db.freshnessAsk.count({ where: { userId: author.id } });
    expect(total).toBe(counts[0] + counts[1]);
    expect(total).toBeLessThanOrEqual(5);
    const each = await db.freshnessAsk.groupBy({ by: ["entryId"], _count: true });
    expect(each.every(({ _count }) => _count === 1)).toBe(true);
  });
});

describe("the confirmation", () => {
  async function asked() {
    const lab = await createEntry("lab", { title: `Lab demandé ${uuid()}` });
    await askFreshness(later(366), settings);
    return { ...lab, token: askToken(await last(lab.id)) };
  }

  test("takes the link and no session; the entry says so, its version stays, and its page is rendered anew", async () => {
    const { id, slug, token, author } = await asked();
    expect(await confirmEntry(null, by(slug, token), later(367))).toEqual({ tags: [tags.entry(slug)] });
    const entry = (await getEntry(slug))?.entry;
    expect(entry).toMatchObject({ version: 1, confirmedAt: later(367) });
    expect(await db.confirmation.findMany({ where: { entryId: id } })).toMatchObject([
      { userId: author.id, entryVersion: 1 },
    ]);
    expect(await askFreshness(later(400), settings)).toBe(0);
    expect(await askFreshness(later(367 + 366), settings)).toBe(1);
  });

  test("is that of this entry, of what was on the screen, and of a link of ours that is not too old", async () => {
    const { slug, token } = await asked();
    const other = await createEntry("lab", { title: `Un autre ${uuid()}` });
    for (const forged of ["", "x", `${uuid()}.abc`, token.slice(0, -1), askToken(uuid())])
      await expect(confirmEntry(null, by(slug, forged), later(367))).rejects.toMatchObject({
        key: "askGone",
      });
    await expect(confirmEntry(null, by(other.slug, token), later(367))).rejects.toMatchObject({
      key: "askGone",
    });
    await expect(confirmEntry(null, by(slug, token, 2), later(367))).rejects.toMatchObject({
      key: "entryChanged",
    });
    await expect(confirmEntry(null, by(slug, token), later(366 + 181))).rejects.toMatchObject({
      key: "askGone",
    });
    expect(await db.confirmation.count({ where: { entry: { slug } } })).toBe(0);
    expect(askOfToken(token)).toBe(token.split(".")[0]);
  });

  test("is also that of who was asked or who reviews, signed in; and of nobody else", async () => {
    const { slug, author } = await asked();
    const may = async (actor: Actor | null) =>
      (await getConfirmable({ type: "lab", slug, token: "", actor }, later(367)))?.may;
    expect([await may(null), await may(await createUser()), await may(author), await may(moderator)]).toEqual(
      [false, false, true, true],
    );
    await expect(confirmEntry(await createUser(), by(slug), later(367))).rejects.toMatchObject({
      key: "askGone",
    });
    await confirmEntry(author, by(slug), later(367));
    await confirmEntry(moderator, by(slug), later(368));
    expect(await db.confirmation.count({ where: { entry: { slug } } })).toBe(2);
  });

  test("is not possible of what was archived or taken down since", async () => {
    const { slug, token } = await asked();
    await remove(moderator, { slug, reasonCode: "rights", reason: "Droits." });
    await expect(confirmEntry(null, by(slug, token, 2), later(367))).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await getConfirmable({ type: "lab", slug, token, actor: null }, later(367))).toBeNull();
  });

  test("leaves with the account: it stays, of nobody; and it is in the export", async () => {
    const { id, slug, token, author } = await asked();
    await confirmEntry(null, by(slug, token), later(367));
    expect(await exportOwnData(author)).toMatchObject({
      confirmations: [{ entryId: id, entryVersion: 1 }],
      confirmationsAsked: [{ entryId: id }],
    });
    await eraseAccount(author, { typed: "effacer" });
    expect(await db.confirmation.findMany({ where: { entryId: id } })).toMatchObject([{ userId: null }]);
    expect(await asks(id)).toEqual([]);
  });
});

describe("a question without an answer", () => {
  test("goes to those who review after six weeks, once; at once when nobody could be asked", async () => {
    const lab = await createEntry("lab", { title: `Lab muet ${uuid()}` });
    await askFreshness(later(366), settings);
    expect(await raiseSilent(later(366 + 41), settings)).toBe(0);
    expect(await raiseSilent(later(366 + 43), settings)).toBe(1);
    expect(await raiseSilent(later(366 + 44), settings)).toBe(0);
    const orphan = await createEntry("lab", { title: `Lab sans personne ${uuid()}` });
    await db.user.update({ where: { id: orphan.author.id }, data: { email: null } });
    await askFreshness(later(366 + 45), settings);
    expect(await asks(orphan.id)).toMatchObject([{ userId: null }]);
    expect(await raiseSilent(later(366 + 45), settings)).toBe(1);
    expect(await reports()).toHaveLength(2);
    expect((await asks(lab.id)).length).toBe(1);
  });

  test("closes by itself once the entry is confirmed, or changed", async () => {
    const [one, other] = [
      await createEntry("lab", { title: `Lab confirmé ${uuid()}` }),
      await createEntry("programme", { title: `Programme corrigé ${uuid()}`, aliases: [] }),
    ];
    await askFreshness(later(366), settings);
    expect(await raiseSilent(later(410), settings)).toBe(2);
    await confirmEntry(moderator, by(one.slug), later(411));
    await closeAnswered(later(411));
    expect((await reports()).map(({ state }) => state).sort()).toEqual(["open", "settled"]);
    const edit = await submitEdit(await createUser(), other, { summary: "Ce qu’il est devenu." });
    await decide(moderator, acceptance(edit), later(412));
    await closeAnswered(later(412));
    expect((await reports()).map(({ state }) => state)).toEqual(["settled", "settled"]);
    expect(await raiseSilent(later(420), settings)).toBe(0);
  });
});
