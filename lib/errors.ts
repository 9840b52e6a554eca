/**
 * What a use case refuses, and why. The five codes are all that callers branch on; anything finer is the
 * message: a key of `messages.errors` with its parameters, so that each reader gets it in their language.
 */
export type DomainErrorCode = "invalid" | "forbidden" | "not-found" | "conflict" | "too-many";

export type ErrorParams = Record<string, string | number>;

/** One field that is wrong: where, and which message of `messages.issues`. */
export interface Issue {
  /** "credits.2.name": the field, then the position and the part in a list. */
  path: string;
  code: string;
  params?: ErrorParams;
}

export class DomainError extends Error {
  constructor(
    readonly code: DomainErrorCode,
    /** A key of `messages.errors`. */
    readonly key: string,
    readonly params: ErrorParams = {},
    readonly issues: readonly Issue[] = [],
  ) {
    super(`${code}: ${key}`);
    this.name = "DomainError";
  }
}

/** Thrown by an action that was called by hand, with something else than a form: what the error says. */
export const NO_FORM = "What was sent is no form";
