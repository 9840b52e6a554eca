import { describe, expect, it } from "vitest";
import { LANGS, messages } from "#lib/messages/index";
import { ENTRY_TYPES } from "#lib/paths";
import { countryName, fieldText, languageName, optionLabel } from "./field-words";
import { creditRoles, linkKinds } from "./fields";
import { fieldsOf, formFieldsOf } from "./types/index";
import { countryOptions, languageOptions, roleOptions } from "./vocabularies";

describe.each(LANGS)("in %s", (lang) => {
  it.each(ENTRY_TYPES)("every field of a %s has a name, and every value of its choices too", (type) => {
    for (const field of fieldsOf(type)) {
      const key = field.label ?? field.name;
      expect(Object.keys(messages(lang).fields)).toContain(key);
      expect(fieldText(field, lang).label).not.toBe("");
      for (const value of field.options ?? []) {
        expect(optionLabel(field.choice ?? field.name, value, lang), `${key} ${value}`).not.toBe(value);
      }
    }
  });

  it.each(ENTRY_TYPES)(
    "beside every field of a %s stand help, and an example unless one chooses from a list",
    (type) => {
      const choices = new Set(["choice", "language", "country", "themes", "checkbox"]);
      for (const field of formFieldsOf(type)) {
        const { hint, example } = fieldText(field, lang);
        expect(hint, field.name).not.toBe("");
        if (!choices.has(field.widget)) expect(example, field.name).not.toBe("");
      }
    },
  );

  it("every role and kind of link has a word", () => {
    for (const role of creditRoles) expect(optionLabel("role", role, lang)).not.toBe(role);
    for (const kind of linkKinds) expect(optionLabel("link", kind, lang)).not.toBe(kind);
  });

  it("languages and countries have names, and no two the same", () => {
    for (const options of [languageOptions(lang), countryOptions(lang)]) {
      for (const { value, label } of options) expect(label).not.toBe(value);
      expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
    }
  });
});

describe("values that are no code", () => {
  it("are given back as they are", () => {
    expect(languageName("not a language", "fr")).toBe("not a language");
    expect(countryName("???", "en")).toBe("???");
    expect(optionLabel("kind", "toString", "fr")).toBe("toString");
    expect(optionLabel("__proto__", "x", "fr")).toBe("x");
  });
});

describe("roles", () => {
  it("come with those of the type first, each once", () => {
    expect(roleOptions("event", "fr")[0]?.value).toBe("organiser");
    expect(roleOptions("event", "fr")).toHaveLength(creditRoles.length);
  });
});
