/** Who installs Sillage makes the first administrator, from the command line: nobody signed in acts. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { messages } from "#lib/messages/index";
import type { Role } from "#lib/permissions";
import { normaliseEmail } from "./email";

/** `before`: the role until now; null when the account did not exist. */
export interface MadeAdmin {
  email: string;
  before: Role | null;
}

/** @throws DomainError invalid when the address is not one that we write to */
export async function makeAdmin(typed: string, now = new Date()): Promise<MadeAdmin> {
  const email = normaliseEmail(typed);
  if (email === null) throw new DomainError("invalid", "invalidEmail");
  return db.$transaction(async (tx) => {
    const known = await tx.user.findUnique({ where: { email }, select: { id: true, role: true } });
    const id = known?.id ?? uuid();
    if (known?.role === "admin") return { email, before: "admin" };
    await tx.user.upsert({
      where: { email },
      create: {
        id,
        email,
        name: messages("fr").account.newcomer(id.slice(-4)),
        role: "admin",
        createdAt: now,
      },
      update: { role: "admin" },
    });
    await audit(tx, now, {
      actorId: null,
      action: "user.role",
      object: "user",
      objectId: id,
      details: { from: known?.role ?? null, to: "admin", by: "command line" },
    });
    return { email, before: known?.role ?? null };
  });
}
