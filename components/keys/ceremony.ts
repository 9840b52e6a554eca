/** What our own addresses answer for a passkey, and what went wrong in words. Runs in the browser. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { Lang } from "#lib/messages/lang";
import { NEW_KEY_CHALLENGE, SIGN_IN_CHALLENGE } from "#lib/paths";

export interface CeremonyWords {
  waiting: string;
  cancelled: string;
  known: string;
  failed: string;
  offline: string;
}

/** Nothing was asked of a passkey: the message says why. */
class NotAsked extends Error {}

export async function askToSignIn(
  lang: Lang,
  words: CeremonyWords,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await ask(SIGN_IN_CHALLENGE, lang, words);
  if (!isToSignIn(options)) throw new NotAsked(words.offline);
  return options;
}

export async function askToAdd(
  lang: Lang,
  words: CeremonyWords,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const options = await ask(NEW_KEY_CHALLENGE, lang, words);
  if (!isToAdd(options)) throw new NotAsked(words.offline);
  return options;
}

async function ask(address: string, lang: Lang, words: CeremonyWords): Promise<unknown> {
  const answer = await fetch(address, { method: "POST", headers: { "accept-language": lang } }).catch(
    () => null,
  );
  const body: unknown = await answer?.json().catch(() => null);
  if (answer?.ok) return body;
  const said = typeof body === "object" && body !== null && "message" in body ? body.message : null;
  throw new NotAsked(typeof said === "string" ? said : words.offline);
}

const isToSignIn = (body: unknown): body is PublicKeyCredentialRequestOptionsJSON =>
  typeof body === "object" && body !== null && "challenge" in body && "rpId" in body;

const isToAdd = (body: unknown): body is PublicKeyCredentialCreationOptionsJSON =>
  typeof body === "object" && body !== null && "challenge" in body && "rp" in body && "user" in body;

/** Why no passkey answered (WebAuthn, § 5.1.3 and § 5.1.4). */
export function sentenceOf(error: unknown, words: CeremonyWords): string {
  if (error instanceof NotAsked) return error.message;
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return words.cancelled;
  return name === "InvalidStateError" ? words.known : words.failed;
}

/** Whether this browser knows passkeys. */
export const knowsPasskeys = (): boolean => typeof globalThis.PublicKeyCredential === "function";

/** Sends the form with what the browser answered. */
export function sendWith(field: HTMLInputElement | null, response: object): void {
  if (!field) return;
  field.value = JSON.stringify(response);
  field.form?.requestSubmit();
}
