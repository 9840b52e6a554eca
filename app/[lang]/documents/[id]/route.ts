import { validate as isUuid } from "uuid";
import { getActor } from "#lib/auth";
import { env } from "#lib/env";
import { givePdf } from "#lib/pdf/give";

export const dynamic = "force-dynamic";

/** A PDF that was made. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/documents/[id]">,
): Promise<Response> {
  const { id } = await params;
  if (!isUuid(id)) return new Response(null, { status: 404 });
  return await givePdf(id, {
    reader: await getActor(),
    headers: request.headers,
    origin: env.PUBLIC_URL,
    now: new Date(),
  });
}
