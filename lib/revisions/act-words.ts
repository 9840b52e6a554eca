/** What a person writes to say why they go back, put away or take down: it is asked for, and it has an end. */
import { DomainError } from "#lib/errors";
import { tidyText } from "#lib/text";

/** In characters. */
export const MAX_ACT_WORDS = 2000;

/** @throws DomainError invalid "reasonMissing" or "reasonTooLong", beside the field `path` */
export function actWords(typed: string, path: "comment" | "reason" | "undoReason" | "redoReason"): string {
  const words = tidyText(typed);
  if (!words) throw new DomainError("invalid", "reasonMissing", {}, [{ path, code: "required" }]);
  if (words.length > MAX_ACT_WORDS) {
    throw new DomainError("invalid", "reasonTooLong", { max: MAX_ACT_WORDS }, [
      { path, code: "tooLong", params: { max: MAX_ACT_WORDS } },
    ]);
  }
  return words;
}
