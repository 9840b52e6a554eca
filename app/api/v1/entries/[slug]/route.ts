import { env } from "#lib/env";
import { answerEntry, answerPreflight } from "#lib/search/api";

export const dynamic = "force-dynamic";

export const OPTIONS = answerPreflight;

export async function GET(_: Request, { params }: RouteContext<"/api/v1/entries/[slug]">): Promise<Response> {
  return await answerEntry((await params).slug, env.PUBLIC_URL);
}
