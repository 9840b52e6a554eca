import type { Parameter, Schema } from "#lib/api/openapi";
import { isSchema } from "#lib/api/openapi";
import { type Lang, messages } from "#lib/messages/index";

/** What a request may be given: its name, what it says, and the values that it takes. */
export function ParameterList({ parameters, lang }: { parameters: readonly Parameter[]; lang: Lang }) {
  const words = messages(lang).api.operation;
  if (parameters.length === 0) return <p>{words.noParameters}</p>;
  return (
    <dl className="parameters">
      {parameters.map(({ name, description, required, schema }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>{" "}
            <span>{[...traitsOf(schema, lang), ...(required ? [words.required] : [])].join(", ")}</span>
          </dt>
          <dd>
            {description} <Values schema={schema} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function traitsOf(schema: Schema, lang: Lang): string[] {
  const words = messages(lang).api.operation;
  const { type, minimum, maximum, default: usual } = schema;
  const isNumber = type === "integer" || type === "number";
  return [
    isNumber ? words.number : words.text,
    ...(type === "array" ? [words.repeated] : []),
    ...(minimum !== undefined && maximum !== undefined
      ? [words.between(String(minimum), String(maximum))]
      : []),
    ...(usual === undefined ? [] : [words.byDefault(String(usual))]),
  ];
}

function Values({ schema }: { schema: Schema }) {
  const { enum: values = [], const: only } = isSchema(schema.items) ? schema.items : schema;
  const known = only === undefined ? values : [only];
  if (known.length === 0) return null;
  return (
    <span className="parameter-values">
      {known.map((value) => (
        <code key={String(value)}>{String(value)}</code>
      ))}
    </span>
  );
}
