import type { NextRequest } from "next/server";
import { confirmSignIn, showConfirmation } from "#lib/auth";
import { notAllowed } from "#lib/http/open";
import { CONFIRM_SIGN_IN_ACTION } from "#lib/paths";
import { refusalOf } from "../own-form";

/** Of next-auth's routes, the one that comes back from a mail is the only one that exists; the others under /api/auth are ours. */
const isConfirmation = (request: NextRequest) => request.nextUrl.pathname === CONFIRM_SIGN_IN_ACTION;

export const GET = (request: NextRequest) =>
  isConfirmation(request) ? showConfirmation(request) : notFound();

export const HEAD = GET;

export async function POST(request: NextRequest): Promise<Response> {
  if (!isConfirmation(request)) return notFound();
  return refusalOf(request.headers) ?? (await confirmSignIn(request));
}

const notFound = () => new Response("Not found.\n", { status: 404 });

export const { PUT, PATCH, DELETE } = notAllowed("GET, HEAD, POST, OPTIONS", {});
