/** The words of fields and of their values, in the reader's language. */
import { type Lang, messages } from "#lib/messages/index";
import { own } from "#lib/own";
import type { Field } from "./fields";

export interface FieldText {
  label: string;
  hint: string;
  example: string;
}

type Labelled = Pick<Field, "name" | "label">;

/** What a field is called, what its form asks, and an example ("" when there is none). */
export function fieldText(field: Labelled, lang: Lang): FieldText {
  const { options, sections, parts, yes, no, ...texts } = messages(lang).fields;
  const key = field.label ?? field.name;
  const known: Readonly<Record<string, FieldText>> = texts;
  return own(known, key) ?? { label: key, hint: "", example: "" };
}

export const fieldLabel = (field: Labelled, lang: Lang): string => fieldText(field, lang).label;

/** The word of a value of a choice ("kind", "status", "timezone", "role", "link"); unknown ones as they are. */
export function optionLabel(choice: string, value: string, lang: Lang): string {
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = messages(lang).fields.options;
  const words = own(choices, choice);
  return (words && own(words, value)) || value;
}

/** "français" or "French" of "fr" (ISO 639-1). */
export const languageName = (code: string, lang: Lang): string => nameOf("language", code, lang);

/** "France" of "FR" (ISO 3166-1 alpha-2), "Union européenne" of "EU", "International" of "INT". */
export function countryName(code: string, lang: Lang): string {
  return code === "INT" ? messages(lang).fields.options.country.INT : nameOf("region", code, lang);
}

// Making one costs a hundred times more than using it.
const NAMES = {
  language: {
    fr: new Intl.DisplayNames("fr", { type: "language" }),
    en: new Intl.DisplayNames("en", { type: "language" }),
  },
  region: {
    fr: new Intl.DisplayNames("fr", { type: "region" }),
    en: new Intl.DisplayNames("en", { type: "region" }),
  },
};

function nameOf(type: "language" | "region", code: string, lang: Lang): string {
  try {
    return NAMES[type][lang].of(code) ?? code;
  } catch {
    // A draft may hold anything, and Intl throws on what is no code.
    return code;
  }
}
