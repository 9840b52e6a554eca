import { revalidateNow } from "#lib/cache";
import { env } from "#lib/env";
import { notAllowed } from "#lib/http/open";
import { problem } from "#lib/http/problem";
import { mayRevalidate, revalidationRequest } from "#lib/revalidation";

/** For our own jobs: renders the pages kept under these tags anew. */
export async function POST(request: Request): Promise<Response> {
  if (!mayRevalidate(request.headers.get("authorization"), env.AUTH_SECRET))
    return problem(403, "Not allowed");
  const body: unknown = await request.json().catch(() => null);
  const parsed = revalidationRequest.safeParse(body);
  if (!parsed.success) return problem(400, "The body must be { tags: string[] }");
  await revalidateNow(parsed.data.tags);
  return new Response(null, { status: 204 });
}

export const { GET, PUT, PATCH, DELETE } = notAllowed("POST, OPTIONS", {});
