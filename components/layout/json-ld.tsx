import { jsonLdText, type Node } from "#lib/json-ld/node";

/** What the page says to machines that read it (schema.org). A block of data: no script runs. */
export function JsonLd({ node }: { node: Node }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: "<" is escaped, nothing closes the element
      dangerouslySetInnerHTML={{ __html: jsonLdText(node) }}
    />
  );
}
