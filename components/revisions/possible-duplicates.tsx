import { Button } from "#components/ui/button";
import { Icon } from "#components/ui/icon";
import { TypeBadge } from "#components/ui/type-badge";
import { percentOf } from "#lib/checks/check";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath, mergePath, reviewItemPath } from "#lib/paths";
import type { ReviewItem } from "#lib/revisions/review-item";
import { REFUSE_FORM } from "./decision-panel";

type Duplicate = ReviewItem["duplicates"][number];

/** What a new entry may be a double of, why one thinks so, and what its author says of it. */
export function PossibleDuplicates({ item, open, lang }: { item: ReviewItem; open: boolean; lang: Lang }) {
  const { duplicates, duplicateNote } = item;
  if (duplicates.length === 0 && !duplicateNote) return null;
  const words = messages(lang).review.duplicates;
  return (
    <section aria-labelledby="duplicates" className="duplicates">
      <h2 id="duplicates" className="desk-small">
        <Icon name="warning" /> {words.title(duplicates.length)}
      </h2>
      {/* Enter in the form that refuses would press the first of these buttons: this one does nothing. */}
      <button type="submit" form={REFUSE_FORM} disabled hidden />
      {duplicateNote ? (
        <p className="quoted mt-2">
          <span className="diff-label block">{words.note}</span>
          {duplicateNote}
        </p>
      ) : null}
      {duplicates.length > 0 ? (
        <ul className="duplicate-list">
          {duplicates.map((one) => (
            <li key={one.id}>
              <p className="queue-title">
                <a href={hrefOf(one, lang)} target="_blank" rel="noopener" lang={foreign(RECORD_LANG, lang)}>
                  {one.title}
                  <span className="sr-only" lang={lang}>
                    {" "}
                    {words.newTab}
                  </span>
                </a>
              </p>
              <p className="queue-meta">
                <TypeBadge type={one.type} lang={lang} plain />
                <span>{one.kind === "entry" ? words.published : words.waits}</span>
                <span>{one.why.map((why) => words.why[why]).join(", ")}</span>
                <span>{messages(lang).checks.likeness(percentOf(one.similarity))}</span>
              </p>
              {one.summary ? (
                <p className="duplicate-summary" lang={foreign(RECORD_LANG, lang)}>
                  {one.summary}
                </p>
              ) : null}
              {open && one.slug ? (
                <Button
                  form={REFUSE_FORM}
                  name="intent"
                  value={`duplicate:${one.type}:${one.slug}`}
                  variant="secondary"
                  small
                  className="mt-2"
                >
                  {words.refuse}
                  <span className="sr-only">
                    {" : "}
                    {one.title}
                  </span>
                </Button>
              ) : null}
              {open && one.slug && one.type === item.type ? (
                <p className="mt-2">
                  <a href={mergePath(lang, one.type, one.slug, { proposition: item.id })}>
                    {messages(lang).merging.adopt.submit}
                    <span className="sr-only">{messages(lang).common.colon + one.title}</span>
                  </a>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

const hrefOf = ({ kind, id, slug, type }: Duplicate, lang: Lang): string =>
  kind === "entry" && slug ? entryPath(lang, type, slug) : reviewItemPath(lang, id);
