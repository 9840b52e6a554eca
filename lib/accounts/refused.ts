/** A sign-in that was refused is in the audit, without the address of who tried. */
import { v4 as randomUuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { countAct, ipBlock } from "#lib/rate-limit";

const HOUR_MS = 3_600_000;
/** Anyone can be refused as often as they like: past this, an hour and a network, no line is added. */
const LINES_PER_IP = 30;

export interface Refusal {
  by: "link" | "proconnect" | "passkey";
  /** "expired", "blocked", "stale", "untrusted"… */
  because: string;
  /** The account, when it is known. */
  userId?: string;
}

export async function auditRefusal(
  { by, because, userId }: Refusal,
  ip: string,
  now = new Date(),
): Promise<void> {
  await db.$transaction(async (tx) => {
    const limit = { name: "refused.ip", value: ipBlock(ip), max: LINES_PER_IP, windowMs: HOUR_MS };
    if (await countAct(tx, [limit], now)) return;
    await audit(tx, now, {
      actorId: null,
      action: "session.refuse",
      object: userId ? "user" : "session",
      objectId: userId ?? randomUuid(),
      details: { by, because },
    });
  });
}
