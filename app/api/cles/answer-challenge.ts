import { isOutage } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Lang, preferredLang } from "#lib/messages/index";
import { errorText } from "#lib/refusal-words";
import { refusalOf } from "../auth/own-form";

const STATUSES: Readonly<Record<DomainError["code"], number>> = {
  invalid: 400,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-many": 429,
};

/** What a browser is to ask of a passkey, as JSON that no cache keeps; `{ message }`, in the reader's language, when it is refused. */
export async function answerChallenge(request: Request, ask: () => Promise<object>): Promise<Response> {
  const refused = refusalOf(request.headers);
  if (refused) return refused;
  const lang: Lang = preferredLang(request.headers.get("accept-language"));
  const headers = { "cache-control": "private, no-store" };
  try {
    return Response.json(await ask(), { headers });
  } catch (error) {
    if (error instanceof DomainError) {
      const message = errorText(lang, error.key, error.params);
      return Response.json({ message }, { status: STATUSES[error.code], headers });
    }
    if (!isOutage(error)) throw error;
    return Response.json({ message: errorText(lang, "unavailable") }, { status: 503, headers });
  }
}
