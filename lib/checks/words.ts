/** Remarks in the reader's language, each with the name of its field. */
import { formatDate } from "#lib/dates";
import { fieldLabel, languageName } from "#lib/entries/field-words";
import { fieldsOf } from "#lib/entries/types/index";
import type { AdviceLine } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import type { Advice } from "./advice";

export function adviceLines(advice: readonly Advice[], type: EntryType, lang: Lang): AdviceLine[] {
  const fields = fieldsOf(type);
  return advice.map((one) => {
    const name = one.path.split(".", 1)[0] ?? one.path;
    const field = fields.find((known) => known.name === name) ?? { name };
    return { path: one.path, field: fieldLabel(field, lang), text: textOf(one, lang) };
  });
}

function textOf({ code, params }: Advice, lang: Lang): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === "seems" || name === "declared") return [name, languageName(String(value), lang)];
      return [name, name === "date" ? formatDate(String(value), lang) : value];
    }),
  );
  return messages(lang).checks.said[code](shown);
}
