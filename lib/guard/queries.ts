/** How the forms that anyone may send stand, for administrators. */
import { db } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
import { isFlooded } from "./flood";
import { guardedForms } from "./forms";

/** Whether someone raised the guard, and which forms are on guard by now. @throws DomainError forbidden */
export async function getGuard(administrator: Actor | null, now = new Date()) {
  authorise(administrator, "administer");
  const raised = await db.formGuard.findFirst({
    select: { reason: true, raisedAt: true, raisedBy: { select: { name: true } } },
  });
  const forms = [];
  for (const form of guardedForms) forms.push({ form, guarded: await isFlooded(db, form, now) });
  return { raised, forms };
}
