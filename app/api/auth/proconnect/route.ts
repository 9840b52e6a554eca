import { leaveForProConnect } from "#lib/accounts/proconnect";
import { getActor, getOwnSessionId } from "#lib/auth";
import { env } from "#lib/env";
import { notAllowed } from "#lib/http/open";
import { log } from "#lib/log";
import { isLang } from "#lib/messages/index";
import { getOwnKeys } from "#lib/passkeys/queries";
import { accountPath, isSafeNext, signInPath } from "#lib/paths";
import { readOwnForm, seeOther } from "../own-form";
import { keepJourney } from "../proconnect-cookies";

/**
 * The button "S’identifier avec ProConnect", or "Associer ProConnect" of the account page (`intent=link`): a plain form,
 * since its answer leaves the site. The cookie exists from this click on only.
 */
export async function POST(request: Request): Promise<Response> {
  if (!env.proConnect) return new Response("Not found.\n", { status: 404 });
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const typed = form.get("lang");
  const lang = isLang(typed) ? typed : "fr";
  const asked = form.get("next");
  const next = isSafeNext(asked) ? asked : null;
  const link = form.get("intent") === "link";
  const actor = link ? await getActor() : null;
  if (link && !actor) return seeOther(signInPath(lang, accountPath(lang)));
  // Asked again when they come back: it would be a pity to go there for nothing.
  if (actor && !(await getOwnKeys(actor, await getOwnSessionId())).fresh)
    return seeOther(accountPath(lang, { refusal: "proveFirst" }));
  try {
    const { url, cookie } = await leaveForProConnect({ lang, next, link: actor?.id ?? null });
    await keepJourney(cookie);
    return seeOther(url);
  } catch (error) {
    log.error("proconnect.away", error);
    const refusal = "unavailable";
    return seeOther(link ? accountPath(lang, { refusal }) : signInPath(lang, next, { refusal }));
  }
}

export const { GET, PUT, PATCH, DELETE } = notAllowed("POST, OPTIONS", {});
