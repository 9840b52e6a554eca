/** What a selection may hold, and how it is typed. Pure. */
import { DomainError, type Issue } from "#lib/errors";
import { tidyLine, tidyText, UNREADABLE } from "#lib/text";

export const MAX_SELECTIONS = 50;
export const MAX_ITEMS = 200;
export const MAX_TITLE = 120;
export const MAX_DESCRIPTION = 2000;
export const MAX_NOTE = 1000;

export const visibilities = ["private", "link", "public"] as const;
export type Visibility = (typeof visibilities)[number];

export interface SelectionInput {
  title: string;
  description: string | null;
  visibility: Visibility;
}

/** As typed, tidied. @throws DomainError invalid, field by field */
export function selectionInput(typed: Readonly<Record<keyof SelectionInput, string>>): SelectionInput {
  const title = tidyLine(typed.title);
  const description = tidyText(typed.description) || null;
  const visibility = visibilities.find((one) => one === typed.visibility);
  const issues: Issue[] = [
    ...(title === "" ? [{ path: "title", code: "required" }] : issuesOf("title", title, MAX_TITLE)),
    ...issuesOf("description", description ?? "", MAX_DESCRIPTION),
    ...(visibility ? [] : [{ path: "visibility", code: "notInList" }]),
  ];
  if (issues.length > 0 || !visibility) throw new DomainError("invalid", "selectionInvalid", {}, issues);
  return { title, description, visibility };
}

/** A note as typed, tidied; null when there is none. @throws DomainError invalid */
export function noteOf(typed: string, path: string): string | null {
  const note = tidyText(typed);
  const issues = issuesOf(path, note, MAX_NOTE);
  if (issues.length > 0) throw new DomainError("invalid", "selectionInvalid", {}, issues);
  return note || null;
}

function issuesOf(path: string, text: string, max: number): Issue[] {
  if (text.includes(UNREADABLE)) return [{ path, code: "unreadable" }];
  return text.length > max ? [{ path, code: "tooLong", params: { max } }] : [];
}

/** What is done to an item of a selection, or to none. */
export type Arrangement = { act: "save" } | { act: "up" | "down" | "remove"; itemId: string };

/**
 * The items in their new order; those that the page did not show stay where they are.
 * @param shown the ids that the page shows, in its order
 */
export function arranged(
  items: readonly string[],
  shown: readonly string[],
  { ...asked }: Arrangement,
): string[] {
  if (asked.act === "save") return [...items];
  const { act, itemId } = asked;
  if (act === "remove") return items.filter((id) => id !== itemId);
  const place = shown.indexOf(itemId);
  const other = shown[place + (act === "up" ? -1 : 1)];
  if (place < 0 || other === undefined) return [...items];
  return items.map((id) => (id === itemId ? other : id === other ? itemId : id));
}
