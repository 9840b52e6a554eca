/**
 * Who is signed in, for app/. next-auth consumes the sign-in links; sessions are rows of ours, read again at each
 * request, so that a role taken away or an account blocked counts at once and an outage is not taken for a sign-out.
 */
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { NextRequest, NextResponse } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import { cache } from "react";
import { own } from "#lib/own";
import { signInAdapter } from "./accounts/adapter";
import { auditRefusal } from "./accounts/refused";
import { newSessionToken } from "./accounts/secrets";
import { COOKIE_DAYS, closeSession, findVisitor, type Visitor } from "./accounts/sessions";
import { clientIp } from "./client-ip";
import { env } from "./env";
import { DomainError } from "./errors";
import { isLang, type Lang, preferredLang } from "./messages";
import {
  accountPath,
  CONFIRM_SIGN_IN_ACTION,
  confirmSignInPath,
  isDeskPath,
  isSafeNext,
  keyFirstPath,
  signInPath,
} from "./paths";
import type { Actor } from "./permissions";

/** The person of this request with what is private to them, or null; asked of the database once a request. */
const getVisitor = cache(async (): Promise<Visitor | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  return token ? findVisitor(token) : null;
});

export async function getActor(): Promise<Actor | null> {
  return (await getVisitor())?.actor ?? null;
}

/** The session of this request: its row's id, and whose it is. */
export async function getOwnSession(): Promise<{ id: string; userId: string } | null> {
  const visitor = await getVisitor();
  return visitor && { id: visitor.sessionId, userId: visitor.actor.id };
}

/** In what only who is signed in reaches: the id of the session. @throws DomainError forbidden once it has ended */
export async function getOwnSessionId(): Promise<string> {
  const visitor = await getVisitor();
  if (!visitor) throw new DomainError("forbidden", "signInFirst");
  return visitor.sessionId;
}

/**
 * For pages: who has not signed in is sent to do so, and comes back to `here`; who reviews and has to show a passkey first,
 * likewise.
 */
export async function requireActor(lang: Lang, here: string): Promise<Actor> {
  const actor = (await getActor()) ?? redirect(signInPath(lang, here));
  return actor.needsKey && isDeskPath(here) ? redirect(keyFirstPath(lang, here)) : actor;
}

/** In an action or a route: gives the browser the session that a use case has opened; the one that it had ends. */
export async function keepSession(token: string): Promise<void> {
  const store = await cookies();
  const before = store.get(sessionCookie())?.value;
  if (before) await closeSession(before);
  setSession(store, token);
}

/** In an action or a route: ends the browser's session. */
export async function endSession(): Promise<void> {
  const store = await cookies();
  const token = store.get(sessionCookie())?.value;
  if (token) await closeSession(token);
  forgetSession(store);
}

/**
 * For the header of cached pages: the reader's name and role, with what `more` says of them, or null; cookies that are
 * no longer good are taken back.
 */
export async function answerSession(more: (actor: Actor) => Promise<object>): Promise<NextResponse> {
  const actor = await getActor();
  const session = actor && { name: actor.name, role: actor.role, ...(await more(actor)) };
  const response = NextResponse.json(session, { headers: { "Cache-Control": "private, no-store" } });
  const sent = await cookies();
  if (!actor && (sent.has(sessionCookie()) || sent.has(hintCookie()))) forgetSession(response.cookies);
  return response;
}

/** GET and HEAD of a sign-in link consume nothing (mail scanners open links): they lead to the page with the button. */
export function showConfirmation(request: NextRequest): Response {
  const { searchParams } = request.nextUrl;
  const lang = preferredLang(request.headers.get("accept-language"));
  const next = safeNext(searchParams.get("next"));
  return seeOther(confirmSignInPath(lang, { token: searchParams.get("token"), next }));
}

