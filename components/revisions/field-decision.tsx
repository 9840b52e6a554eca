import { fieldLabel } from "#lib/entries/field-words";
import type { Field } from "#lib/entries/fields";
import { formFieldsOf } from "#lib/entries/types/index";
import type { themeGroups } from "#lib/entries/vocabularies";
import { type Lang, messages } from "#lib/messages/index";
import { choiceName } from "#lib/revisions/choice-name";
import type { ReviewItem } from "#lib/revisions/review-item";
import { FieldChoice } from "./field-choice";
import { RevisionField } from "./revision-field";

/** Who may choose about the fields of a proposal, and with what. */
export interface Chooser {
  item: ReviewItem;
  /** Whether this moderator may decide now. */
  open: boolean;
  themes: ReturnType<typeof themeGroups>;
  lang: Lang;
}

/** What the moderator makes of one field: as proposed, as it is now, or in their own words, in the form's own widget. */
export function FieldDecision({
  item,
  open,
  themes,
  lang,
  field,
  demanded = false,
}: Chooser & { field: Field; demanded?: boolean }) {
  const proposed = Object.hasOwn(item.changes, field.name);
  if (!proposed && !Object.hasOwn(item.adopted, field.name)) return null;
  const { choice } = messages(lang).review;
  const words = demanded ? choice.conflict : choice[item.kind];
  // Without what it must have, a new entry could not be.
  const leavable = item.kind === "edit" || !field.required;
  // What has no widget is a moderator's act, taken or left.
  const editable = formFieldsOf(item.type).some(({ name }) => name === field.name);
  return (
    <FieldChoice
      name={choiceName(field.name)}
      legend={demanded ? choice.demanded : choice.legend(fieldLabel(field, lang))}
      options={[
        ...(proposed ? [{ value: "proposed", label: words.proposed }] : []),
        ...(leavable ? [{ value: "current", label: words.current }] : []),
        ...(editable ? [{ value: "value", label: words.value }] : []),
      ]}
      demanded={demanded}
      open={open}
    >
      {editable ? <RevisionField type={item.type} field={field} themes={themes} lang={lang} /> : null}
    </FieldChoice>
  );
}
