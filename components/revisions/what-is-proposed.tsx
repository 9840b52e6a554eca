import { type Lang, messages } from "#lib/messages/index";
import { compareChanges, type Wording } from "#lib/revisions/compare";
import type { MyRevision } from "#lib/revisions/queries";
import { ContentFacts, filledFields } from "./content-facts";
import { FieldChange } from "./field-change";

interface Props {
  revision: Pick<MyRevision, "type" | "entry" | "changes" | "content">;
  wording: Wording;
  lang: Lang;
}

/** A proposal as its author reads it again: a new entry whole, an edit change by change. */
export function WhatIsProposed({ revision, wording, lang }: Props) {
  const { one } = messages(lang).contributing;
  const { type, entry, changes, content } = revision;
  const compared = entry ? compareChanges(type, changes, wording) : [];
  const filled = entry ? [] : filledFields(type, content);
  return (
    <section aria-labelledby="proposed" className="section">
      <h2 id="proposed">{one.changes}</h2>
      {compared.map((comparison) => (
        <FieldChange key={comparison.field.name} comparison={comparison} lang={lang} />
      ))}
      {filled.length > 0 && <ContentFacts fields={filled} content={content} wording={wording} lang={lang} />}
      {compared.length + filled.length === 0 && <p className="diff-empty">{one.nothing}</p>}
    </section>
  );
}
