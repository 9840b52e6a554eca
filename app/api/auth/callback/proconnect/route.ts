import { linkIdentity, signInByIdentity } from "#lib/accounts/identities";
import { type Identity, type Journey, readJourney, returnFromProConnect } from "#lib/accounts/proconnect";
import { auditRefusal } from "#lib/accounts/refused";
import { getActor, getOwnSessionId, keepSession } from "#lib/auth";
import { clientIp } from "#lib/client-ip";
import { isOutage } from "#lib/db";
import { env } from "#lib/env";
import { DomainError } from "#lib/errors";
import { preferredLang } from "#lib/messages/index";
import { accountPath, signInPath } from "#lib/paths";
import { seeOther } from "../../own-form";
import { keepLogoutHint, takeJourney } from "../../proconnect-cookies";

/** Where ProConnect sends the browser back. The journey is good once, whatever comes of it. */
export async function GET(request: Request): Promise<Response> {
  if (!env.proConnect) return new Response("Not found.\n", { status: 404 });
  const journey = readJourney(await takeJourney());
  const answer = await returnFromProConnect(new URL(request.url).searchParams, journey);
  if ("failure" in answer) return await refuse(request, journey, answer.failure);
  const { identity, idToken } = answer;
  if (!journey) return await refuse(request, journey, "stale");
  try {
    return journey.link === null
      ? await signIn(request, journey, identity, idToken)
      : await link(request, journey, identity);
  } catch (error) {
    if (!isOutage(error)) throw error;
    return await refuse(request, journey, "unavailable");
  }
}

async function signIn(
  request: Request,
  journey: Journey,
  identity: Identity,
  idToken: string,
): Promise<Response> {
  const done = await signInByIdentity(identity, journey.lang);
  if ("refusal" in done)
    return await refuse(request, journey, done.refusal, "userId" in done ? done.userId : undefined);
  await keepSession(done.token);
  await keepLogoutHint(idToken);
  return seeOther(journey.next ?? accountPath(journey.lang));
}

/** To the account that asked, and only if this browser is still signed in to it. */
async function link(request: Request, journey: Journey, identity: Identity): Promise<Response> {
  const actor = await getActor();
  if (actor?.id !== journey.link) return await refuse(request, { ...journey, link: null }, "signedOut");
  try {
    await linkIdentity(actor, { ...identity, sessionId: await getOwnSessionId() });
    return seeOther(accountPath(journey.lang, { done: "linked" }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return await refuse(request, journey, error.key);
  }
}

async function refuse(
  request: Request,
  journey: Journey | null,
  refusal: string,
  userId?: string,
): Promise<Response> {
  const ip = clientIp(request.headers.get("x-forwarded-for"), env.TRUSTED_PROXIES);
  // A database that is away must not hide the refusal.
  await auditRefusal({ by: "proconnect", because: refusal, userId }, ip).catch((error: unknown) => {
    if (!isOutage(error)) throw error;
  });
  const lang = journey?.lang ?? preferredLang(request.headers.get("accept-language"));
  return seeOther(
    journey?.link ? accountPath(lang, { refusal }) : signInPath(lang, journey?.next, { refusal }),
  );
}
