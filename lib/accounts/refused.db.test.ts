import "#lib/testing/database";
import "#lib/testing/settings";
import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db";
import { createUser } from "#lib/testing/factories";
import { auditRefusal } from "./refused";

beforeEach(async () => {
  await db.rateEvent.deleteMany();
});

const lines = () => db.auditEvent.findMany({ where: { action: "session.refuse" }, orderBy: { id: "asc" } });

test("a refused sign-in is in the audit with why, and whose account when it is known", async () => {
  const { id } = await createUser();
  await auditRefusal({ by: "link", because: "expired" }, "192.0.2.1");
  await auditRefusal({ by: "proconnect", because: "blocked", userId: id }, "192.0.2.1");
  expect(await lines()).toMatchObject([
    { actorId: null, object: "session", details: { by: "link", because: "expired" } },
    { actorId: null, object: "user", objectId: id, details: { by: "proconnect", because: "blocked" } },
  ]);
  expect(JSON.stringify(await lines())).not.toContain("192.0.2.1");
});

test("one network adds thirty lines an hour at most, and another its own", async () => {
  const before = (await lines()).length;
  for (let times = 0; times < 35; times++)
    await auditRefusal({ by: "link", because: "expired" }, "192.0.2.1");
  expect((await lines()).length - before).toBe(30);
  await auditRefusal({ by: "link", because: "expired" }, "198.51.100.1");
  await auditRefusal({ by: "link", because: "expired" }, "192.0.2.1", new Date(Date.now() + 3_700_000));
  expect((await lines()).length - before).toBe(32);
});
