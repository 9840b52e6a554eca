import { Facts } from "#components/ui/facts";
import { fieldLabel } from "#lib/entries/field-words";
import type { Field } from "#lib/entries/fields";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { fieldsOf } from "#lib/entries/types/index";
import type { Lang } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import { type Wording, webAddress } from "#lib/revisions/compare";
import { Follow } from "./list-change";

/** The filled fields of a content, in the order of the registry. `except`: those shown elsewhere. */
export function filledFields(
  type: EntryType,
  content: Content,
  except: ReadonlySet<string> = new Set(),
): Field[] {
  return fieldsOf(type).filter(({ name }) => !except.has(name) && isFilled(content[name] ?? null));
}

/** A content as it is, field by field: a creation, or what an edit leaves alone. */
export function ContentFacts({
  fields,
  content,
  wording,
  lang,
}: {
  fields: readonly Field[];
  content: Content;
  wording: Wording;
  lang: Lang;
}) {
  const facts = fields.map((field) => ({
    label: fieldLabel(field, lang),
    value: (
      <FieldValue
        key={field.name}
        field={field}
        value={content[field.name] ?? null}
        wording={wording}
        lang={lang}
      />
    ),
  }));
  return <Facts facts={facts} wide />;
}

/** One value in words. */
export function FieldValue({
  field,
  value,
  wording,
  lang,
}: {
  field: Field;
  value: Json;
  wording: Wording;
  lang: Lang;
}) {
  if (Array.isArray(value)) {
    return (
      <ul className="diff-list">
        {value.map((item, index) => {
          const text = wording.item(field, item);
          const url = typeof item === "object" && item !== null && !Array.isArray(item) ? item.url : null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: items are only ever shown in this order
            <li key={index}>
              {text}
              <Follow href={typeof url === "string" ? webAddress(url) : null} lang={lang} name={text} />
            </li>
          );
        })}
      </ul>
    );
  }
  const text = wording.value(field, value) ?? "";
  const isProse = field.widget === "markdown" || field.widget === "text";
  return (
    <span
      className={isProse ? "diff-text" : undefined}
      lang={isProse ? foreign(RECORD_LANG, lang) : undefined}
    >
      {text}
      <Follow href={field.widget === "url" ? webAddress(text) : null} lang={lang} name={text} />
    </span>
  );
}

// A box that is not ticked is the rule, and says nothing.
const isFilled = (value: Json): boolean =>
  value !== null && value !== false && value !== "" && !(Array.isArray(value) && value.length === 0);
