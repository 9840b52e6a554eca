import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath, reviewItemPath } from "#lib/paths";
import type { getAdoptable } from "#lib/revisions/merge-view";

type Adoptable = NonNullable<Awaited<ReturnType<typeof getAdoptable>>>;

/** A proposed new entry beside the entry that presents the same thing, before it becomes a change to it. */
export function AdoptForm({
  adoptable: { entry, revision },
  action,
  lang,
}: {
  adoptable: Adoptable;
  action: FormAction;
  lang: Lang;
}) {
  const words = messages(lang).merging.adopt;
  return (
    <>
      <div className="merge-sides merge-heads">
        <div className="card">
          <p className="hint">{words.proposal}</p>
          <p className="queue-title mt-1">
            <a href={reviewItemPath(lang, revision.id)}>{revision.title}</a>
          </p>
          <p className="queue-meta mt-1">{words.by(revision.author.name)}</p>
        </div>
        <div className="card">
          <p className="hint">{words.entry}</p>
          <p className="queue-title mt-1">
            <a href={entryPath(lang, entry.type, entry.slug)}>{entry.title}</a>
          </p>
        </div>
      </div>
      <ActionForm action={action} lang={lang} className="form section">
        <input type="hidden" name="type" value={entry.type} />
        <input type="hidden" name="slug" value={entry.slug} />
        <input type="hidden" name="seen" value={revision.version} />
        <input type="hidden" name="id" value={revision.id} />
        <p>{words.told}</p>
        <SubmitButton>{words.submit}</SubmitButton>
      </ActionForm>
    </>
  );
}
