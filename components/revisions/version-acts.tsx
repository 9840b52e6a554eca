import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { historyPath } from "#lib/paths";
import type { HistoryEntry } from "#lib/revisions/history";
import { removalReasons } from "#lib/revisions/removal-reasons";
import { EntryFields } from "./version-revert";

interface Props {
  entry: HistoryEntry;
  /** The act whose form was asked for. */
  asked: unknown;
  action: FormAction;
  lang: Lang;
}

type ActName = "archive" | "unarchive" | "remove" | "restore";

/** What those who review may do with the entry itself: links, and the form of the one that was asked for. */
export function VersionActs({ entry, asked, action, lang }: Props) {
  const { acts } = messages(lang).history;
  const possible: ActName[] = entry.removal
    ? ["restore"]
    : [entry.archived ? "unarchive" : "archive", "remove"];
  const chosen = possible.find((name) => name === asked);
  return (
    <section className="section" id="acts">
      <h2>{acts.title}</h2>
      <p className="mt-1 text-muted">{acts.lead}</p>
      <ul className="mt-3 flex flex-wrap gap-3">
        {possible.map((name) => (
          <li key={name}>
            <ButtonLink
              href={`${historyPath(lang, entry.type, entry.slug, { acte: name })}#acts`}
              variant="secondary"
              small
              aria-current={name === chosen ? "true" : undefined}
            >
              {acts[name]}
            </ButtonLink>
          </li>
        ))}
      </ul>
      {chosen ? <Act name={chosen} entry={entry} action={action} lang={lang} /> : null}
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

function Act({ name, entry, action, lang }: Omit<Props, "asked"> & { name: ActName }) {
  const { acts, removalReasons: reasons } = messages(lang).history;
  const labels = { reason: acts.reason, reasonCode: acts.reasonCode };
  return (
    <>
      <h3 className="mt-5">{acts[name]}</h3>
      <ActionForm action={action} lang={lang} className="form mt-2" labels={labels}>
        <EntryFields entry={entry} />
        <p>{acts[`${name}Text`]}</p>
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
          {acts[`${name}Submit`]}
        </SubmitButton>
      </ActionForm>
    </>
  );
}
