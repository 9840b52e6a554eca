/** What a line is a double of, as it is stored and shown. Pure. */
import { z } from "zod";
import { ENTRY_TYPES } from "#lib/paths";

const schema = z.discriminatedUnion("kind", [
  /** Another line of the same file. */
  z.object({ kind: z.literal("line"), position: z.number() }),
  /** A proposal of the same author, made by another import of the same record. */
  z.object({ kind: z.literal("proposal"), id: z.uuid(), title: z.string() }),
  z.object({
    kind: z.literal("entry"),
    type: z.enum(ENTRY_TYPES),
    slug: z.string(),
    title: z.string(),
    why: z.enum(["identifier", "address", "title", "date-place"]),
  }),
]);

export type Double = z.infer<typeof schema>;

export const asDouble = (stored: unknown): Double | null => schema.nullable().parse(stored ?? null);
