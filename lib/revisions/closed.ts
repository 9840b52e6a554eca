/** An entry that is archived, taken down or merged into another takes no change but of its closing. Pure. */
import type { Changes, Content } from "./changes";

/** Whether the entry is closed to these changes. */
export const isClosedTo = (entry: Content, changes: Changes): boolean =>
  isClosed(entry) && !CLOSINGS.some((field) => Object.hasOwn(changes, field));

const CLOSINGS = ["archived", "removed", "mergedInto"];

const isClosed = ({ archived, removed, mergedInto }: Content): boolean =>
  archived === true || removed === true || typeof mergedInto === "string";
