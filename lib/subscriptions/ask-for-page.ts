/** Someone has lost the mails of their alerts: the link to their page is mailed, if the address has any. Nothing tells. */
import { normaliseEmail } from "#lib/accounts/email";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMail, jobIdOf } from "#lib/jobs";
import type { Lang } from "#lib/messages/index";
import { ipBlock, limitAct } from "#lib/rate-limit";

const HOUR_MS = 3_600_000;
const PER_IP = 20;
const PER_ADDRESS = 3;

interface Asked {
  email: string;
  lang: Lang;
  ip: string;
  idempotencyKey: string;
}

/** @throws DomainError invalid (email), too-many */
export async function askForPage({ lang, ip, ...asked }: Asked, now = new Date()): Promise<void> {
  const email = normaliseEmail(asked.email);
  if (email === null) {
    const code = asked.email.trim() === "" ? "required" : "notEmail";
    throw new DomainError("invalid", "invalidAlert", {}, [{ path: "email", code }]);
  }
  await db.$transaction(async (tx) => {
    await limitAct(
      tx,
      [
        { name: "alert-page.ip", value: ipBlock(ip), max: PER_IP, windowMs: HOUR_MS },
        { name: "alert-page.address", value: email, max: PER_ADDRESS, windowMs: HOUR_MS },
      ],
      now,
    );
    const found = await tx.subscriber.findFirst({
      where: { email, subscriptions: { some: { confirmedAt: { not: null } } } },
      select: { id: true },
    });
    if (!found) return;
    await audit(tx, now, { actorId: null, action: "alert.page", object: "alert", objectId: found.id });
    const job = { kind: "alert-page", subscriberId: found.id, lang } as const;
    await enqueueMail(tx, jobIdOf("alert-page", found.id, asked.idempotencyKey), job);
  });
}
