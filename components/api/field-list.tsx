import { type AnswerField, answerFields, variantsOf } from "#lib/api/answer-fields";
import type { Document, Schema } from "#lib/api/openapi";
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES } from "#lib/paths";

interface Props {
  /** What is unfolded, when it has one form. */
  title: string;
  schema: Schema;
  schemas: Document["components"]["schemas"];
  lang: Lang;
}

/** What an answer holds, field by field; unfolded when one looks for it. */
export function FieldList({ title, schema, schemas, lang }: Props) {
  const words = messages(lang).api.operation;
  const forms = variantsOf(schema, schemas) ?? [["", schema]];
  return forms.map(([name, form]) => (
    <details key={name} className="fields">
      <summary>{name ? words.form(formName(name, lang)) : title}</summary>
      <dl className="parameters">
        {answerFields(form, schemas).map((field) => (
          <div key={field.path}>
            <dt>
              <code>{field.path}</code> <span>{traitsOf(field, lang)}</span>
            </dt>
            {field.description ? <dd>{field.description}</dd> : null}
          </div>
        ))}
      </dl>
    </details>
  ));
}

/** "lab" as people say it. */
function formName(name: string, lang: Lang): string {
  const type = ENTRY_TYPES.find((one) => one === name);
  return type ? messages(lang).common.types[type].one.toLowerCase() : name;
}

function traitsOf({ kind, nullable, among }: AnswerField, lang: Lang): string {
  const words = messages(lang).api.operation;
  return [
    nullable ? `${words[kind]} ${words.nullable}` : words[kind],
    ...(among.length > 0 ? [words.among([...new Set(among)].join(", "))] : []),
  ].join(" ; ");
}
