/** Acts on vocabularies in words. Pure. */
import { formatInstant } from "#lib/dates";
import { countryName } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { organisationKindLabel } from "#lib/organisations/kinds";
import type { Changes, Json } from "#lib/revisions/changes";
import { themeLabel } from "#lib/themes/label";
import type { ActName } from "./act";
import type { ChangeView, TermRef } from "./view";

/** "Fusion de « A » dans « B »" */
export function actInWords(
  change: Pick<ChangeView, "act" | "label" | "changes" | "undoes" | "names">,
  lang: Lang,
): string {
  const { undoes, names } = change;
  if (change.act === "undo" && undoes) {
    return messages(lang).vocabularies.acts.undo("", sentence({ ...undoes, names }, lang));
  }
  return sentence(change, lang);
}

function sentence(
  {
    act,
    label,
    changes,
    names,
  }: { act: ActName; label: string; changes: Changes; names: ChangeView["names"] },
  lang: Lang,
): string {
  const { acts } = messages(lang).vocabularies;
  const other = nameIn(names, changes.mergedInto?.to ?? changes.mergedInto?.from ?? null, lang);
  const pair = changes.succession
    ? valueInWords("succession", changes.succession.to ?? changes.succession.from, names, lang)
    : "";
  return acts[act](label, act === "merge" ? other : pair);
}

/** Each field with its two values in words; what the act's sentence says already is left out. */
export function changesInWords({ act, changes, names }: ChangeView, lang: Lang) {
  if (act !== "rename") return [];
  const { fields } = messages(lang).vocabularies;
  return Object.entries(changes).map(([field, { from, to }]) => ({
    label: fields[field] ?? field,
    from: valueInWords(field, from, names, lang),
    to: valueInWords(field, to, names, lang),
  }));
}

function valueInWords(field: string, value: Json, names: ChangeView["names"], lang: Lang): string {
  const { change, follows } = messages(lang).vocabularies;
  if (value === null || (Array.isArray(value) && value.length === 0)) return change.empty;
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (typeof value === "object") {
    const { predecessor = null, successor = null, year } = value;
    return follows(
      nameIn(names, predecessor, lang),
      nameIn(names, successor, lang),
      typeof year === "number" ? year : null,
    );
  }
  const text = String(value);
  if (field === "kind") return organisationKindLabel(text, lang);
  if (field === "country") return countryName(text, lang);
  if (field === "deprecatedAt") return formatInstant(new Date(text), lang);
  return field === "parent" || field === "mergedInto" ? nameIn(names, text, lang) : text;
}

function nameIn(names: ReadonlyMap<string, TermRef>, slug: Json, lang: Lang): string {
  const found = typeof slug === "string" ? names.get(slug) : undefined;
  return found ? themeLabel(found, lang) : String(slug ?? "");
}
