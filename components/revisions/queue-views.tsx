import { ActionForm } from "#components/forms/action-form";
import { Checkbox } from "#components/forms/checkbox";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { reviewPath, withQuery } from "#lib/paths";
import { isFiltered, type QueueFilters, queueQuery } from "#lib/revisions/queue-filters";
import { MAX_VIEW_NAME } from "#lib/revisions/queue-view-name";
import type { QueueView } from "#lib/revisions/queue-views";

interface Props {
  views: readonly QueueView[];
  filters: QueueFilters;
  /** The view that shows just these filters, if any. */
  current: QueueView | null;
  save: FormAction;
  remove: FormAction;
  lang: Lang;
}

/** The whole queue, one's own file, and what was kept under a name. */
export function QueueViews({ views, filters, current, save, remove, lang }: Props) {
  const words = messages(lang).desk.views;
  const only = (holder: "me") =>
    isFiltered(filters) && withQuery("", queueQuery(filters)) === `?holder=${holder}`;
  const links = [
    { id: "all", label: words.all, href: reviewPath(lang), here: !isFiltered(filters) },
    { id: "me", label: words.mine, href: reviewPath(lang, { holder: "me" }), here: only("me") },
    ...views.map(({ id, name, shared, filters: kept }) => ({
      id,
      label: shared ? `${name} ${words.shared}` : name,
      href: reviewPath(lang, queueQuery(kept)),
      here: id === current?.id,
    })),
  ];
  return (
    <div className="queue-views">
      <nav aria-label={words.title}>
        <ul>
          {links.map(({ id, label, href, here }) => (
            <li key={id}>
              <a href={href} aria-current={here ? "page" : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {current?.removable ? (
        <ActionForm action={remove} lang={lang} className="">
          <input type="hidden" name="id" value={current.id} />
          <SubmitButton variant="quiet" small>
            {words.remove}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {isFiltered(filters) && !current && !only("me") ? (
        <KeepView filters={filters} save={save} lang={lang} />
      ) : null}
    </div>
  );
}

function KeepView({ filters, save, lang }: Pick<Props, "filters" | "save" | "lang">) {
  const words = messages(lang).desk.views;
  return (
    <details className="desk-fold">
      <summary>{words.keep}</summary>
      <ActionForm action={save} lang={lang} className="form" labels={{ name: words.name }}>
        <input type="hidden" name="queue" value={withQuery("", queueQuery(filters))} />
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint(MAX_VIEW_NAME)}
          width="medium"
          autoComplete="off"
          required
        />
        <Checkbox name="shared" label={words.share} />
        <SubmitButton variant="secondary">{words.save}</SubmitButton>
      </ActionForm>
    </details>
  );
}
