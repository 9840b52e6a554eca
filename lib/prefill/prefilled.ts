/**
 * What a draft was filled with at first, kept with it: its form says where a field comes from until the field is changed.
 * Pure.
 */
import { z } from "zod";
import { type Content, same } from "#lib/revisions/changes";
import { type Origin, origins } from "./facts";
import type { Proposed } from "./proposed-content";

const prefilled = z.record(z.string(), z.strictObject({ value: z.json(), origin: z.enum(origins) }));

export type Prefilled = z.infer<typeof prefilled>;

/** As the database holds it; nothing for what was filled by hand. */
export const asPrefilled = (json: unknown): Prefilled => prefilled.parse(json ?? {});

export const prefilledOf = ({ content, origins }: Proposed): Prefilled =>
  Object.fromEntries(
    Object.entries(origins).map(([field, origin]) => [field, { value: content[field] ?? null, origin }]),
  );

/** Where the fields come from that still say what they were filled with. */
export const originsIn = (kept: Prefilled, content: Content): Record<string, Origin> =>
  Object.fromEntries(
    Object.entries(kept).flatMap(([field, { value, origin }]) =>
      same(content[field] ?? null, value) ? [[field, origin]] : [],
    ),
  );
