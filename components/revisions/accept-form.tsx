import type { ReactNode } from "react";
import { ActionForm } from "#components/forms/action-form";
import { TextArea } from "#components/forms/text-field";
import { formFieldsOf } from "#lib/entries/types/index";
import type { FormAction, FormValues } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { CONFLICT_NAME, choiceName } from "#lib/revisions/choice-name";
import type { ReviewItem } from "#lib/revisions/review-item";
import { ProposalTarget } from "./proposal-target";
import { fieldLabels } from "./revision-field";

/** The id of the form, for its button in the panel of the decision. */
export const ACCEPT_FORM = "accept";

interface Props {
  item: ReviewItem;
  /** What the editors of the fields that change start from: what is proposed. */
  values: FormValues;
  /** Whether this moderator may decide now. */
  open: boolean;
  queue: string;
  action: FormAction;
  lang: Lang;
  children: ReactNode;
}

/**
 * The acceptance, around the fields about which there is something to choose. It stays in the page once the proposal
 * is closed: without JavaScript it is there that the answer shows.
 */
export function AcceptForm({ item, values, open, queue, action, lang, children }: Props) {
  const { choice } = messages(lang).review;
  const labels = fieldLabels(formFieldsOf(item.type), lang);
  const conflicts = new Set(item.conflicts.map(({ field }) => field));
  const fields = [...new Set([...Object.keys(item.changes), ...Object.keys(item.adopted)])];
  const chosen = fields.filter((field) => !conflicts.has(field));
  return (
    <ActionForm
      id={ACCEPT_FORM}
      action={action}
      lang={lang}
      className="accept-form"
      labels={{
        ...labels,
        ...Object.fromEntries(fields.map((field) => [choiceName(field), labels[field] ?? field])),
        note: choice.note,
      }}
      initial={{
        ...values,
        ...Object.fromEntries(
          chosen.map((field) => [
            choiceName(field),
            [Object.hasOwn(item.adopted, field) ? "value" : "proposed"],
          ]),
        ),
      }}
    >
      {/* Enter in a field presses the first button of its form: this one does nothing, so that nobody publishes by it. */}
      <button type="submit" disabled hidden />
      <ProposalTarget item={item} queue={queue} />
      <input type="hidden" name="type" value={item.type} />
      <input type="hidden" name="seenEntryVersion" value={item.entry?.version ?? 0} />
      {[...conflicts].map((field) => (
        <input key={field} type="hidden" name={CONFLICT_NAME} value={field} />
      ))}
      {children}
      {open ? (
        <div className="accept-note">
          <TextArea name="note" label={choice.note} hint={choice.noteHint} rows={3} />
        </div>
      ) : null}
    </ActionForm>
  );
}
