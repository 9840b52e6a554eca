/** What a form shows beside the slugs and codes that a content names. Pure: names are given. */
import type { NameOf } from "#lib/entries/form-content";
import type { Lang } from "#lib/messages/index";
import { type Names, wordingIn } from "./wording";

export function shownNames(names: Names, lang: Lang): NameOf {
  const wording = wordingIn(lang, names);
  return (what, key) => {
    if (what === "organisation") return names.organisations.get(key) ?? key;
    if (what === "entry") return names.entries.get(key)?.title ?? key;
    return wording.value({ name: "territory", widget: "territory", required: false }, key) ?? key;
  };
}
