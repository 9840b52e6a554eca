/** What a use case refuses, in words: of a form, and of the API. Pure. */

import { own } from "#lib/own";
import type { ErrorParams, Issue } from "./errors";
import { type Lang, messages } from "./messages";

type Sentences = Readonly<Record<string, (params: ErrorParams) => string>>;

/** A refusal in the reader's language. */
export function errorText(lang: Lang, key: string, params: ErrorParams = {}): string {
  const sentences: Sentences = messages(lang).errors;
  return say(sentences, key, params) ?? messages(lang).errors.refused();
}

/** What is wrong with a field, in the reader's language. */
export function issueText(lang: Lang, { code, params = {} }: Issue): string {
  const sentences: Sentences = messages(lang).issues;
  return say(sentences, code, params) ?? messages(lang).issues.invalid();
}

function say(sentences: Sentences, key: string, params: ErrorParams): string | undefined {
  return own(sentences, key)?.(params);
}
