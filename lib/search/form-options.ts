/** Without JavaScript, a form's search sends the form, which comes back with what was found. */
import { searchAt } from "#lib/entries/form-searches";
import type { FormState, FormValues } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { suggest } from "./suggest";

/** @param path of the search: "territory", "credits.2". */
export async function formOptions(values: FormValues, path: string, lang: Lang): Promise<Partial<FormState>> {
  const search = searchAt(values, path);
  if (!search?.text.trim()) return { message: messages(lang).forms.nothingTyped };
  return { options: { [path]: await suggest(search.kind, search.text, lang) } };
}
