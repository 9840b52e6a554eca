import { clientIp } from "#lib/client-ip";
import { env } from "#lib/env";
import { notAllowed } from "#lib/http/open";
import { beginSignIn } from "#lib/passkeys/sign-in";
import { answerChallenge } from "../answer-challenge";

/** What any of the reader's passkeys is asked to sign, to sign in. */
export const POST = (request: Request): Promise<Response> =>
  answerChallenge(request, () =>
    beginSignIn(clientIp(request.headers.get("x-forwarded-for"), env.TRUSTED_PROXIES)),
  );

export const { GET, PUT, PATCH, DELETE } = notAllowed("POST, OPTIONS", {});
