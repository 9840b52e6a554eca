import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { Notice } from "#components/ui/notice";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { HistoryEntry } from "#lib/revisions/history";
import { removalReasons } from "#lib/revisions/removal-reasons";
import { EntryFields } from "./version-revert";

interface Props {
  entry: HistoryEntry;
  action: FormAction;
  lang: Lang;
}

/** What those who review may do with the entry itself, each act with its reason; folded, since none is everyday. */
export function VersionActs(props: Props) {
  const { acts } = messages(props.lang).history;
  return (
    <section className="section" id="acts">
      <h2>{acts.title}</h2>
      <p className="mt-1 text-muted">{acts.lead}</p>
      <div className="mt-3">
        {props.entry.removal ? (
          <Act name="restore" {...props} />
        ) : (
          <>
            <Act name={props.entry.archived ? "unarchive" : "archive"} {...props} />
            <Act name="remove" {...props} />
          </>
        )}
      </div>
    </section>
  );
}

/** Above the history of an entry that was taken down: why, in the words that only those who review read. */
export function RemovedNotice({ entry: { removal }, lang }: Pick<Props, "entry" | "lang">) {
  if (!removal) return null;
  const { acts, removalReasons: reasons } = messages(lang).history;
  return (
    <Notice kind="warning" title={acts.removedNotice}>
      <p>{acts.removedText(reasons[removal.code], removal.words)}</p>
    </Notice>
  );
}

type ActName = "archive" | "unarchive" | "remove" | "restore";

function Act({ name, entry, action, lang }: Props & { name: ActName }) {
  const { acts, removalReasons: reasons } = messages(lang).history;
  const words = {
    archive: [acts.archive, acts.archiveText, acts.archiveSubmit],
    unarchive: [acts.unarchive, acts.unarchiveText, acts.unarchiveSubmit],
    remove: [acts.remove, acts.removeText, acts.removeSubmit],
    restore: [acts.restore, acts.restoreText, acts.restoreSubmit],
  }[name];
  const [title, text, submit] = words;
  const labels = { reason: acts.reason, reasonCode: acts.reasonCode };
  return (
    <details className="desk-fold border-line border-t">
      <summary className="font-semibold">{title}</summary>
      <ActionForm action={action} lang={lang} className="form mb-4" labels={labels}>
        <EntryFields entry={entry} />
        <p>{text}</p>
        {name === "remove" ? (
          <Select
            name="reasonCode"
            label={acts.reasonCode}
            required
            empty
            width="medium"
            options={removalReasons.map((value) => ({ value, label: reasons[value] }))}
          />
        ) : null}
        <TextArea
          name="reason"
          label={acts.reason}
          hint={name === "remove" ? acts.private : acts.public}
          required
          rows={3}
          textLang="fr"
        />
        <SubmitButton intent={name} variant={name === "remove" ? "danger" : "primary"}>
          {submit}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
