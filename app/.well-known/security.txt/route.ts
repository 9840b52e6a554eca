import { env } from "#lib/env";
import { securityTxt } from "#lib/security-txt";

export const dynamic = "force-dynamic";

/** Whom to tell of a weakness. */
export function GET(): Response {
  const text = securityTxt({ origin: env.PUBLIC_URL, email: env.CONTACT_EMAIL, now: new Date() });
  return new Response(text, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
