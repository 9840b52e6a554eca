/** What people write around teams. */
import { DomainError } from "#lib/errors";

/** Characters of a message, or of a moderator's reason. */
export const MAX_MESSAGE = 1000;

/** @throws DomainError invalid: nothing written, or too long */
export function requireText(text: string, path: string, max: number): string {
  if (text === "") throw wrong(path, "required");
  return refuseLong(text, path, max);
}

/** @throws DomainError invalid: too long */
export function refuseLong(text: string, path: string, max: number): string {
  if (text.length > max) throw wrong(path, "tooLong", { max });
  return text;
}

const wrong = (path: string, code: string, params = {}) =>
  new DomainError("invalid", "invalidContent", {}, [{ path, code, params }]);
