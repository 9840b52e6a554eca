/** Where each field of a form comes from, as the form says it. Pure. */
import { type Lang, messages } from "#lib/messages/index";
import type { Origin } from "./facts";

export function marksInWords(origins: Readonly<Record<string, Origin>>, lang: Lang): Record<string, string> {
  const { prefill } = messages(lang);
  return Object.fromEntries(
    Object.entries(origins).map(([field, origin]) => {
      const say = field === "summary" ? prefill.rewrite : prefill.mark;
      return [field, say(prefill.origins[origin])];
    }),
  );
}
