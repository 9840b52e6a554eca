import type { Content, Json } from "#lib/revisions/changes";
import { wellFormed } from "#lib/text";

/** What a record says, as JSON that PostgreSQL takes: cutting a text at a length may leave half of its last sign. */
export const storable = (content: Content): Content =>
  Object.fromEntries(Object.entries(content).map(([name, value]) => [name, storableValue(value)]));

function storableValue(value: Json): Json {
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value)) return value.map(storableValue);
  return typeof value === "object" && value !== null ? storable(value) : value;
}
