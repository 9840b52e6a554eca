import { env } from "#lib/env";
import { answerList, answerPreflight, listsAnswered } from "#lib/search/api";

export const dynamic = "force-dynamic";

export const OPTIONS = answerPreflight;

export async function GET(request: Request): Promise<Response> {
  return await answerList(new URL(request.url).searchParams, env.PUBLIC_URL, new Date(), listsAnswered);
}
