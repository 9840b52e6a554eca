/** An administrator changes what someone may do: in force at their next request, since sessions hold no role. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise, can, type Role } from "#lib/permissions";
import { lockPerson, releaseClaims } from "./lock-person";

export interface RoleChange {
  id: string;
  /** The role that the administrator had before their eyes. */
  seen: Role;
  role: Role;
}

/** @throws DomainError forbidden, not-found, conflict (already so, changed meanwhile, the last administrator) */
export async function changeRole(
  administrator: Actor | null,
  { id, seen, role }: RoleChange,
  now = new Date(),
): Promise<void> {
  authorise(administrator, "administer");
  await db.$transaction(async (tx) => {
    const person = await lockPerson(tx, administrator, id);
    if (person.role !== seen) throw new DomainError("conflict", "personMoved");
    if (person.role === role) throw new DomainError("conflict", "alreadySo");
    if (person.isLastAdministrator) throw new DomainError("conflict", "lastAdministrator");
    await tx.user.update({ where: { id }, data: { role } });
    const reviews = can({ id, name: "", role }, "review");
    const released = reviews ? 0 : await releaseClaims(tx, id);
    await audit(tx, now, {
      actorId: administrator.id,
      action: "user.role",
      object: "user",
      objectId: id,
      details: { from: person.role, to: role, ...(released > 0 && { released }) },
    });
  });
}
