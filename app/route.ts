import { preferredLang } from "#lib/messages/lang";
import { homePath } from "#lib/paths";

/** The bare address leads to the visitor's language: a temporary redirect, since another visitor reads another. */
export function GET(request: Request): Response {
  const lang = preferredLang(request.headers.get("accept-language"));
  return new Response(null, {
    status: 307,
    headers: { location: homePath(lang), vary: "Accept-Language", "cache-control": "private, no-store" },
  });
}
