import { memory } from "#lib/answers";
import { isOutage } from "#lib/db";
import { problem } from "#lib/http/problem";
import { answerPreflight, OPEN } from "#lib/search/api";
import { serviceJson } from "#lib/service/api";
import { readService } from "#lib/service/read-service";

export const dynamic = "force-dynamic";

export const OPTIONS = answerPreflight;

const answered = memory<string>();

/** What waits, how long answers take and what they are, month by month. */
export async function GET(): Promise<Response> {
  try {
    const body = await answered("", async () => JSON.stringify(serviceJson(await readService(new Date()))));
    const headers = {
      ...OPEN,
      "cache-control": "public, max-age=0, s-maxage=60",
      "content-type": "application/json",
    };
    return new Response(body, { headers });
  } catch (error) {
    if (!isOutage(error)) throw error;
    return problem(503, "The directory is away for a moment.", { headers: OPEN });
  }
}
