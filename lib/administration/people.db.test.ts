import "#lib/testing/database";
import "#lib/testing/settings";
import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { findVisitor, openSession } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor, Role } from "#lib/permissions";
import { claim } from "#lib/revisions/claim";
import { createUser, submitCreation } from "#lib/testing/factories";
import { block } from "./block";
import { changeRole } from "./change-role";
import { parsePeopleFilters } from "./people-filters";
import { countPeople, listPeople } from "./queries";
import { unblock } from "./unblock";

let admin: Actor;

beforeEach(async () => {
  await db.user.updateMany({ where: { role: "admin" }, data: { role: "contributor" } });
  admin = await createUser("admin", "Alex");
});

async function signedIn(role: Role, name?: string) {
  const person = await createUser(role, name);
  const token = randomBytes(16).toString("hex");
  await db.$transaction((tx) => openSession(tx, { token, userId: person.id, by: "link" }, new Date()));
  return { person, token };
}

async function refused(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.key}`;
      throw error;
    },
  );
}

const toContributor = (actor: Actor, { id }: Actor, seen: Role = "admin") =>
  refused(changeRole(actor, { id, seen, role: "contributor" }));

test("a role given or taken counts at the person's next request, and the audit says from what to what", async () => {
  const { person, token } = await signedIn("contributor");
  await changeRole(admin, { id: person.id, seen: "contributor", role: "moderator" });
  expect((await findVisitor(token))?.actor.role).toBe("moderator");
  const waiting = await submitCreation(await createUser(), "lab");
  await claim({ ...person, role: "moderator" }, waiting.id);
  await changeRole(admin, { id: person.id, seen: "moderator", role: "contributor" });
  expect((await findVisitor(token))?.actor.role).toBe("contributor");
  expect((await db.revision.findUniqueOrThrow({ where: { id: waiting.id } })).claimedById).toBeNull();
  const lines = await db.auditEvent.findMany({
    where: { objectId: person.id, action: "user.role" },
    orderBy: { at: "asc" },
  });
  expect(lines.map(({ actorId, details }) => [actorId, details])).toEqual([
    [admin.id, { from: "contributor", to: "moderator" }],
    [admin.id, { from: "moderator", to: "contributor", released: 1 }],
  ]);
});

test("only administrators change roles, of people who can sign in, as they are", async () => {
  const person = await createUser();
  const wants = { id: person.id, seen: "contributor", role: "moderator" } as const;
  expect(await refused(changeRole(await createUser("moderator"), wants))).toBe("forbidden notAllowed");
  expect(await refused(changeRole(null, wants))).toBe("forbidden signInFirst");
  expect(await refused(changeRole(admin, { ...wants, seen: "admin" }))).toBe("conflict personMoved");
  expect(await refused(changeRole(admin, { ...wants, role: "contributor" }))).toBe("conflict alreadySo");
  await db.user.update({ where: { id: person.id }, data: { email: null } });
  expect(await refused(changeRole(admin, wants))).toBe("not-found notFound");
});

test("blocking ends every session, gives claims back and is undone by unblocking, with the role kept", async () => {
  const { person, token } = await signedIn("moderator");
  const waiting = await submitCreation(await createUser(), "lab");
  await claim(person, waiting.id);
  await block(admin, person.id);
  expect(await findVisitor(token)).toBeNull();
  expect(await db.session.count({ where: { userId: person.id } })).toBe(0);
  expect((await db.revision.findUniqueOrThrow({ where: { id: waiting.id } })).claimedById).toBeNull();
  expect(await refused(block(admin, person.id))).toBe("conflict alreadySo");
  await unblock(admin, person.id);
  expect(await refused(unblock(admin, person.id))).toBe("conflict alreadySo");
  const row = await db.user.findUniqueOrThrow({ where: { id: person.id } });
  expect(row).toMatchObject({ blockedAt: null, role: "moderator" });
  const lines = await db.auditEvent.findMany({
    where: { objectId: person.id, action: { startsWith: "user." } },
    orderBy: { at: "asc" },
  });
  expect(lines.map(({ action, details }) => [action, details])).toEqual([
    ["user.block", { from: "active", to: "blocked", sessions: 1, tokens: 0, released: 1 }],
    ["user.unblock", { from: "blocked", to: "active" }],
  ]);
});

test("nobody blocks themselves, and the last administrator stays one", async () => {
  expect(await refused(block(admin, admin.id))).toBe("conflict blockOneself");
  expect(await toContributor(admin, admin)).toBe("conflict lastAdministrator");
  const blocked = await createUser("admin", "Dominique");
  await db.user.update({ where: { id: blocked.id }, data: { blockedAt: new Date() } });
  expect(await toContributor(admin, admin)).toBe("conflict lastAdministrator");
  const other = await createUser("admin", "Camille");
  expect(await toContributor(admin, admin)).toBe("done");
  expect(await toContributor(admin, other)).toBe("forbidden notAllowed");
});

test("administrators who dismiss one another at once always leave one", async () => {
  for (let round = 0; round < 12; round += 1) {
    await db.user.updateMany({ where: { role: "admin" }, data: { role: "contributor" } });
    const [one, other, third] = [
      await createUser("admin"),
      await createUser("admin"),
      await createUser("admin"),
    ];
    const ends = await Promise.all([
      toContributor(one, other),
      toContributor(other, third),
      toContributor(third, one),
      toContributor(one, one),
      refused(block(other, one.id)),
    ]);
    const left = await db.user.count({ where: { role: "admin", blockedAt: null } });
    expect(left, ends.join(", ")).toBeGreaterThanOrEqual(1);
  }
});

test("two administrators who dismiss each other at once: one does, and stays", async () => {
  for (let round = 0; round < 20; round += 1) {
    await db.user.updateMany({ where: { role: "admin" }, data: { role: "contributor" } });
    const [one, other] = [await createUser("admin"), await createUser("admin")];
    const ends = await Promise.all([toContributor(one, other), toContributor(other, one)]);
    expect(ends.sort()).toEqual(["done", "forbidden notAllowed"]);
    expect(await db.user.count({ where: { role: "admin" } })).toBe(1);
  }
});

test("people are found by name or address, role and state, page after page", async () => {
  const names = Array.from({ length: 60 }, (_, index) => `Marie-Nom ${index}`);
  for (const name of names) await createUser("contributor", name);
  const filters = parsePeopleFilters({ q: "marie-nom", role: "contributor", state: "active" });
  const first = await listPeople(admin, filters);
  const second = await listPeople(admin, filters, first.next);
  expect([...first.items, ...second.items].map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(second.next).toBeNull();
  expect(await countPeople(admin, filters)).toBe(60);
  const [someone] = first.items;
  const byAddress = await listPeople(admin, parsePeopleFilters({ q: someone?.email?.toUpperCase() }));
  expect(byAddress.items.map(({ id }) => id)).toEqual([someone?.id]);
  expect((await listPeople(admin, parsePeopleFilters({ q: "marie\u0000nom" }))).items).toEqual([]);
  await block(admin, someone?.id ?? "");
  const blocked = await listPeople(admin, parsePeopleFilters({ q: "marie-nom", state: "blocked" }));
  expect(blocked.items.map(({ id, state }) => [id, state])).toEqual([[someone?.id, "blocked"]]);
  expect(await refused(listPeople(await createUser("moderator"), filters))).toBe("forbidden notAllowed");
});
