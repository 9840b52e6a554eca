import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { ButtonLink } from "#components/ui/button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { mergeTermPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import type { TermDetail } from "#lib/vocabularies/view";
import { UsageList } from "./usage-list";

interface Props {
  term: TermDetail;
  into: TermDetail;
  action: FormAction;
  lang: Lang;
}

/** What a merge would change, before it is done. */
export function MergeConfirmation({ term, into, action, lang }: Props) {
  const { merge, term: words } = messages(lang).vocabularies;
  const ofTheme = term.vocabulary === "theme";
  return (
    <section aria-labelledby="confirm" className="stack">
      <h2 id="confirm">{merge.confirmTitle}</h2>
      <div className="merge-sides">
        <div className="card">
          <p className="hint">{merge.goes}</p>
          <p className="font-semibold">{themeLabel(term, lang)}</p>
          <p className="mt-3">{merge.moves}</p>
          <UsageList usage={term.usage} lang={lang} />
        </div>
        <div className="card">
          <p className="hint">{merge.stays}</p>
          <p className="font-semibold">{themeLabel(into, lang)}</p>
          <p className="mt-3">{words.usage}</p>
          <UsageList usage={into.usage} lang={lang} />
        </div>
      </div>
      <ul className="usage-list">
        {ofTheme ? null : <li>{merge.names}</li>}
        <li>{merge.address}</li>
        <li>{merge.history}</li>
        <li>{merge.reversible}</li>
      </ul>
      <ActionForm action={action} lang={lang}>
        <input type="hidden" name="vocabulary" value={term.vocabulary} />
        <input type="hidden" name="slug" value={term.slug} />
        <input type="hidden" name="into" value={into.slug} />
        <div className="form-actions">
          <SubmitButton>{merge.confirm}</SubmitButton>
          <ButtonLink variant="secondary" href={mergeTermPath(lang, term.vocabulary, term.slug)}>
            {merge.other}
          </ButtonLink>
        </div>
      </ActionForm>
    </section>
  );
}
