import { ActionForm } from "#components/forms/action-form";
import { SearchField } from "#components/forms/search-field";
import { SubmitButton } from "#components/forms/submit-button";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryPath, mergePath } from "#lib/paths";
import type { Duplicate } from "#lib/revisions/duplicates";

interface Props {
  entry: { type: EntryType; slug: string };
  alike: readonly (Duplicate & { slug: string })[];
  action: FormAction;
  lang: Lang;
}

/** Of which other entry it is a duplicate: those that look like it, or one that is searched for. */
export function MergeTarget({ entry: { type, slug }, alike, action, lang }: Props) {
  const words = messages(lang).merging.choose;
  const { why } = messages(lang).review.duplicates;
  return (
    <div className="stack">
      {alike.length > 0 ? (
        <section aria-labelledby="alike">
          <h2 id="alike">{words.alike}</h2>
          <ul className="duplicate-list mt-3">
            {alike.map((one) => (
              <li key={one.id}>
                <p className="queue-title" lang={foreign(RECORD_LANG, lang)}>
                  <a href={entryPath(lang, one.type, one.slug)}>{one.title}</a>
                </p>
                <p className="queue-meta">
                  <span>{one.why.map((reason) => why[reason]).join(", ")}</span>
                </p>
                <p className="mt-2">
                  <a href={mergePath(lang, type, slug, { avec: one.slug })}>
                    {words.compare}
                    <span className="sr-only">{messages(lang).common.colon + one.title}</span>
                  </a>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ActionForm action={action} lang={lang} labels={{ into: words.into }}>
        <input type="hidden" name="type" value={type} />
        <input type="hidden" name="slug" value={slug} />
        <SearchField
          kind="entry"
          path="into"
          textName="into.search"
          valueName="into"
          issuePaths={["into", "into.search"]}
          label={words.into}
          hint={words.intoHint}
          required
          choiceLabel={words.intoChoice}
          none={words.intoNone}
        />
        <div className="form-actions">
          <SubmitButton intent="next">{words.next}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}
