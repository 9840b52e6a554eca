import { NextResponse } from "next/server";
import { z } from "zod";
import { isOutage } from "#lib/db";
import { tooManyReads } from "#lib/http/reading";
import { TYPING } from "#lib/rate-limit-readers";
import { SUGGESTION_KINDS, suggest } from "#lib/search/suggest";

const query = z.strictObject({
  kind: z.enum(SUGGESTION_KINDS),
  q: z.string().max(200),
  lang: z.enum(["fr", "en"]).default("fr"),
});

/** What the forms' searches propose while one types: `{ options: [{ value, label, detail }] }`, for our own pages. */
export async function GET(request: Request): Promise<Response> {
  const refused = tooManyReads(TYPING, request.headers);
  if (refused) return refused;
  const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return NextResponse.json({ error: "invalid" }, { status: 400 });
  const { kind, q, lang } = parsed.data;
  try {
    const options = await suggest(kind, q, lang);
    return NextResponse.json({ options }, { headers: { "Cache-Control": "private, max-age=60" } });
  } catch (error) {
    if (!isOutage(error)) throw error;
    return NextResponse.json({ error: "unavailable" }, { status: 503, headers: { "Retry-After": "30" } });
  }
}
