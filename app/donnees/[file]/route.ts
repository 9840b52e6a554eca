import { answerDump } from "#lib/dumps/answer-dump";
import { env } from "#lib/env";

export const dynamic = "force-dynamic";

/** A file of the open dump, at an address that never changes. */
export async function GET(request: Request, { params }: RouteContext<"/donnees/[file]">): Promise<Response> {
  return await answerDump((await params).file, request.headers, env.PUBLIC_URL);
}
