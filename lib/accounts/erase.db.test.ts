import "#lib/testing/database";
import "#lib/testing/settings";
import { randomUUID } from "node:crypto";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { readMailJob } from "#lib/jobs";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { notify } from "#lib/notify";
import type { Actor } from "#lib/permissions";
import { claim } from "#lib/revisions/claim";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { tags } from "#lib/tags";
import {
  acceptance,
  contentFor,
  createEntry,
  createSession,
  createUser,
  submitCreation,
} from "#lib/testing/factories";
import { makeToken } from "#lib/tokens/make";
import { declareWebhook } from "#lib/webhooks/declare";
import { testWebhook } from "#lib/webhooks/keep";
import { askForLink } from "./ask-for-link";
import { askForEmailChange } from "./change-email";
import { eraseAccount } from "./erase";
import { exportOwnData } from "./export-data";
import { linkIdentity } from "./identities";
import { changeProfile } from "./profile";
import { auditRefusal } from "./refused";
import { findVisitor, openSession } from "./sessions";

const NAME = "Zénobie Quatrebarbes";
const SUBJECT = "subject-of-zenobie-at-proconnect";

beforeEach(async () => {
  await db.rateEvent.deleteMany();
  await db.account.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

/** Someone who has done everything that can be done, and to whom everything has been done. */
async function liveOn(role: "contributor" | "moderator" = "contributor") {
  const person = await createUser(role, NAME);
  const wanted = `wanted-${uuid()}@exemple.fr`;
  const moderator = await createUser("moderator", "Dominique");
  await createUser("admin");
  await changeProfile(person, { name: NAME, language: "en" });
  const sessionId = await createSession(person);
  await linkIdentity(person, { issuer: "https://proconnect.example", subject: SUBJECT, sessionId });
  await askForLink({ email: person.email, lang: "fr", next: null, ip: "192.0.2.1" });
  await askForEmailChange(person, { email: wanted, ip: "192.0.2.1", sessionId });
  await db.notificationSetting.create({
    data: { userId: person.id, kind: "message", frequency: "at_once" },
  });
  await makeToken(person, { name: `Programme de ${NAME}`, scopes: ["propose"], days: "30" });
  const webhook = { url: "https://exemple.fr/sillage", search: "/fr", events: ["published"] };
  await testWebhook(person, (await declareWebhook(person, webhook)).id);
  const published = await submitCreation(person, "lab", { title: "Un lab publié" });
  const { entry } = await decide(moderator, acceptance(published));
  const returned = await submitCreation(person, "lab", { title: "Un lab à compléter" });
  await decide(moderator, {
    id: returned.id,
    seenVersion: returned.version,
    verdict: "changes_requested",
    reasonCode: "incomplete",
    reason: "Une source, s’il vous plaît.",
  });
  const waiting = await submitCreation(person, "lab", { title: "Un lab qui attend" });
  const draft = await propose(person, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", { title: "Un brouillon" }),
    comment: null,
    idempotencyKey: uuid(),
  });
  const [own, internal] = [uuid(), uuid()];
  const createdAt = new Date();
  await db.comment.createMany({
    data: [
      { id: own, revisionId: waiting.id, authorId: person.id, internal: false, body: "Bonjour", createdAt },
      {
        id: internal,
        revisionId: waiting.id,
        authorId: moderator.id,
        internal: true,
        body: "CANARI interne",
        createdAt,
      },
    ],
  });
  await db.$transaction((tx) =>
    notify(tx, createdAt, {
      userId: person.id,
      kind: "message",
      event: own,
      revisionId: waiting.id,
      commentId: own,
    }),
  );
  await deliverAll();
  await auditRefusal({ by: "link", because: "expired" }, "192.0.2.1");
  return { person, wanted, moderator, entry, published, returned, waiting, draft };
}

async function deliverAll(): Promise<void> {
  const rows = z
    .array(z.object({ id: z.string(), data: z.json() }))
    .parse(await db.$queryRaw`SELECT id, data FROM pgboss.job WHERE name = 'mail'`);
  for (const { id, data } of rows) await deliverMail(id, readMailJob(data));
}

const columns = z.array(z.object({ schema: z.string(), table: z.string(), column: z.string() }));

/** Every column of every table, of ours and of the jobs, read as text. */
async function tracesOf(words: readonly string[]): Promise<string[]> {
  const all = columns.parse(
    await db.$queryRaw`
      SELECT c.table_schema AS schema, c.table_name AS table, c.column_name AS column
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema IN ('public', 'pgboss') AND t.table_type = 'BASE TABLE'`,
  );
  expect(all.length).toBeGreaterThan(150);
  const found: string[] = [];
  for (const { schema, table, column } of all) {
    const from = Prisma.raw(`"${schema}"."${table}" WHERE`);
    const value = Prisma.raw(`lower("${column}"::text)`);
    for (const word of words) {
      const [row] = await db.$queryRaw<{ count: bigint }[]>(
        Prisma.sql`SELECT count(*) AS count FROM ${from} position(lower(${word}) IN ${value}) > 0`,
      );
      if (row && row.count > 0n) found.push(`${schema}.${table}.${column}: ${word}`);
    }
  }
  return found;
}

describe("erasing one's account", () => {
  test("leaves no trace of name, addresses and identities in any column of any table", async () => {
    const { person, wanted } = await liveOn();
    const words = [NAME, person.email, wanted, SUBJECT];
    const before = await tracesOf(words);
    for (const place of [
      "user.name",
      "user.email",
      "verification_token.identifier",
      "email_change.new_email",
      "account.subject",
      "kept_mail.to",
      "kept_mail.text",
    ])
      expect(before.join("\n"), "the walk sees what is there").toContain(`public.${place}:`);
    await eraseAccount(person, { typed: " Effacer " });
    expect(await tracesOf(words)).toEqual([]);
  });

  test("keeps what was contributed, anonymous, and closes every way in", async () => {
    const { person, entry, published, returned, waiting, draft, moderator } = await liveOn();
    const { tags: pages } = await eraseAccount(person, { typed: "erase" });
    expect(pages).toEqual([tags.entry(entry?.slug ?? "")]);
    expect(await db.user.findUnique({ where: { id: person.id } })).toMatchObject({
      name: "Anonyme",
      email: null,
      role: "contributor",
      erasedAt: expect.any(Date),
    });
    const states = await db.revision.findMany({ where: { authorId: person.id }, orderBy: { id: "asc" } });
    expect(states.map(({ id, state }) => [id, state])).toEqual([
      [published.id, "accepted"],
      [returned.id, "withdrawn"],
      [waiting.id, "submitted"],
    ]);
    expect(await db.revision.count({ where: { id: draft.id } })).toBe(0);
    expect(await db.comment.count({ where: { authorId: person.id } })).toBe(1);
    const where = { userId: person.id };
    expect(await Promise.all([db.session.count({ where }), db.account.count({ where })])).toEqual([0, 0]);
    const last = await db.auditEvent.findFirst({ where: { objectId: person.id }, orderBy: { id: "desc" } });
    expect(last).toMatchObject({ action: "user.erase" });
    // What waited is reviewed as any other, and nobody is told.
    await decide(moderator, acceptance(waiting));
    expect(await db.notification.count({ where })).toBe(0);
  });

  test("shuts out a browser that was signing in at the same instant", async () => {
    await createUser("admin");
    const person = await createUser("contributor", NAME);
    await eraseAccount(person, { typed: "effacer" });
    const token = randomUUID();
    await db.$transaction((tx) => openSession(tx, { token, userId: person.id, by: "link" }, new Date()));
    expect(await findVisitor(token)).toBeNull();
  });

  test("gives back what one was reviewing", async () => {
    const moderator = await createUser("moderator", NAME);
    await createUser("admin");
    const revision = await submitCreation(await createUser(), "lab", { title: "Un lab pris" });
    await claim(moderator, revision.id);
    await eraseAccount(moderator, { typed: "effacer" });
    expect(await db.revision.findUnique({ where: { id: revision.id } })).toMatchObject({ claimedById: null });
  });

  test.each(["", "oui", "effacer mon compte"])("is not done by typing %j", async (typed) => {
    const person = await createUser();
    await expect(eraseAccount(person, { typed })).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "typed" }],
    });
    expect(await db.user.findUnique({ where: { id: person.id } })).toMatchObject({ erasedAt: null });
  });

  test("is refused to the last administrator, and of two who leave at once one stays", async () => {
    await db.user.updateMany({ where: { role: "admin" }, data: { role: "contributor" } });
    const admins = [await createUser("admin"), await createUser("admin")];
    await createUser("admin").then(({ id }) =>
      db.user.update({ where: { id }, data: { blockedAt: new Date() } }),
    );
    const outcomes = await Promise.allSettled(
      admins.map((admin) => eraseAccount(admin, { typed: "effacer" })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [refused] = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "conflict", key: "lastAdministrator" });
    expect(await db.user.count({ where: { role: "admin", blockedAt: null } })).toBe(1);
  });

  test("of someone whose name looks like a pattern takes no mail of others away", async () => {
    await createUser("admin");
    const person = await createUser("contributor", "%a%");
    const kept = { subject: "S", text: "Bonjour Ada", html: "", keptAt: new Date() };
    for (const to of [person.email, "other@exemple.fr"])
      await db.keptMail.create({ data: { id: uuid(), to, messageId: uuid(), ...kept } });
    const before = await db.keptMail.count();
    await eraseAccount(person, { typed: "effacer" });
    expect(await db.keptMail.count()).toBe(before - 1);
  });

  test("lets the person come back as a newcomer, with the same address", async () => {
    await createUser("admin");
    const person = await createUser("contributor", NAME);
    await eraseAccount(person, { typed: "effacer" });
    await askForLink({ email: person.email, lang: "fr", next: null, ip: "192.0.2.1" });
    expect(await db.user.count({ where: { email: person.email } })).toBe(0);
  });
});

