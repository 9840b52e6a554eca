/** What is refused before anything is read of it: no form of ours sends it. Pure. */

/** Of a form, in bytes. */
const MAX_BODY = 1024 * 1024;

/** Of the form that brings a file to import (lib/imports/formats.ts says how large that may be). */
const MAX_IMPORT = 9 * 1024 * 1024;

/** The status to answer with, or null when the request may pass. */
export function refusalOf(
  method: string,
  headers: Headers,
  publicUrl: string | undefined,
  pathname = "/",
): 400 | 403 | 411 | 413 | null {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") {
    return headers.has("next-action") ? 400 : null;
  }
  if (isForeign(headers, publicUrl)) return 403;
  const length = headers.get("content-length");
  if (length === null && headers.has("transfer-encoding")) return 411;
  const max = /^\/(fr|en)\/importer$/.test(pathname) ? MAX_IMPORT : MAX_BODY;
  if (Number(length ?? 0) > max) return 413;
  const action = headers.get("next-action");
  // The name of an action is 42 hexadecimal figures; whether there is such an action, Next says (404).
  return action !== null && !/^[0-9a-f]{40,66}$/.test(action) ? 400 : null;
}

/**
 * Whether a page of another site sends it. Browsers say where a POST comes from; what says nothing is no browser, and
 * `formAction` refuses it in its turn.
 */
function isForeign(headers: Headers, publicUrl: string | undefined): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return false;
  if (site === "cross-site" || site === "same-site") return true;
  const origin = headers.get("origin");
  if (origin === null) return false;
  if (publicUrl && origin === publicUrl.replace(/\/$/, "")) return false;
  const host = headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
