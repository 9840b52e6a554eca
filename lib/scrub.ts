/**
 * Takes out of a text what may be about someone: what a mail server or a database answers quotes addresses and what was
 * typed. Pure. What is left says what happened, not to whom.
 */
import { isIP } from "node:net";
import { validate as isUuid } from "uuid";

const LONGEST = 2000;

export function scrub(text: string): string {
  return (
    text
      .slice(0, LONGEST)
      // The query of an address: what was searched, tokens.
      .replace(/\?[^\s"'<>)]*[=&][^\s"'<>)]*/g, "?[query]")
      .replace(/[^\s<>"'“”«»(),:;=/\\[\]]+@[^\s<>"'“”«»(),;/\\[\]]+/g, "[address]")
      .replace(/(?<![\w.])[0-9a-f]{0,4}[.:][0-9a-f.:]{1,44}/gi, scrubIp)
      .replace(/\b[\w-]{32,}\b/g, (word) => (isUuid(word) ? word : "[token]"))
      // What is quoted after a colon is a value ("invalid input syntax for type uuid: …"); elsewhere, a name of ours.
      .replace(/: ?("[^"]*"|'[^']*'|“[^”]*”)/g, ": [value]")
      .replace(/"([^"]*)"|(?<!\w)'([^']*)'(?!\w)|“([^”]*)”|«([^»]*)»/g, scrubQuoted)
  );
}

const scrubQuoted = (whole: string, ...words: (string | undefined)[]) =>
  words.slice(0, 4).some((word) => word !== undefined && /^[\w.$/-]{1,64}$/.test(word)) ? whole : "[value]";

/** Our own machine names nobody. What is found may end with the mark that follows, or with a port. */
function scrubIp(found: string): string {
  const [, host = found, rest = ""] =
    [/^(.*)()$/, /^(.*)([.:])$/, /^([\d.]+)(:\d+[.:]?)$/]
      .map((form) => form.exec(found))
      .find((match) => isIP(match?.[1] ?? "")) ?? [];
  if (!isIP(host) || host === "127.0.0.1" || host === "::1") return found;
  return `[ip]${rest}`;
}
