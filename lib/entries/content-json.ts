/** Contents and changes as they are stored: JSON, parsed again whenever they come back from the database. */
import { z } from "zod";
import type { Changes, Content, Json } from "#lib/revisions/changes";

const json: z.ZodType<Json> = z.json();
const content = z.record(z.string(), json);
const changes = z.record(z.string(), z.strictObject({ from: json, to: json }));

export function asContent(value: unknown): Content {
  return content.parse(value);
}

export function asChanges(value: unknown): Changes {
  return changes.parse(value);
}
