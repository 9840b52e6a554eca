import { env } from "#lib/env";
import { isOwnOrigin } from "#lib/form-action";

/** A few tokens and a path: a plain form of ours is never this long. */
const MAX_BYTES = 10_000;

/** What a form of ours posted to a route, or the answer to what no page of ours sends. */
export async function readOwnForm(request: Request): Promise<FormData | Response> {
  const refusal = refusalOf(request.headers);
  return refusal ?? (await request.formData().catch(() => new FormData()));
}

/** The answer to a POST that comes from elsewhere or is too long, or null. */
export function refusalOf(headers: Headers): Response | null {
  if (!isOwnOrigin(headers.get("origin"), headers.get("sec-fetch-site"), env.PUBLIC_URL)) {
    return new Response("This request does not come from a page of Sillage.\n", { status: 403 });
  }
  if (Number(headers.get("content-length") ?? Number.POSITIVE_INFINITY) > MAX_BYTES) {
    return new Response("Too long.\n", { status: 413 });
  }
  return null;
}

/** 303, with a path of ours or an address of ProConnect; no cache keeps it. */
export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
