/**
 * Someone says that they are of the body that a page presents, and asks to hold it: by a link sent to an address of the
 * page's own domain, or by a moderator who answers.
 */
import { validate as isUuid, v4 as randomUuid } from "uuid";
import { normaliseEmail } from "#lib/accounts/email";
import { lockUser } from "#lib/accounts/lock-user";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMail } from "#lib/jobs";
import type { ClaimedPage } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import { ipBlock, limitAct } from "#lib/rate-limit";
import { tidyText } from "#lib/text";
import { domainOfMail, domainOfSite } from "./domains";
import { refuseUnclaimable } from "./form-team";
import { lockPage, type Page } from "./pages";
import { MAX_MESSAGE, requireText } from "./texts";

/** The link lives this long, and is good once. */
export const CLAIM_MINUTES = 60;

const HOUR_MS = 3_600_000;
const CLAIMS_PER_ACCOUNT = 10;
// As for sign-in links: nobody is sent more mails by asking in several ways.
const LINKS_PER_ADDRESS = 5;
const LINKS_PER_IP = 20;

/**
 * Mails the link. What the person had asked for the same page before no longer holds.
 * @throws DomainError invalid (no address, or not of the page's domain), not-found, conflict (closed, held already), too-many
 */
export async function claimByMail(
  actor: Actor | null,
  request: { page: ClaimedPage; email: string; ip: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  const email = normaliseEmail(request.email);
  if (email === null) throw wrongEmail(request.email.trim() === "" ? "required" : "notEmail");
  await db.$transaction(async (tx) => {
    const page = await lockClaimable(tx, actor, request.page);
    const domain = domainOfSite(page.site);
    if (domain === null || domainOfMail(email) !== domain) throw wrongEmail("foreignDomain");
    await limitAct(
      tx,
      [
        perAccount(actor),
        { name: "mail.address", value: email, max: LINKS_PER_ADDRESS, windowMs: HOUR_MS },
        { name: "link.ip", value: ipBlock(request.ip), max: LINKS_PER_IP, windowMs: HOUR_MS },
      ],
      now,
    );
    const id = randomUuid();
    const expires = new Date(now.getTime() + CLAIM_MINUTES * 60_000);
    await createClaim(tx, actor, page, { id, way: "mail", email, domain, expires }, now);
    await enqueueMail(tx, id, { kind: "page-claim" });
  });
}

/** @throws DomainError invalid (nothing said), not-found, conflict (closed, held already), too-many */
export async function claimByModerator(
  actor: Actor | null,
  request: { page: ClaimedPage; message: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  const message = requireText(tidyText(request.message), "message", MAX_MESSAGE);
  await db.$transaction(async (tx) => {
    const page = await lockClaimable(tx, actor, request.page);
    await limitAct(tx, [perAccount(actor)], now);
    await createClaim(tx, actor, page, { id: randomUuid(), way: "moderator", message }, now);
  });
}

/** Takes back what one had asked. @throws DomainError not-found, conflict (settled meanwhile) */
export async function withdrawClaim(actor: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(actor, "propose");
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  await db.$transaction(async (tx) => {
    const claim = await tx.pageClaim.findFirst({ where: { id, userId: actor.id }, select: { id: true } });
    if (!claim) throw new DomainError("not-found", "notFound");
    if (!(await withdrawIn(tx, actor, id, now))) throw new DomainError("conflict", "notPossibleInThisState");
  });
}

async function lockClaimable(tx: Transaction, actor: Actor, key: ClaimedPage): Promise<Page> {
  // Who erases their account at the same instant has asked for nothing.
  await lockUser(tx, actor.id);
  const page = await lockPage(tx, key);
  await refuseUnclaimable(tx, page);
  return page;
}

type Asked =
  | { id: string; way: "mail"; email: string; domain: string; expires: Date }
  | { id: string; way: "moderator"; message: string };

async function createClaim(
  tx: Transaction,
  actor: Actor,
  { organisationId, entryId }: Page,
  asked: Asked,
  now: Date,
): Promise<void> {
  const before = await tx.pageClaim.findMany({
    where: { userId: actor.id, organisationId, entryId, state: "pending" },
    select: { id: true },
  });
  for (const { id } of before) await withdrawIn(tx, actor, id, now);
  await tx.pageClaim.create({
    data: { ...asked, userId: actor.id, organisationId, entryId, createdAt: now },
    select: { id: true },
  });
  // Without the address: the audit outlives it.
  await audit(tx, now, {
    actorId: actor.id,
    action: "claim.ask",
    object: "claim",
    objectId: asked.id,
    details: { way: asked.way, ...(entryId ? { entryId } : { organisationId }) },
  });
}

/** Whether it still waited. */
async function withdrawIn(tx: Transaction, actor: Actor, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.pageClaim.updateMany({
    where: { id, userId: actor.id, state: "pending" },
    data: { state: "withdrawn", email: null, settledAt: now },
  });
  if (count > 0)
    await audit(tx, now, { actorId: actor.id, action: "claim.withdraw", object: "claim", objectId: id });
  return count > 0;
}

const perAccount = ({ id }: Actor) => ({
  name: "claim.account",
  value: id,
  max: CLAIMS_PER_ACCOUNT,
  windowMs: HOUR_MS,
});

const wrongEmail = (code: string) =>
  new DomainError("invalid", "invalidEmail", {}, [{ path: "email", code }]);
