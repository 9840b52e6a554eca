/** Nodes of JSON-LD in schema.org's words, and how they stand in a page. Pure. */
import { inLanguage } from "#lib/paths";

export type Node = Readonly<Record<string, unknown>>;

/** Text that may stand in a script element: "<" opens nothing in it. */
export const jsonLdText = (node: Node): string =>
  JSON.stringify({ "@context": "https://schema.org", ...node }).replace(/</g, "\\u003c");

/**
 * What a page of ours is about, as apart from the page: the same in both languages, whatever the page that names it.
 * @param path of the page, in any language
 */
export const thingId = (origin: string, path: string): string => `${origin}${inLanguage(path, "fr")}#entity`;

/** Without what is not known. */
export function clean(node: Node): Node {
  return Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== "" &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}
