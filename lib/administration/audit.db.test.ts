import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";
import { acceptance, contentFor, createUser, submitCreation } from "#lib/testing/factories";
import { addTheme } from "#lib/vocabularies/add";
import { type AuditFilters, parseAuditFilters } from "./audit-filters";
import { type AuditItem, listAudit } from "./audit-log";
import { exportAudit } from "./export-audit";

let admin: Actor;
let moderator: Actor;
let title: string;

beforeAll(async () => {
  admin = await createUser("admin", "Alex");
  moderator = await createUser("moderator", "Dominique Relit");
  title = `Lab ${uuid()}`;
  const proposal = await submitCreation(await createUser("contributor", "Camille"), "lab", { title });
  await decide(moderator, acceptance(proposal));
  await addTheme(moderator, { labelFr: "Sobriété", labelEn: "Sobriety", group: "cross-cutting" });
});

const filtered = (query: object) => parseAuditFilters({ ...query });

async function walk(filters: AuditFilters): Promise<AuditItem[]> {
  const found: AuditItem[] = [];
  let after = null;
  do {
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(admin, filters, after, 7);
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}

async function text(filters: AuditFilters): Promise<string> {
  let whole = "";
  for await (const part of await exportAudit(admin, filters)) whole += part;
  return whole;
}

test("every act is read with the names of today, once, the newest first", async () => {
  const all = await walk(filtered({}));
  expect(all).toHaveLength(await db.auditEvent.count());
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.map(({ at }) => at.getTime())).toEqual(all.map(({ at }) => at.getTime()).sort((a, b) => b - a));
  const decision = all.find(({ action }) => action === "decision.accepted");
  expect(decision).toMatchObject({ actor: { id: moderator.id, name: "Dominique Relit" }, name: title });
  expect(all.find(({ action }) => action === "theme.add")).toMatchObject({ name: "Sobriété" });
});

test("a draft is its author's: the audit names it once it has been sent", async () => {
  const author = await createUser("contributor", "Anatole");
  const draft = await propose(author, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", { title: "Lab dont personne ne sait rien", aliases: [] }),
    comment: null,
    idempotencyKey: uuid(),
  });
  const names = async () => (await walk(filtered({ who: author.id }))).map(({ name }) => name);
  expect(await names()).toEqual([null]);
  await submit(author, draft);
  expect(await names()).toEqual(Array(2).fill("Lab dont personne ne sait rien"));
});

test("it is filtered by who acted, what was done, to what and when", async () => {
  const acts = async (query: object) =>
    [...new Set((await walk(filtered(query))).map(({ action }) => action))].sort();
  expect(await acts({ who: "dominique re" })).toEqual(["decision.accepted", "theme.add"]);
  expect(await acts({ who: moderator.id, act: "theme" })).toEqual(["theme.add"]);
  expect(await acts({ act: "revision" })).toEqual(["revision.create", "revision.submit"]);
  expect(await acts({ act: "revision.submit" })).toEqual(["revision.submit"]);
  expect(await acts({ object: "theme", id: "sobriete" })).toEqual(["theme.add"]);
  expect(await acts({ who: "personne de ce nom" })).toEqual([]);
  await db.$transaction((tx) =>
    audit(tx, new Date("2021-03-14T23:30:00+01:00"), {
      actorId: null,
      action: "link.ask",
      object: "user",
      objectId: uuid(),
    }),
  );
  expect(await acts({ from: "2021-03-14", to: "2021-03-14" })).toEqual(["link.ask"]);
  expect(await acts({ to: "2021-03-13" })).toEqual([]);
  expect(filtered({ act: "x' OR 1=1", from: "2021-02-30", object: "autre" })).toMatchObject({
    act: null,
    from: null,
    object: null,
  });
});

test("it is exported whole in parts, with no cell that a spreadsheet runs, and the export is an act itself", async () => {
  const many = Array.from({ length: 1200 }, (_, index) => index);
  const actorId = (await createUser("contributor", '=HYPERLINK("https://exemple.fr";"ici")')).id;
  await db.auditEvent.createMany({
    data: many.map((index) => ({
      id: uuid(),
      at: new Date(Date.UTC(2020, 0, 1) + index),
      actorId,
      action: "session.create",
      object: "session",
      objectId: `essai ${index}`,
      details: { by: 'un "lien", \n ou deux' },
    })),
  });
  const whole = await text(filtered({ who: actorId }));
  expect(whole.startsWith("\uFEFFid,at,actor_id,actor,action,object,object_id,name,details\r\n")).toBe(true);
  for (const index of many) expect(whole).toContain(`,essai ${index},`);
  expect(whole).toContain(`"'=HYPERLINK(""https://exemple.fr"";""ici"")"`);
  expect(whole.trimEnd().split("\r\n")).toHaveLength(1201);
  const [line] = await db.auditEvent.findMany({ where: { action: "audit.export" } });
  expect(line).toMatchObject({ actorId: admin.id, object: "audit", details: { who: actorId } });
});

test("what no database can hold finds nothing, and an export does not keep the name or the address that was looked for", async () => {
  for (const strange of ["\u0000", "a\u0000b", "\ud800"]) {
    expect(await walk(filtered({ who: `x${strange}x` }))).toEqual([]);
    expect(await walk(filtered({ object: "theme", id: `x${strange}x` }))).toEqual([]);
    await text(filtered({ who: `x${strange}x`, id: `x${strange}x` }));
  }
  const gone = await createUser("contributor", "Zénobie Quatrebarbes");
  await text(filtered({ who: "Zénobie Quatre", act: "session" }));
  await text(filtered({ who: gone.email, act: "session" }));
  const lines = await db.auditEvent.findMany({
    where: { action: "audit.export" },
    select: { details: true },
  });
  expect(lines.map(({ details }) => details)).toContainEqual({ who: "…", act: "session" });
  expect(JSON.stringify(lines)).not.toMatch(/Zénobie|@/);
});

test("only administrators read or export it, and a refused export leaves no line", async () => {
  const before = await db.auditEvent.count();
  for (const actor of [null, moderator]) {
    await expect(listAudit(actor, filtered({}))).rejects.toThrow(DomainError);
    await expect(exportAudit(actor, filtered({}))).rejects.toThrow(DomainError);
  }
  expect(await db.auditEvent.count()).toBe(before);
});

test("the database refuses to change it, to remove a line and to empty it", async () => {
  const before = await db.auditEvent.count();
  for (const sql of [
    "UPDATE audit_event SET action = 'x'",
    "UPDATE audit_event SET actor_id = NULL WHERE false OR true",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "TRUNCATE audit_event CASCADE",
  ]) {
    await expect(db.$executeRawUnsafe(sql), sql).rejects.toThrow(/only grows/);
  }
  expect(await db.auditEvent.count()).toBe(before);
});
