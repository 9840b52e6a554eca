import { isOutage } from "#lib/db";
import { env } from "#lib/env";
import { notAllowed } from "#lib/http/open";
import { isLang } from "#lib/messages/index";
import { stopAlertsPath } from "#lib/paths";
import { stopAlerts } from "#lib/subscriptions/stop-alerts";

const PRIVATE = { "Cache-Control": "no-store" };

/** What a mail reader posts when someone wants no more of these mails (RFC 8058): no cookie, no page, nothing to confirm. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  if (form?.get("List-Unsubscribe") !== "One-Click")
    return new Response(null, { status: 400, headers: PRIVATE });
  try {
    const stopped = await stopAlerts(tokenOf(request));
    return new Response(null, { status: stopped === null ? 404 : 200, headers: PRIVATE });
  } catch (error) {
    if (!isOutage(error)) throw error;
    return new Response(null, { status: 503, headers: { ...PRIVATE, "Retry-After": "60" } });
  }
}

/** Someone, or a scanner of mails, opens the same address: a page with a button, and nothing stops until it is pressed. */
export function GET(request: Request): Response {
  const lang = new URL(request.url).searchParams.get("lang");
  const page = env.PUBLIC_URL + stopAlertsPath(isLang(lang) ? lang : "fr", { jeton: tokenOf(request) });
  return new Response(null, { status: 303, headers: { ...PRIVATE, Location: page } });
}

const tokenOf = (request: Request) => (new URL(request.url).searchParams.get("jeton") ?? "").slice(0, 200);

export const { PUT, PATCH, DELETE } = notAllowed("GET, HEAD, POST, OPTIONS", {});
