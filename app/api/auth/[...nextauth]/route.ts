import type { NextRequest } from "next/server";
import { confirmSignIn, showConfirmation } from "#lib/auth";
import { env } from "#lib/env";
import { isOwnOrigin } from "#lib/form-action";
import { CONFIRM_SIGN_IN_ACTION } from "#lib/paths";

/** Of next-auth's routes, the one that comes back from a mail is the only one that exists here. */
const isConfirmation = (request: NextRequest) => request.nextUrl.pathname === CONFIRM_SIGN_IN_ACTION;

/** Token, language and path: a form of ours is never this long. */
const MAX_BYTES = 10_000;

export const GET = (request: NextRequest) =>
  isConfirmation(request) ? showConfirmation(request) : notFound();

export const HEAD = GET;

export async function POST(request: NextRequest): Promise<Response> {
  if (!isConfirmation(request)) return notFound();
  const { headers } = request;
  if (!isOwnOrigin(headers.get("origin"), headers.get("sec-fetch-site"), env.PUBLIC_URL)) {
    return new Response("This request does not come from a page of Sillage.\n", { status: 403 });
  }
  if (Number(headers.get("content-length") ?? Number.POSITIVE_INFINITY) > MAX_BYTES) {
    return new Response("Too long.\n", { status: 413 });
  }
  return await confirmSignIn(request);
}

const notFound = () => new Response("Not found.\n", { status: 404 });
