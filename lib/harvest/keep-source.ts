/** Administrators declare what is read on a schedule, stop it, take it up again, have it read at once. */
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { audit } from "#lib/audit";
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { language, line, url } from "#lib/entries/fields";
import { DomainError, type Issue } from "#lib/errors";
import { enqueueHarvest } from "#lib/jobs";
import { type Actor, authorise } from "#lib/permissions";
import { frequencies, sourceKinds } from "./source-kinds";

const schema = z.strictObject({
  kind: z.enum(sourceKinds),
  name: line(100),
  url: url.clone(),
  language: language.clone(),
  everyHours: z.coerce.number().refine((hours) => frequencies.some((one) => one === hours)),
});

export type Declared = Record<keyof z.input<typeof schema>, string>;

/**
 * Makes the source, with an account of its own that nobody signs in by; it is read for the first time at once.
 * @throws DomainError forbidden, invalid, conflict (there is a source at that address)
 */
export async function declareSource(
  admin: Actor | null,
  declared: Declared,
  now = new Date(),
): Promise<string> {
  authorise(admin, "administer");
  const parsed = schema.safeParse(declared);
  if (!parsed.success)
    throw new DomainError("invalid", "invalidSource", {}, issuesOf(parsed.error, declared));
  const id = uuid();
  const accountId = uuid();
  try {
    await db.$transaction(async (tx) => {
      await tx.user.create({ data: { id: accountId, name: parsed.data.name, createdAt: now } });
      await tx.source.create({ data: { id, accountId, ...parsed.data, nextAt: now, createdAt: now } });
      await audit(tx, now, {
        actorId: admin.id,
        action: "source.create",
        object: "source",
        objectId: id,
        details: { kind: parsed.data.kind, url: parsed.data.url },
      });
      await enqueueHarvest(tx);
    });
  } catch (error) {
    if (brokenConstraint(error)?.includes("source_url")) {
      throw new DomainError("conflict", "sourceExists", {}, [{ path: "url", code: "double" }]);
    }
    throw error;
  }
  return id;
}

function issuesOf(error: z.ZodError, declared: Declared): Issue[] {
  return error.issues.map(({ path: [name] }) => {
    const path = String(name);
    const empty = Reflect.get(declared, path) === "";
    return { path, code: empty ? "required" : path === "url" ? "notWebAddress" : "invalid" };
  });
}

/** It is no longer read; what it made stays. @throws DomainError forbidden, not-found, conflict (it is already) */
export async function suspendSource(admin: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(admin, "administer");
  await change(id, "active", { state: "suspended" }, async (tx) =>
    audit(tx, now, { actorId: admin.id, action: "source.suspend", object: "source", objectId: id }),
  );
}

/** It is read again, at once. @throws DomainError forbidden, not-found, conflict (it is not suspended) */
export async function resumeSource(admin: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(admin, "administer");
  await change(id, "suspended", { state: "active", failures: 0, nextAt: now }, async (tx) => {
    await audit(tx, now, { actorId: admin.id, action: "source.resume", object: "source", objectId: id });
    await enqueueHarvest(tx);
  });
}

/** Whatever its schedule. @throws DomainError forbidden, not-found, conflict (it is suspended) */
export async function readNow(admin: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(admin, "administer");
  await change(id, "active", { nextAt: now }, async (tx) => {
    await audit(tx, now, { actorId: admin.id, action: "source.ask", object: "source", objectId: id });
    await enqueueHarvest(tx);
  });
}

interface Data {
  state?: "active" | "suspended";
  failures?: number;
  nextAt?: Date;
}

async function change(
  id: string,
  from: "active" | "suspended",
  data: Data,
  then: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.source.updateMany({ where: { id, state: from }, data });
    if (count === 0) {
      const exists = await tx.source.count({ where: { id } });
      throw exists > 0
        ? new DomainError("conflict", "sourceMoved")
        : new DomainError("not-found", "notFound");
    }
    await then(tx);
  });
}
