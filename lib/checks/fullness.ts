/** What is missing: nothing that the schema requires, but what a reader would look for in vain. */
import { entryTypes, fieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { type Advice, remark } from "./advice";
import { rowsOf, textOf } from "./values";

export function checkFullness(type: EntryType, content: Content): Advice[] {
  const empty = (field: string) => {
    const value = content[field];
    return (
      value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
    );
  };
  const said: Advice[] = [];
  const leads = !empty("url") || rowsOf(content, "links").length > 0 || rowsOf(content, "sources").length > 0;
  if (!leads && !isWithin(type, content)) said.push(remark("url", "nothingToFollow"));
  if (empty("themes")) said.push(remark("themes", "noTheme"));
  if (empty("credits")) said.push(remark("credits", "noCredit"));
  // A place is what cards of the type show; what is online, or abroad, may have none.
  const placed = entryTypes[type].card.includes("place");
  if (placed && empty("territory") && empty("address") && textOf(content, "country") === "FR")
    said.push(remark("territory", "noPlace"));
  return said;
}

/** An article is found by the journal, the issue or the collection that holds it. */
const isWithin = (type: EntryType, content: Content): boolean =>
  fieldsOf(type).some(({ name }) => name === "container") && textOf(content, "container") !== "";
