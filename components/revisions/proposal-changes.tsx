import { fieldLabel } from "#lib/entries/field-words";
import { fieldsOf } from "#lib/entries/types/index";
import { messages } from "#lib/messages/index";
import { changedFields, compareChanges, type Wording } from "#lib/revisions/compare";
import { isAsProposed } from "#lib/revisions/outcome";
import { ContentFacts, FieldValue, filledFields } from "./content-facts";
import { ChangedField, FieldChange } from "./field-change";
import { type Chooser, FieldDecision } from "./field-decision";
import { Outcome } from "./outcome";
import { ThreeValues } from "./three-values";

interface Props extends Chooser {
  wording: Wording;
}

/** What would be published, with what to choose about it; once decided, what was proposed beside what was published. */
export function ProposalChanges(props: Props) {
  const { item, wording, lang } = props;
  if (item.outcome && !isAsProposed(item.outcome)) {
    return (
      <section aria-labelledby="changes">
        <h2 id="changes">{messages(lang).review.outcome.title}</h2>
        <Outcome outcome={item.outcome} wording={wording} lang={lang} />
        {/* What someone was typing when a colleague decided is still there to be copied. */}
        {changedFields(item.type, item.changes).map((field) => (
          <FieldDecision key={field.name} {...props} field={field} />
        ))}
      </section>
    );
  }
  return (
    <>
      {item.kind === "creation" ? <Creation {...props} /> : <Edit {...props} />}
      <Adopted {...props} />
    </>
  );
}

/** What accepted suggestions correct in fields that the proposal does not touch. */
function Adopted(props: Props) {
  const { item, lang } = props;
  const fields = fieldsOf(item.type).filter(
    ({ name }) => Object.hasOwn(item.adopted, name) && !Object.hasOwn(item.changes, name),
  );
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="adopted">
      <h2 id="adopted" className="desk-small">
        {messages(lang).termSuggestions.desk.adoptedTitle}
      </h2>
      {fields.map((field) => (
        <ChangedField key={field.name} name={fieldLabel(field, lang)}>
          <FieldDecision {...props} field={field} />
        </ChangedField>
      ))}
    </section>
  );
}

/** A creation: the whole content. */
function Creation(props: Props) {
  const { item, wording, lang } = props;
  const words = messages(lang).review.item;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{words.creation}</h2>
      {item.outcome ? null : <p className="hint mb-3">{words.creationLead}</p>}
      {filledFields(item.type, item.content).map((field) => (
        <ChangedField key={field.name} name={fieldLabel(field, lang)}>
          <FieldValue field={field} value={item.content[field.name] ?? null} wording={wording} lang={lang} />
          <FieldDecision {...props} field={field} />
        </ChangedField>
      ))}
    </section>
  );
}

/** An edit: what changes, then what does not. */
function Edit(props: Props) {
  const { item, wording, lang } = props;
  const words = messages(lang).review.item;
  const compared = compareChanges(item.type, item.changes, wording);
  return (
    <section aria-labelledby="changes">
      <div className="section-heading">
        <h2 id="changes">{words.changes}</h2>
        <p className="count">{words.changesCount(compared.length)}</p>
      </div>
      {compared.map((comparison) => {
        const { field } = comparison;
        const conflict = item.conflicts.find((one) => one.field === field.name);
        const decision = <FieldDecision {...props} field={field} demanded={conflict !== undefined} />;
        if (!conflict) {
          return (
            <FieldChange key={field.name} comparison={comparison} lang={lang}>
              {decision}
            </FieldChange>
          );
        }
        return (
          <ChangedField key={field.name} name={fieldLabel(field, lang)}>
            <ThreeValues conflict={conflict} field={field} wording={wording} lang={lang} />
            {decision}
          </ChangedField>
        );
      })}
      <Unchanged item={item} wording={wording} lang={lang} />
    </section>
  );
}

function Unchanged({ item, wording, lang }: Pick<Props, "item" | "wording" | "lang">) {
  const { unchanged } = messages(lang).review.item;
  const { content } = item;
  const changed = changedFields(item.type, item.changes).map(({ name }) => name);
  const fields = filledFields(item.type, content, new Set(changed));
  if (fields.length === 0) return null;
  return (
    <details className="desk-fold border-line border-t">
      <summary>
        {unchanged(fields.length)}
        <span className="text-muted"> — {fields.map((field) => fieldLabel(field, lang)).join(", ")}</span>
      </summary>
      <ContentFacts fields={fields} content={content} wording={wording} lang={lang} />
    </details>
  );
}
