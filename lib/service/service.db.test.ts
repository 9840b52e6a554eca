import "#lib/testing/database";
import "#lib/testing/settings";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { db } from "#lib/db";
import { writeNotification } from "#lib/notifications/write-notification";
import { archive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";
import { acceptance, contentFor, createUser } from "#lib/testing/factories";
import { readService } from "./read-service";
import { remindLate } from "./remind-late";

const now = new Date("2026-11-22T12:00:00Z");
const hours = (count: number) => new Date(now.getTime() - count * 3_600_000);

async function sent(at: Date) {
  const author = await createUser();
  const draft = await propose(
    author,
    {
      type: "lab",
      baseVersion: 0,
      content: contentFor("lab", { title: `Lab ${uuid()}` }),
      comment: null,
      idempotencyKey: uuid(),
    },
    at,
  );
  return submit(author, draft, at);
}

test("an empty directory has nothing to measure", async () => {
  expect(await readService(now, 14)).toMatchObject({
    waiting: { count: 0, oldest: null, late: 0 },
    total: { answered: 0, median: null, p90: null, acceptance: null },
  });
});

test("delays go from the sending to the first answer of a person; what waits, and what is late, are counted", async () => {
  const moderator = await createUser("moderator");
  // Answers after 10, 20, 30 and 40 hours; the third is refused, the fourth sent back, then accepted at once.
  for (const delay of [10, 20])
    await decide(moderator, acceptance(await sent(hours(100))), hours(100 - delay));
  const third = await sent(hours(100));
  await decide(
    moderator,
    { ...acceptance(third), verdict: "rejected", reasonCode: "duplicate", reason: "Elle existe." },
    hours(70),
  );
  const fourth = await sent(hours(100));
  await decide(
    moderator,
    { ...acceptance(fourth), verdict: "changes_requested", reasonCode: "incomplete", reason: "Précisez." },
    hours(60),
  );
  const waits = [await sent(hours(15 * 24)), await sent(hours(2))];

  const service = await readService(now, 14);
  expect(service.waiting).toEqual({ count: waits.length, oldest: hours(15 * 24), late: 1 });
  expect(service.total).toMatchObject({
    answered: 4,
    accepted: 2,
    rejected: 1,
    changesRequested: 1,
    acceptance: 2 / 3,
  });
  expect(Math.round((service.total.median ?? 0) / 3600)).toBe(25);
  expect(Math.round((service.total.p90 ?? 0) / 3600)).toBe(37);
  expect(service.months.at(-1)).toMatchObject({ month: "2026-11", answered: 4 });
  expect(service.reasons).toEqual([
    { verdict: "changes_requested", code: "incomplete", count: 1 },
    { verdict: "rejected", code: "duplicate", count: 1 },
  ]);
});

test("what a rule publishes and what an import decides are no answers; what is older than a year is not told", async () => {
  const before = await readService(now, 14);
  const importer = await createUser("moderator", "Import");
  await db.user.update({ where: { id: importer.id }, data: { email: null } });
  const imported = await decide(importer, acceptance(await sent(hours(50))), hours(49));
  const moderator = await createUser("moderator");
  const old = new Date("2025-06-01T12:00:00Z");
  await decide(moderator, acceptance(await sent(old)), new Date("2025-06-03T12:00:00Z"));
  const { slug = "", version = 0 } = imported.entry ?? {};
  await archive(moderator, { slug, seenVersion: version, reason: "Le lab a fermé." }, now);
  const after = await readService(now, 14);
  expect(after.total).toEqual(before.total);
});

test("those who review are reminded once a day while something is late, on one line; others are not", async () => {
  const [moderator, contributor] = [await createUser("moderator"), await createUser()];
  const blocked = await createUser("moderator");
  await db.user.update({ where: { id: blocked.id }, data: { blockedAt: now } });
  const told = async (userId: string) => await db.notification.findMany({ where: { userId, kind: "late" } });

  await remindLate(now, 30);
  expect(await told(moderator.id)).toEqual([]);

  await remindLate(now, 14);
  await remindLate(now, 14);
  const [first, ...more] = await told(moderator.id);
  expect(more).toEqual([]);
  expect(await told(contributor.id)).toEqual([]);
  expect(await told(blocked.id)).toEqual([]);
  expect(await db.$queryRaw`SELECT 1 FROM pgboss.job WHERE id = ${first?.id ?? ""}::uuid`).toHaveLength(1);
  const letter = await writeNotification(first?.id ?? "", "https://sillage.example.org", now);
  expect(letter?.subject).toContain("attend depuis trop longtemps");
  expect(letter?.text).toContain("https://sillage.example.org/fr/moderation");

  const tomorrow = new Date(now.getTime() + 86_400_000);
  await remindLate(tomorrow, 14);
  const [second, ...others] = await told(moderator.id);
  expect(others).toEqual([]);
  expect(second?.createdAt).toEqual(tomorrow);
});
