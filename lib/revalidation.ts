/** How what runs outside of a request (a job, an import) has cached pages rendered anew: by asking the server itself. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

export const REVALIDATION_PATH = "/api/internal/revalidate";

/** The body of the request. */
export const revalidationRequest = z.strictObject({ tags: z.array(z.string().min(1).max(256)).max(5000) });

/** @throws when the server does not answer or refuses. */
export async function askRevalidation(
  origin: string,
  secret: string,
  tags: readonly string[],
): Promise<void> {
  const response = await fetch(new URL(REVALIDATION_PATH, origin), {
    method: "POST",
    headers: { authorization: `Bearer ${tokenFrom(secret)}`, "content-type": "application/json" },
    body: JSON.stringify({ tags }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`revalidation answered ${response.status}`);
}

/** Whether the `authorization` header is that of a process that knows the secret. */
export function mayRevalidate(authorization: string | null, secret: string): boolean {
  const given = Buffer.from(authorization ?? "");
  const expected = Buffer.from(`Bearer ${tokenFrom(secret)}`);
  return secret !== "" && given.length === expected.length && timingSafeEqual(given, expected);
}

// Not the secret itself: what travels is good for this alone.
const tokenFrom = (secret: string) => createHmac("sha256", secret).update("revalidate").digest("base64url");
