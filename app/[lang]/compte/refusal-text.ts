import { type Lang, messages } from "#lib/messages/index";

/** Why ProConnect led back without success, from the address; null when there is nothing to say. */
export function refusalText(lang: Lang, refusal: string | string[] | undefined): string | null {
  const sentences: Readonly<Record<string, string>> = messages(lang).ownAccount.proConnect.refusals;
  return typeof refusal === "string" && Object.hasOwn(sentences, refusal)
    ? (sentences[refusal] ?? null)
    : null;
}
