import { endAtProConnect } from "#lib/accounts/proconnect";
import { endSession } from "#lib/auth";
import { notAllowed } from "#lib/http/open";
import { isLang } from "#lib/messages/index";
import { homePath } from "#lib/paths";
import { readOwnForm, seeOther } from "../own-form";
import { takeLogoutHint } from "../proconnect-cookies";

/**
 * "Se déconnecter": ends the session here, then at ProConnect when it was opened by it. A plain form, since its answer
 * may leave the site.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const typed = form.get("lang");
  await endSession();
  const idToken = await takeLogoutHint();
  const elsewhere = idToken && (await endAtProConnect(idToken).catch(() => null));
  return seeOther(elsewhere || homePath(isLang(typed) ? typed : "fr"));
}

export const { GET, PUT, PATCH, DELETE } = notAllowed("POST, OPTIONS", {});
