import { getActor, getOwnSessionId } from "#lib/auth";
import { notAllowed } from "#lib/http/open";
import { beginAdding } from "#lib/passkeys/add";
import { answerChallenge } from "../answer-challenge";

/** What a device is asked to make a passkey of, for the account of the session. */
export const POST = (request: Request): Promise<Response> =>
  answerChallenge(request, async () => beginAdding(await getActor(), await getOwnSessionId()));

export const { GET, PUT, PATCH, DELETE } = notAllowed("POST, OPTIONS", {});
