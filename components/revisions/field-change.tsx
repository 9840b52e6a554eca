import type { ReactNode } from "react";
import { fieldLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { type Comparison, type FieldComparison, webAddress } from "#lib/revisions/compare";
import { Follow, ListChange } from "./list-change";
import { Added, MarkedText, Removed } from "./marked-text";
import { TextChange } from "./text-change";

/** One field: its name, what it was and what it would be. `level` keeps the page's headings in order. */
export function FieldChange({
  comparison: { field, comparison },
  lang,
  level = 3,
  children,
}: {
  comparison: FieldComparison;
  lang: Lang;
  level?: 3 | 4;
  /** What else is to be known of this field, or chosen about it. */
  children?: ReactNode;
}) {
  return (
    <ChangedField name={fieldLabel(field, lang)} level={level}>
      <ChangedValue comparison={comparison} lang={lang} />
      {children}
    </ChangedField>
  );
}

/** The name of a field, and beside it whatever there is to say of its change. */
export function ChangedField({
  name,
  level = 3,
  children,
}: {
  name: string;
  level?: 3 | 4;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="diff-field">
      <Heading className="diff-name">{name}</Heading>
      <div className="diff-value">{children}</div>
    </div>
  );
}

/** What it was and what it would be, without its name. */
export function ChangedValue({ comparison, lang }: { comparison: Comparison; lang: Lang }) {
  switch (comparison.shape) {
    case "line":
      return (
        <p>
          <MarkedText parts={comparison.parts} lang={lang} />
        </p>
      );
    case "text":
      return <TextChange blocks={comparison.blocks} grain={comparison.grain} lang={lang} />;
    case "list":
      return <ListChange items={comparison.items} lang={lang} />;
    case "value":
      return <ValueChange {...comparison} lang={lang} />;
  }
}

function ValueChange({ before, after, lang }: { before: string | null; after: string | null; lang: Lang }) {
  const { empty } = messages(lang).review.diff;
  return (
    <p>
      {before === null ? null : (
        <Removed lang={lang}>
          {before}
          <Follow href={webAddress(before)} lang={lang} name={before} />
        </Removed>
      )}
      {before !== null && after !== null ? <span aria-hidden="true"> → </span> : null}
      {after === null ? (
        <span className="diff-empty">
          {" → "}
          {empty}
        </span>
      ) : (
        <Added lang={lang}>
          {after}
          <Follow href={webAddress(after)} lang={lang} name={after} />
        </Added>
      )}
    </p>
  );
}