describe("downloading one's data", () => {
  const exported = async (actor: Actor) => JSON.stringify(await exportOwnData(actor));

  test("gives every row that names the person, by the walk of all tables", async () => {
    const { person, waiting } = await liveOn("moderator");
    const other = await createUser();
    const theirs = await submitCreation(other, "lab", { title: "D’une autre personne" });
    await claim(person, theirs.id);
    await decide(person, acceptance(theirs));
    await claim(person, (await submitCreation(other, "lab", { title: "Prise en charge" })).id);
    await db.vocabularyChange.create({
      data: {
        id: uuid(),
        vocabulary: "theme",
        slug: "t",
        label: "T",
        act: "add",
        actorId: person.id,
        at: new Date(),
        changes: {},
      },
    });
    const text = await exported(person);
    const uuids = columns.parse(
      await db.$queryRaw`
        SELECT table_schema AS schema, table_name AS table, column_name AS column FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'uuid' AND column_name <> 'id'`,
    );
    let rows = 0;
    for (const { table, column } of uuids) {
      const found = await rowsOf(table, column, person.id);
      rows += found.length;
      for (const id of found) expect(text, `${table}.${column}`).toContain(id);
    }
    expect(rows).toBeGreaterThan(20);
    expect(text).toContain(person.email);
    expect(text).toContain(SUBJECT);
    expect(text).toContain(waiting.id);
  });

  test("holds neither the notes of moderators, nor who they are, nor what could forge a session or a link", async () => {
    const { person, moderator } = await liveOn();
    const { author, moderator: judge } = await createEntry("lab");
    const text = await exported(person);
    for (const other of [moderator, author, judge]) {
      expect(text).not.toContain(other.email);
      expect(text).not.toContain(other.id);
    }
    expect(text).not.toContain("CANARI");
    expect(text).not.toContain("Dominique");
    const session = await db.session.findFirstOrThrow({ where: { userId: person.id } });
    const change = await db.emailChange.findUniqueOrThrow({ where: { userId: person.id } });
    const link = await db.verificationToken.findFirstOrThrow({ where: { identifier: person.email } });
    for (const secret of [session.sessionToken, change.newTokenHash, change.oldTokenHash ?? "-", link.token])
      expect(text).not.toContain(secret);
  });

  test("does not say whose account an administrator acted on", async () => {
    const [admin, other] = [await createUser("admin"), await createUser()];
    await db.$transaction((tx) =>
      audit(tx, new Date(), { actorId: admin.id, action: "user.block", object: "user", objectId: other.id }),
    );
    expect(await exported(admin)).not.toContain(other.id);
    expect(await exported(other)).not.toContain(admin.id);
    expect(await exported(other)).toContain("user.block");
  });

  test("is in the audit, and may be done ten times an hour", async () => {
    const person = await createUser();
    for (let times = 0; times < 10; times++) await exportOwnData(person);
    await expect(exportOwnData(person)).rejects.toMatchObject({ code: "too-many" });
    expect(await db.auditEvent.count({ where: { actorId: person.id, action: "user.export" } })).toBe(10);
  });
});

/** What tells apart the rows of a table in which a column holds the person. */
async function rowsOf(table: string, column: string, id: string): Promise<string[]> {
  const [from, where] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
  const found = await db.$queryRaw<{ key: string }[]>(
    Prisma.sql`
      SELECT coalesce(to_jsonb(t) ->> 'id', to_jsonb(t) ->> 'new_email', to_jsonb(t) ->> 'kind') AS key
      FROM ${from} t WHERE ${where} = ${id}::uuid`,
  );
  return found.map(({ key }) => key);
}
