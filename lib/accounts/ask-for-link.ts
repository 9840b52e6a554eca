/**
 * Someone who says that an address is theirs asks for a link to sign in with. Nobody acts yet, so there is no actor.
 * Nothing here looks at whether the address has an account: known or not, the work and the answer are the same.
 */
import { v4 as randomUuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMail } from "#lib/jobs";
import type { Lang } from "#lib/messages/index";
import { isSafeNext } from "#lib/paths";
import { ipBlock, limitAct } from "#lib/rate-limit";
import { normaliseEmail } from "./email";
import { linkTokenHash, linkTokenOf } from "./secrets";

/** A link lives this long, and is good once. */
const LINK_MINUTES = 10;

const HOUR_MS = 3_600_000;
const LINKS_PER_ADDRESS = 5;
/**
 * Past those five. Half a link's life: whoever asks without end for the address of someone, that person has a link which
 * is good in their mailbox at any time.
 */
const THEN_EVERY_MS = 5 * 60_000;
const LINKS_PER_IP = 20;

export interface LinkRequest {
  email: string;
  /** The language of the page, which is that of the mail and, for a newcomer, of the account. */
  lang: Lang;
  /** Where to go once signed in; anything but a path of this site is left out. */
  next: string | null;
  ip: string;
}

/**
 * Enqueues the mail and answers the address as it will be written to.
 * @throws DomainError invalid (address), too-many (5 an hour per address, then one in five minutes; 20 an hour per IP)
 */
export async function askForLink(request: LinkRequest, now = new Date()): Promise<{ email: string }> {
  const email = normaliseEmail(request.email);
  if (email === null) {
    const code = request.email.trim() === "" ? "required" : "notEmail";
    throw new DomainError("invalid", "invalidEmail", {}, [{ path: "email", code }]);
  }
  const next = isSafeNext(request.next) ? request.next : null;
  const jobId = randomUuid();
  await db.$transaction(async (tx) => {
    // Counted apart from what others may have sent to the address: invitations, confirmations.
    const ofAddress = {
      name: "sign-in.address",
      value: email,
      max: LINKS_PER_ADDRESS,
      windowMs: HOUR_MS,
      thenEveryMs: THEN_EVERY_MS,
    };
    await limitAct(tx, [ofAddress], now, "linkOnItsWay");
    const ofNetwork = {
      name: "link.ip",
      value: ipBlock(request.ip),
      max: LINKS_PER_IP,
      windowMs: HOUR_MS,
    };
    await limitAct(tx, [ofNetwork], now, "tooManyLinks");
    await tx.verificationToken.create({
      data: {
        identifier: email,
        token: linkTokenHash(linkTokenOf(jobId)),
        expires: new Date(now.getTime() + LINK_MINUTES * 60_000),
      },
    });
    // Neither the address nor whether it has an account: that a link was asked for.
    await audit(tx, now, { actorId: null, action: "link.ask", object: "mail", objectId: jobId });
    await enqueueMail(tx, jobId, { kind: "sign-in", lang: request.lang, next });
  });
  return { email };
}
