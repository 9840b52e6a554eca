import { z } from "zod";
import { isOutage } from "#lib/db";
import { problem } from "#lib/http/problem";
import { tooManyReads } from "#lib/http/reading";
import { own } from "#lib/own";
import { TYPING } from "#lib/rate-limit-readers";
import { complete } from "#lib/search/complete";

export const dynamic = "force-dynamic";

const MAX_TYPED = 100;

// Each parameter once, and no other.
const parameters = z.strictObject({
  q: z.tuple([z.string().max(MAX_TYPED)]),
  lang: z.tuple([z.enum(["fr", "en"])]),
});

const REASONS: Readonly<Record<string, string>> = {
  q: `what is typed, once, ${MAX_TYPED} characters at most`,
  lang: "fr or en, once",
};

/**
 * What the search boxes propose while one types: `{ answers: [{ group, label, detail, lang, href }] }`, for our own
 * pages. The same for everyone: shared caches may keep it for a minute.
 */
export async function GET(request: Request): Promise<Response> {
  const refused = tooManyReads(TYPING, request.headers);
  if (refused) return refused;
  const given = new URL(request.url).searchParams;
  const parsed = parameters.safeParse(
    Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)])),
  );
  if (!parsed.success) {
    const names = new Set(
      parsed.error.issues.flatMap((issue) =>
        issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])],
      ),
    );
    const errors = [...names].map((name) => ({
      name: name.slice(0, 40),
      reason: own(REASONS, name) ?? "no such parameter",
    }));
    return problem(400, "Some parameters are wrong.", { errors: errors.slice(0, 10) });
  }
  const { q, lang } = parsed.data;
  try {
    const answers = await complete(q[0], lang[0]);
    return Response.json({ answers }, { headers: { "cache-control": "public, max-age=60, s-maxage=60" } });
  } catch (error) {
    if (!isOutage(error)) throw error;
    return problem(503, "The directory does not answer for the moment. Try again in a few seconds.");
  }
}
