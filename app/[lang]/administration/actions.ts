"use server";

import { z } from "zod";
import { block } from "#lib/administration/block";
import { changeRole } from "#lib/administration/change-role";
import { ROLES } from "#lib/administration/people-filters";
import { unblock } from "#lib/administration/unblock";
import { DomainError } from "#lib/errors";
import { formAction, idOf } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { retryDeadLetter } from "#lib/notifications/dead-letters";
import { withdrawKeys } from "#lib/passkeys/withdraw-keys";
import { failedMailsPath, personPath } from "#lib/paths";
import { holdLevel, releaseLevel } from "#lib/trust/hold-level";
import { levels } from "#lib/trust/levels";

/** Gives someone another role. */
export const setRole = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  const change = roles.safeParse({ seen: firstValue(values, "seen"), role: firstValue(values, "role") });
  if (!change.success) {
    throw new DomainError("invalid", "invalidContent", {}, [{ path: "role", code: "notInList" }]);
  }
  await changeRole(actor, { id, ...change.data });
  return { redirectTo: personPath(lang, id, { fait: "changed" }) };
});

/** Shuts someone out, or lets them in again, as the button says. */
export const setBlocked = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  const blocks = firstValue(values, "intent") === "block";
  await (blocks ? block : unblock)(actor, id);
  return { redirectTo: personPath(lang, id, { fait: blocks ? "blocked" : "unblocked" }) };
});

/** Removes all the passkeys of someone who has lost them. */
export const removeKeys = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  await withdrawKeys(actor, id);
  return { redirectTo: personPath(lang, id, { fait: "cles" }) };
});

/** Fixes someone's level, or lets it follow again from what happens, as the button says. */
export const setLevel = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  if (firstValue(values, "intent") === "release") {
    await releaseLevel(actor, id);
    return { redirectTo: personPath(lang, id, { fait: "libere" }) };
  }
  const level = z.enum(levels).safeParse(firstValue(values, "level"));
  if (!level.success) {
    throw new DomainError("invalid", "invalidContent", {}, [{ path: "level", code: "notInList" }]);
  }
  await holdLevel(actor, { id, level: level.data, reason: firstValue(values, "reason") });
  return { redirectTo: personPath(lang, id, { fait: "fixe" }) };
});

/** Has a mail tried again. */
export const retryMail = formAction(async ({ actor, values, lang }) => {
  await retryDeadLetter(actor, idOf(values));
  return { redirectTo: failedMailsPath(lang, { fait: "retried" }) };
});

const roles = z.object({ seen: z.enum(ROLES), role: z.enum(ROLES) });
