/** One click makes the visitor one of the demonstration's people. Nobody acts yet, so there is no actor. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { type Env, env } from "#lib/env";
import { DomainError } from "#lib/errors";
import type { Prisma } from "#lib/generated/prisma/client";
import type { Lang } from "#lib/messages/index";
import { DEMO_PEOPLE } from "./demo-people";
import { newSessionToken } from "./secrets";
import { openSession } from "./sessions";

/**
 * Opens a session and answers the value of its cookie.
 * @throws DomainError not-found in any mode but the demonstration's, and for whom it does not know
 */
export async function signInAsDemo(
  role: string,
  lang: Lang,
  settings: Pick<Env, "demo"> = env,
  now = new Date(),
): Promise<string> {
  const person = DEMO_PEOPLE.find((candidate) => candidate.role === role);
  if (!settings.demo || !person) throw new DomainError("not-found", "notFound");
  const token = newSessionToken();
  await db.$transaction(async (tx) => {
    const before = await tx.user.findUnique({
      where: { email: person.email },
      select: { role: true, blockedAt: true },
    });
    const { id } = await tx.user.upsert({
      where: { email: person.email },
      create: { id: uuid(), ...person, language: lang, emailVerified: now, createdAt: now },
      // An administrator of the demonstration may have changed it: the button keeps its word.
      update: { role: person.role, blockedAt: null },
      select: { id: true },
    });
    const say = (action: string, details: Prisma.InputJsonObject) =>
      audit(tx, now, {
        actorId: null,
        action,
        object: "user",
        objectId: id,
        details: { ...details, by: "demonstration" },
      });
    if (!before) await say("user.create", {});
    else if (before.role !== person.role) await say("user.role", { from: before.role, to: person.role });
    if (before?.blockedAt) await say("user.unblock", { from: "blocked", to: "active" });
    await openSession(tx, { token, userId: id, by: "demo" }, now);
  });
  return token;
}
