import type { Document } from "#lib/api/openapi";
import { type Lang, messages } from "#lib/messages/index";
import { apiOperationPath } from "#lib/paths";
import { Address } from "./address";

/** Every request that can be made, by part; each leads to its own page. */
export function OperationList({ document, lang }: { document: Document; lang: Lang }) {
  const { groups } = messages(lang).api;
  const operations = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method, operation })),
  );
  return document.tags.map(({ name }) => (
    <section key={name} className="mt-8" aria-labelledby={`group-${name}`}>
      <h3 id={`group-${name}`}>{groups[name]}</h3>
      <ul className="operations">
        {operations
          .filter(({ operation }) => operation.tags.includes(name))
          .map(({ address, method, operation }) => (
            <li key={operation.operationId}>
              <a href={apiOperationPath(lang, operation.operationId)}>{operation.summary}</a>
              <Address method={method} address={address} />
              <p>{operation.description}</p>
            </li>
          ))}
      </ul>
    </section>
  ));
}
