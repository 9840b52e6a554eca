/** What answers who asks for the description of the API: made once a language, then kept. */
import { z } from "zod";
import { etagOf, hasAlready } from "#lib/http/conditional";
import { OPEN, refuse } from "#lib/http/open";
import { LANGS, type Lang } from "#lib/messages/index";
import { openApiDocument } from "./openapi";
import { parameters } from "./parameters";

const asked = parameters({ lang: z.enum(LANGS, { error: `one of ${LANGS.join(", ")}` }).default("fr") });

const made = new Map<string, { text: string; etag: string }>();

/** @param origin the site's address, without a final slash */
export function answerDescription(params: URLSearchParams, headers: Headers, origin: string): Response {
  const read = asked.read(params);
  if ("errors" in read) return refuse(400, "Some parameters are wrong.", read.errors);
  const { text, etag } = descriptionIn(read.query.lang, origin);
  const known = { ...OPEN, etag, "cache-control": "public, max-age=0, s-maxage=3600" };
  if (hasAlready(etag, headers)) return new Response(null, { status: 304, headers: known });
  return new Response(text, { headers: { ...known, "content-type": "application/json" } });
}

function descriptionIn(lang: Lang, origin: string) {
  const key = `${lang} ${origin}`;
  const known = made.get(key);
  if (known) return known;
  const text = JSON.stringify(openApiDocument(lang, origin));
  const description = { text, etag: etagOf(text) };
  made.set(key, description);
  return description;
}
