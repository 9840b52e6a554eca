/** What moderators write to one another reaches no output that the author of the proposal, or anyone else, can get. */
import "#lib/testing/database";
import "#lib/testing/settings";
import { v4 as uuid } from "uuid";
import { expect, test } from "vitest";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { journalFeed } from "#lib/journal/feed";
import { NO_FILTERS } from "#lib/journal/filters";
import { listJournal } from "#lib/journal/queries";
import { notificationKinds } from "#lib/notification-kinds";
import { comment } from "#lib/revisions/comment";
import { decide } from "#lib/revisions/decide";
import { getHistory } from "#lib/revisions/history";
import { getMyProposal } from "#lib/revisions/my-proposal";
import { listMyRevisions } from "#lib/revisions/queries";
import { getThread } from "#lib/revisions/thread";
import { getVersion } from "#lib/revisions/version";
import { askApi } from "#lib/testing/api";
import { acceptance, createUser, submitCreation } from "#lib/testing/factories";
import { chooseFrequency } from "./choose-frequency";
import { deliverMail } from "./deliver-mail";
import { listOwnNotices } from "./own";
import { enqueueDigests } from "./send-digests";

const CANARY = "serinette";
const ORIGIN = "https://sillage.example.org";
const settings = parseEnv({
  DATABASE_URL: process.env.DATABASE_URL,
  SILLAGE_MODE: "embedded",
  AUTH_SECRET: "x".repeat(32),
  PUBLIC_URL: ORIGIN,
});

test.each(["contributor", "moderator"] as const)(
  "an internal note never reaches the author of the proposal, a %s, by any output; nor a mail, to anyone",
  async (role) => {
    const author = await createUser(role, "Ada");
    const moderator = await createUser("moderator", "Grace");
    const colleague = await createUser("moderator", "Katherine");
    const revision = await submitCreation(author, "lab", { title: `Lab de la note ${role}` });
    const say = (who: typeof author, body: string, internal = false) =>
      comment(who, { revisionId: revision.id, body, internal, idempotencyKey: uuid() });
    await say(author, "Bonjour");
    await say(moderator, `Entre nous, ${CANARY}`, true);
    await say(colleague, `${CANARY} aussi`, true);
    await say(moderator, "Bonjour à vous");
    const { entry } = await decide(moderator, acceptance(revision));
    if (!entry) throw new Error("an accepted proposal makes an entry");
    await say(colleague, `Encore ${CANARY}`, true);
    // Whatever they were told while they reviewed.
    const stray = uuid();
    const [note] = await db.comment.findMany({ where: { revisionId: revision.id, internal: true } });
    await db.notification.create({
      data: {
        id: stray,
        userId: author.id,
        kind: "message",
        revisionId: revision.id,
        commentId: note?.id ?? null,
        createdAt: new Date(),
      },
    });

    const notices = await db.notification.findMany({ where: { revisionId: revision.id } });
    expect(notices.some(({ userId, commentId }) => userId === moderator.id && commentId)).toBe(true);
    for (const { id } of notices) await deliverMail(id, { kind: "notification" }, settings);
    for (const { id } of [author, moderator, colleague]) {
      await db.notification.updateMany({ where: { userId: id }, data: { mailedAt: null, readAt: null } });
      const person = { id, name: "", role: id === author.id ? role : ("moderator" as const) };
      await chooseFrequency(person, Object.fromEntries(notificationKinds.map((kind) => [kind, "daily"])));
      const until = new Date().toISOString();
      await deliverMail(uuid(), { kind: "digest", userId: id, day: until.slice(0, 10), until }, settings);
    }
    await enqueueDigests();
    expect(await db.keptMail.count({ where: { subject: { contains: "Note interne" } } })).toBeGreaterThan(0);

    const { type, slug } = { type: "lab" as const, slug: entry.slug };
    const outputs = {
      thread: await getThread(author, revision.id),
      notifications: await listOwnNotices(author),
      proposal: await getMyProposal(author, revision.id),
      proposals: await listMyRevisions(author),
      export: await exportOwnData(author),
      mails: await db.keptMail.findMany(),
      history: await getHistory(type, slug, null, author),
      version: await getVersion(type, slug, 1),
      journal: await listJournal(NO_FILTERS),
      feed: await journalFeed(NO_FILTERS, "fr", ORIGIN),
      list: await (await askApi("/api/v1/entries", { origin: ORIGIN })).text(),
      entry: await (await askApi(`/api/v1/entries/${slug}`, { origin: ORIGIN })).text(),
      audit: await db.auditEvent.findMany(),
      jobs: await db.$queryRaw`SELECT data, output FROM pgboss.job`,
    };
    for (const [name, output] of Object.entries(outputs)) {
      expect(print(output), name).not.toContain(CANARY);
      expect(output, name).toBeTruthy();
    }
    // The author's are not empty, and the word is there for those who may read it.
    expect(print(outputs.thread)).toContain("Bonjour à vous");
    expect(print(outputs.notifications.items)).not.toContain(stray);
    expect(print(outputs.mails)).toContain("Bonjour à vous");
    expect(print(await getThread(moderator, revision.id))).toContain(CANARY);
    expect(print(await getThread(null, revision.id))).toBe("null");
  },
);

/** All of it, big numbers and maps too. */
const print = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === "bigint" ? String(one) : one instanceof Map ? [...one] : one,
  );