/** The button of the confirmation page: next-auth consumes the link and opens the session. */
export async function confirmSignIn(request: NextRequest): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const typed = form.get("lang");
  const lang = isLang(typed) ? typed : preferredLang(request.headers.get("accept-language"));
  const next = safeNext(form.get("next"));
  const token = form.get("token") ?? request.nextUrl.searchParams.get("token");
  if (typeof token !== "string") return seeOther(confirmSignInPath(lang, { next }));

  const { session, error } = await consumeLink(token, lang);
  if (!session && error !== "unavailable")
    await auditRefusal(
      { by: "link", because: error },
      clientIp(request.headers.get("x-forwarded-for"), env.TRUSTED_PROXIES),
    );
  if (!session) return seeOther(confirmSignInPath(lang, { ...refusals(token)[error], next }));
  const before = request.cookies.get(sessionCookie())?.value;
  if (before) await closeSession(before);
  const response = seeOther(next ?? accountPath(lang));
  setSession(response.cookies, session);
  return response;
}

type LinkError = "expired" | "blocked" | "unavailable";

/** next-auth's own callback route; of what it answers we keep the session's token, or why there is none. */
async function consumeLink(token: string, lang: Lang): Promise<{ session?: string; error: LinkError }> {
  const address = new URL(CONFIRM_SIGN_IN_ACTION, env.PUBLIC_URL);
  address.searchParams.set("token", token);
  const answer: unknown = await NextAuth(
    new NextRequest(address, { method: "POST" }),
    { params: { nextauth: ["callback", "email"] } },
    authOptions(lang),
  );
  if (!(answer instanceof Response)) throw new Error("next-auth gave no answer");
  const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${sessionCookie()}=`));
  const location = new URL(answer.headers.get("location") ?? "/", env.PUBLIC_URL);
  const error = location.searchParams.get("error");
  return { session: line?.split(/[=;]/)[1], error: (error && own(ERRORS, error)) || "unavailable" };
}

const ERRORS: Readonly<Record<string, LinkError>> = { Verification: "expired", AccessDenied: "blocked" };

/** The link may still be good after an outage only. */
const refusals = (token: string): Record<LinkError, { token?: string; refusal?: string }> => ({
  expired: {},
  blocked: { refusal: "blocked" },
  unavailable: { token, refusal: "unavailable" },
});

/** `lang`: of the page that confirms; a newcomer's account takes it. */
export function authOptions(lang: Lang): AuthOptions {
  // It reads its own address from there only.
  process.env.NEXTAUTH_URL = env.PUBLIC_URL;
  return {
    adapter: signInAdapter(lang),
    secret: env.AUTH_SECRET,
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
      },
    },
    session: { strategy: "database", generateSessionToken: newSessionToken },
    callbacks: { signIn: ({ user }) => !("blockedAt" in user && user.blockedAt) },
    providers: [
      {
        id: "email",
        type: "email",
        name: "Email",
        from: "",
        server: "",
        maxAge: 0,
        options: {},
        // Links are made by askForLink, which counts them.
        sendVerificationRequest: () => Promise.reject(new Error("not a way to ask for a link")),
      },
    ],
  };
}

/** Says that there may be a session, so that cached pages ask for it; holds nothing about anyone. */
const hintCookie = () => `${prefix()}sillage_signed_in`;

const isSecure = () => env.PUBLIC_URL.startsWith("https:");

/** Browsers take such a cookie from this very host alone, over https, and for the whole of it. */
const prefix = () => (isSecure() ? "__Host-" : "");

const sessionCookie = () => `${prefix()}next-auth.session-token`;

const cookieOptions = () => ({
  path: "/",
  sameSite: "lax" as const,
  secure: isSecure(),
  httpOnly: false,
  maxAge: COOKIE_DAYS * 86_400,
});

interface CookieStore {
  set: (name: string, value: string, options: ReturnType<typeof cookieOptions>) => unknown;
}

function setSession(store: CookieStore, token: string): void {
  store.set(sessionCookie(), token, { ...cookieOptions(), httpOnly: true });
  store.set(hintCookie(), "1", cookieOptions());
}

function forgetSession(store: CookieStore): void {
  // Browsers refuse a "__Host-" cookie that is not secure, its removal too: the same options.
  for (const name of [sessionCookie(), hintCookie()]) store.set(name, "", { ...cookieOptions(), maxAge: 0 });
}

const safeNext = (next: unknown): string | null => (isSafeNext(next) ? next : null);

/** 303, with a path: whatever address the request came by, the browser stays on it. */
const seeOther = (path: string) =>
  new NextResponse(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
