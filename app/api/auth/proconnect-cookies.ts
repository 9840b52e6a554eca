/**
 * What the browser keeps for ProConnect, sealed: the journey while its person is there, and afterwards the ID token
 * by which signing out here signs out there. Over https they are bound to this host, and so to the whole of it.
 */
import { cookies } from "next/headers";
import { JOURNEY_MINUTES } from "#lib/accounts/proconnect";
import { seal, unseal } from "#lib/accounts/seal";
import { LOGOUT_HINT } from "#lib/accounts/secrets";
import { env } from "#lib/env";

/** ProConnect's own session ends by itself after that time: nothing is left to sign out from. */
const HINT_HOURS = 12;

/** Browsers keep 4096 bytes of a cookie, its name and attributes included. */
const MAX_COOKIE = 3_800;

export async function keepJourney(sealed: string): Promise<void> {
  (await cookies()).set(journeyCookie(), sealed, options(JOURNEY_MINUTES * 60));
}

/** The journey's cookie, which is good once. */
export async function takeJourney(): Promise<string | undefined> {
  return await take(journeyCookie());
}

/** A token too long for a cookie is let go: signing out ends the session here only. */
export async function keepLogoutHint(idToken: string): Promise<void> {
  const sealed = seal(LOGOUT_HINT, idToken);
  if (sealed.length > MAX_COOKIE) return;
  (await cookies()).set(hintCookie(), sealed, options(HINT_HOURS * 3600));
}

/** The ID token of the sign-in by ProConnect, if this browser had one. */
export async function takeLogoutHint(): Promise<string | null> {
  const sealed = await take(hintCookie());
  return sealed ? unseal(LOGOUT_HINT, sealed) : null;
}

/** When the account is erased: nothing of it stays in the browser either. */
export async function forgetLogoutHint(): Promise<void> {
  (await cookies()).set(hintCookie(), "", options(0));
}

async function take(name: string): Promise<string | undefined> {
  const store = await cookies();
  const value = store.get(name)?.value;
  if (value !== undefined) store.set(name, "", options(0));
  return value;
}

const journeyCookie = () => `${prefix()}sillage-proconnect`;
const hintCookie = () => `${prefix()}sillage-proconnect-logout`;

const isSecure = () => env.PUBLIC_URL.startsWith("https:");
const prefix = () => (isSecure() ? "__Host-" : "");

const options = (maxAge: number) => ({
  path: "/",
  maxAge,
  httpOnly: true,
  // Lax: ProConnect sends the browser back from another site.
  sameSite: "lax" as const,
  secure: isSecure(),
});
