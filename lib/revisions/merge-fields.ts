/**
 * Two entries of one thing, field by field: what they say alike, what has to be chosen, and the lists, which are put
 * together item by item. Pure: the same values make the form, and the content that the form asks for.
 */
import type { Field, Widget } from "#lib/entries/fields";
import { formFieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import { fold } from "#lib/text";
import { type Content, type Json, same } from "./changes";

export type Side = "kept" | "other";

/** A field in which the two entries differ. */
export type MergeField =
  | { shape: "value"; field: Field; kept: Json; other: Json; taken: Side }
  | { shape: "list"; field: Field; items: MergeItem[] };

export interface MergeItem {
  value: Json;
  /** Which of the two entries says it. */
  from: Side | "both";
}

/** What was chosen: of a value the side; of a list the ranks, among its items, of those that stay. */
export interface MergeChoices {
  values: Readonly<Record<string, Side>>;
  lists: Readonly<Record<string, readonly number[]>>;
}

export interface Twin {
  slug: string;
  content: Content;
}

/** The fields to settle, in the order of the type's fields; a value is taken where the other entry has none. */
export function mergeFields(type: EntryType, kept: Twin, other: Twin): MergeField[] {
  return formFieldsOf(type).flatMap((field): MergeField[] => {
    const [ours, theirs] = [kept.content[field.name] ?? null, other.content[field.name] ?? null];
    const identity = isList(field.widget) ? identities[field.widget] : null;
    if (!identity) {
      if (same(ours, theirs)) return [];
      const taken = isEmpty(ours) && !isEmpty(theirs) ? "other" : "kept";
      return [{ shape: "value", field, kept: ours, other: theirs, taken }];
    }
    const items = union(
      identity,
      ours,
      [...listOf(theirs), ...learnt(field, kept, other)],
      [kept.slug, other.slug],
    );
    const all = items.map(({ value }) => value);
    return same(all, ours) ? [] : [{ shape: "list", field, items }];
  });
}

/** The content of the entry that stays, as chosen; what is not chosen is as it would be by itself. */
export function mergedContent(
  type: EntryType,
  kept: Twin,
  other: Twin,
  { values, lists }: MergeChoices,
): Content {
  const content = { ...kept.content };
  for (const merge of mergeFields(type, kept, other)) {
    const { name } = merge.field;
    if (merge.shape === "value") {
      content[name] = (values[name] ?? merge.taken) === "other" ? merge.other : merge.kept;
    } else {
      const staying = lists[name];
      content[name] = merge.items
        .filter((_, rank) => staying === undefined || staying.includes(rank))
        .map(({ value }) => value);
    }
  }
  return content;
}

type ListWidget = Extract<Widget, "names" | "themes" | "credits" | "relations" | "links" | "sources">;

/** Two items that have the same one say the same thing. */
const identities: Record<ListWidget, (item: Json) => string> = {
  names: (item) => fold(String(item)),
  themes: (item) => String(item),
  credits: (item) =>
    [partOf(item, "role"), partOf(item, "organisation") ?? partOf(item, "entry") ?? nameOf(item)].join(" "),
  relations: (item) => [partOf(item, "kind"), partOf(item, "to")].join(" "),
  links: (item) => comparable(partOf(item, "url") ?? ""),
  sources: (item) => [fold(partOf(item, "document") ?? ""), partOf(item, "locator")].join(" "),
};

const isList = (widget: Widget | undefined): widget is ListWidget =>
  widget !== undefined && Object.hasOwn(identities, widget);

/** Ours first, as they are; then theirs that are none of ours; none that is tied to one of the two entries. */
function union(
  identity: (item: Json) => string,
  ours: Json,
  theirs: readonly Json[],
  twins: readonly string[],
): MergeItem[] {
  const free = (items: readonly Json[]) => items.filter((item) => !twins.includes(partOf(item, "to") ?? ""));
  const others = new Set(theirs.map(identity));
  const items: MergeItem[] = free(listOf(ours)).map((value) => ({
    value: untied(value, twins),
    from: others.has(identity(value)) ? "both" : "kept",
  }));
  const seen = new Set(listOf(ours).map(identity));
  for (const value of free(theirs)) {
    if (seen.has(identity(value))) continue;
    seen.add(identity(value));
    items.push({ value: untied(value, twins), from: "other" });
  }
  // Without the tie of the thing to itself, two lines may say the same.
  return items.filter(({ value }, rank) => items.findIndex((one) => same(one.value, value)) === rank);
}

/** A credit or a source stays as it is printed, without the tie of the thing to itself. */
function untied(item: Json, twins: readonly string[]): Json {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
  return typeof item.entry === "string" && twins.includes(item.entry) ? { ...item, entry: null } : item;
}

/** The name and the address that the other entry loses: people know the thing by them. */
function learnt(field: Field, kept: Twin, other: Twin): Json[] {
  const { title, url, language } = other.content;
  if (field.widget === "names" && field.name === "aliases" && typeof title === "string") {
    return fold(title) === fold(String(kept.content.title)) ? [] : [title];
  }
  if (field.widget === "links" && typeof url === "string" && typeof title === "string") {
    const known = typeof kept.content.url === "string" ? comparable(kept.content.url) : null;
    if (kept.content.url === null || comparable(url) === known) return [];
    return [{ url, label: title.slice(0, 200), kind: "website", language: language ?? null }];
  }
  return [];
}

/** Without what changes nothing to where it leads: http or https, "www.", a last slash. */
const comparable = (url: string) =>
  url
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/\/+$/, "");

const listOf = (value: Json): Json[] => (Array.isArray(value) ? value : []);
const isEmpty = (value: Json) => value === null || (Array.isArray(value) && value.length === 0);
const nameOf = (item: Json) => fold(partOf(item, "name") ?? "");

function partOf(item: Json, name: string): string | null {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return null;
  const part = item[name];
  return typeof part === "string" ? part : null;
}
