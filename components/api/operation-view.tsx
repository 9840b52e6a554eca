import type { Document, Operation } from "#lib/api/openapi";
import { type Lang, messages } from "#lib/messages/index";
import { Address } from "./address";
import { CodeBlock } from "./code-block";
import { FieldList } from "./field-list";
import { ParameterList } from "./parameter-list";

interface Props {
  method: string;
  address: string;
  operation: Operation;
  document: Document;
  lang: Lang;
}

/** One request: what it may be given, an example with its answer, and every answer that it may have. */
export function OperationView({ method, address, operation, document, lang }: Props) {
  const words = messages(lang).api;
  const { responses, requestBody } = operation;
  const [, answered] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  const content = answered?.content?.["application/json"];
  const sent = requestBody?.content["application/json"];
  return (
    <>
      <Address method={method} address={address} />
      <section className="section" aria-labelledby="parameters">
        <h2 id="parameters">{words.operation.parameters}</h2>
        <ParameterList parameters={operation.parameters} lang={lang} />
        {sent ? (
          <>
            <h3 className="mt-4">{words.operation.body}</h3>
            <FieldList
              title={words.operation.sent}
              schema={sent.schema}
              schemas={document.components.schemas}
              lang={lang}
            />
          </>
        ) : null}
      </section>
      <section className="section" aria-labelledby="example">
        <h2 id="example">{words.operation.example}</h2>
        <CodeBlock label={words.operation.request}>{curlOf(method, operation)}</CodeBlock>
        {/* An id is that of one instance: nothing answers there. */}
        {method === "get" && !operation.security && !address.includes("{id}") ? (
          <p className="mt-2">
            <a href={operation["x-example"]}>{words.operation.open}</a>
          </p>
        ) : null}
        {content ? (
          <>
            <CodeBlock label={words.operation.answer}>{JSON.stringify(content.example, null, 2)}</CodeBlock>
            <FieldList
              title={words.operation.fields}
              schema={content.schema}
              schemas={document.components.schemas}
              lang={lang}
            />
          </>
        ) : null}
      </section>
      <section className="section" aria-labelledby="statuses">
        <h2 id="statuses">{words.operation.statuses}</h2>
        <dl className="parameters">
          {Object.entries(responses).map(([status, { description }]) => (
            <div key={status}>
              <dt>
                <code>{status}</code>
              </dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

/** A line for a terminal: within single quotes a shell reads nothing. */
function curlOf(
  method: string,
  { "x-example": address, parameters, requestBody, security }: Operation,
): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const body = requestBody?.content["application/json"]?.example;
  return [
    "curl",
    ...(method === "get" ? [] : ["-X", method.toUpperCase()]),
    ...(security ? ["-H", quoted("Authorization: Bearer …")] : []),
    ...parameters
      .filter(({ in: where }) => where === "header")
      .flatMap(({ name }) => ["-H", quoted(`${name}: …`)]),
    ...(body === undefined
      ? []
      : ["-H", quoted("Content-Type: application/json"), "-d", quoted(JSON.stringify(body))]),
    quoted(address),
  ].join(" ");
}
