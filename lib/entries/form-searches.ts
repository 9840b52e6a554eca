/** The searches of a form: what each looks for, and those that were typed and still wait for a choice. */
import type { Issue } from "#lib/errors";
import { type FormValues, firstValue } from "#lib/form-state";

export interface FormSearch {
  kind: "territory" | "credit" | "entry";
  text: string;
}

/** The search that a button asks for ("territory", "credits.2"); null when there is no such search. */
export function searchAt(values: FormValues, path: string): FormSearch | null {
  if (path === "territory") return { kind: "territory", text: firstValue(values, "territory.search") };
  const [, field] = /^(credits|relations|sources)\.\d{1,4}$/.exec(path) ?? [];
  if (field === undefined) return null;
  return field === "credits"
    ? { kind: "credit", text: firstValue(values, `${path}.name`) }
    : { kind: "entry", text: firstValue(values, `${path}.search`) };
}

/** A text was typed in a search and nothing was chosen: in silence, it would be lost. */
export function unsettledSearches(values: FormValues): Issue[] {
  return Object.entries(values).flatMap(([name, [text = ""]]) => {
    const [, path] = /^(territory|(?:relations|sources)\.\d{1,4})\.search$/.exec(name) ?? [];
    if (path === undefined || text.trim() === "") return [];
    const chosen = path.startsWith("relations")
      ? `${path}.to`
      : path === "territory"
        ? path
        : `${path}.entry`;
    return firstValue(values, chosen) === "" ? [{ path: chosen, code: "unsettled" }] : [];
  });
}
