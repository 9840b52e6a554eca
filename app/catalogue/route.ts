import { syntaxFor } from "#lib/dcat/answer-catalogue";
import { env } from "#lib/env";
import { cataloguePath, openDataPath } from "#lib/paths";

export const dynamic = "force-dynamic";

/** The catalogue by its own name, which is that of what it describes: each reader is sent to what it reads. */
export function GET(request: Request): Response {
  const syntax = syntaxFor(request.headers.get("accept") ?? "");
  const path = syntax === "page" ? openDataPath("fr") : cataloguePath(syntax);
  return new Response(null, { status: 303, headers: { location: env.PUBLIC_URL + path, vary: "accept" } });
}
