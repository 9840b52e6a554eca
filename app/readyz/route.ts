import { readiness } from "#lib/http/readiness";

export const dynamic = "force-dynamic";

/** 200 when requests can be served: the database answers and holds every migration; else 503 and why. */
export async function GET(): Promise<Response> {
  const obstacle = await readiness();
  return new Response(`${obstacle ?? "ready"}\n`, {
    status: obstacle ? 503 : 200,
    headers: {
      "content-type": "text/plain",
      "cache-control": "no-store",
      ...(obstacle && { "retry-after": "5" }),
    },
  });
}
