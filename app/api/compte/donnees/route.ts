import { exportOwnData } from "#lib/accounts/export-data";
import { getActor } from "#lib/auth";
import { DomainError } from "#lib/errors";
import { errorText } from "#lib/form-action";
import { preferredLang } from "#lib/messages/index";
import { ownDataPath, signInPath } from "#lib/paths";

/** Everything about who asks, as a file. */
export async function GET(request: Request): Promise<Response> {
  const lang = preferredLang(request.headers.get("accept-language"));
  const actor = await getActor();
  if (!actor) return answer(303, null, { Location: signInPath(lang, ownDataPath) });
  try {
    return answer(200, `${JSON.stringify(await exportOwnData(actor), null, 2)}\n`, {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="sillage.json"',
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return answer(429, `${errorText(lang, error.key, error.params)}\n`, {
      "Content-Type": "text/plain; charset=utf-8",
    });
  }
}

const answer = (status: number, body: string | null, headers: Record<string, string>): Response =>
  new Response(body, { status, headers: { "Cache-Control": "private, no-store", ...headers } });
