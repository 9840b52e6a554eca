import { type Lang, messages } from "#lib/messages/index";
import { own } from "#lib/own";

/** Why a source could not be read, in words: a key of the messages, or "status 500". */
export function harvestError(error: string, lang: Lang): string {
  const { status, ...sentences } = messages(lang).harvest.errors;
  const [, code] = /^status (\d{3})$/.exec(error) ?? [];
  if (code) return status(code);
  const known: Readonly<Record<string, string>> = sentences;
  return own(known, error) ?? sentences.unknown;
}
