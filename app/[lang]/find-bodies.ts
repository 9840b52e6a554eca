/** The search of a form for an organisation, without JavaScript. */
import type { FormAnswer, FormRequest } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import type { Actor } from "#lib/permissions";
import { suggest } from "#lib/search/suggest";

/** What the button of the search asks for, as choices of the field; null when another button was pressed. */
export async function findBodies(
  { values, lang }: FormRequest<Actor>,
  path: string,
): Promise<FormAnswer | null> {
  if (firstValue(values, "intent") !== `search:${path}`) return null;
  const text = firstValue(values, `${path}.search`);
  if (!text.trim()) return { message: messages(lang).forms.nothingTyped };
  return { options: { [path]: await suggest("organisation", text, lang) } };
}
