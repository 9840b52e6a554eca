export const dynamic = "force-dynamic";

/** The process is alive and answers; whether it can work is /readyz. */
export function GET(): Response {
  return new Response("ok\n", { headers: { "content-type": "text/plain", "cache-control": "no-store" } });
}
