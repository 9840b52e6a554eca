import { jsonLdOf, jsonLdText } from "#lib/entries/json-ld";
import type { EntryView } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";

/** The entry for machines that read pages (schema.org). A block of data: no script runs. */
export function JsonLd({ entry, lang, origin }: { entry: EntryView; lang: Lang; origin: string }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: "<" is escaped, nothing closes the element
      dangerouslySetInnerHTML={{ __html: jsonLdText(jsonLdOf(entry, lang, origin)) }}
    />
  );
}
