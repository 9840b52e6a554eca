import { formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { compareChanges, type Wording } from "#lib/revisions/compare";
import type { ReviewItem } from "#lib/revisions/review-item";
import { FieldChange } from "./field-change";

/** What the author changed in a proposal that came back, since a moderator asked for it. */
export function SinceReading({ item, wording, lang }: { item: ReviewItem; wording: Wording; lang: Lang }) {
  const { since } = item;
  if (!since) return null;
  const words = messages(lang).review.since;
  const compared = compareChanges(item.type, since.changes, wording);
  return (
    <section aria-labelledby="since" className="since">
      <h2 id="since">{words.title}</h2>
      <p className="hint">{words.lead(formatInstant(since.readAt, lang), compared.length)}</p>
      {compared.map((comparison) => (
        <FieldChange key={comparison.field.name} comparison={comparison} lang={lang} />
      ))}
    </section>
  );
}
