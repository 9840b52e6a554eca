/** A content read with no trust in it: a draft may hold anything. */
import type { Content, Json } from "#lib/revisions/changes";

/** As much of a text as is looked at: more than any field takes. */
const MAX_TEXT = 20_000;

export function textOf(content: Content, field: string): string {
  return asText(content[field]);
}

function asText(value: Json | undefined): string {
  return typeof value === "string" ? value.slice(0, MAX_TEXT) : "";
}

export interface Row {
  index: number;
  text: (part: string) => string;
}

/** As many rows of a list as are looked at. */
const MAX_ROWS = 60;

export function rowsOf(content: Content, field: string): Row[] {
  const list = content[field];
  if (!Array.isArray(list)) return [];
  return list
    .slice(0, MAX_ROWS)
    .flatMap((row, index) =>
      typeof row === "object" && row !== null && !Array.isArray(row)
        ? { index, text: (part) => asText(row[part]) }
        : [],
    );
}

/** Every address of the content with its path, in the order of the form. */
export function addressesOf(content: Content): { path: string; url: string }[] {
  return [
    { path: "url", url: textOf(content, "url").trim() },
    ...rowsOf(content, "links").map(({ index, text }) => ({
      path: `links.${index}.url`,
      url: text("url").trim(),
    })),
  ].filter(({ url }) => URL.canParse(url));
}

/** What people write in sentences, with its path: what is looked into for what should not be there. */
export function proseOf(content: Content): { path: string; text: string }[] {
  const notes: readonly (readonly [string, string])[] = [
    ["credits", "note"],
    ["relations", "note"],
    ["sources", "locator"],
    ["links", "label"],
  ];
  return [
    ...["title", "subtitle", "summary", "body"].map((path) => ({ path, text: textOf(content, path) })),
    ...notes.flatMap(([list, part]) =>
      rowsOf(content, list).map(({ index, text }) => ({
        path: `${list}.${index}.${part}`,
        text: text(part),
      })),
    ),
  ].filter(({ text }) => text !== "");
}

/** The names that are mentioned and tied to nothing of the directory. */
export function untiedNames(content: Content): { path: string; name: string }[] {
  return rowsOf(content, "credits").flatMap(({ index, text }) => {
    const name = text("name").trim();
    return name && !text("organisation") && !text("entry") ? [{ path: `credits.${index}.name`, name }] : [];
  });
}
