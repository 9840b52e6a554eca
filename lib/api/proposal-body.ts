/** What a program sends to propose. Pure. */
import { z } from "zod";
import type { EntryType } from "#lib/paths";
import { proposedSchema } from "./content";

const words = z.string().max(2000).nullable().default(null);
const slug = z.string().regex(/^[a-z0-9-]{1,120}$/);
const version = z.int().min(1).max(1_000_000_000);

const proposalOf = <T extends EntryType>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    /** The entry to change; absent for a new one. */
    entry: slug.optional(),
    /** Its version that the changes start from. */
    baseVersion: version.optional(),
    content: proposedSchema(type),
    comment: words,
    duplicateNote: words,
    draft: z.boolean().default(false),
  });

export const proposalBody = z
  .discriminatedUnion("type", [
    proposalOf("resource"),
    proposalOf("lab"),
    proposalOf("programme"),
    proposalOf("event"),
  ])
  .refine(({ entry, baseVersion }) => (entry === undefined) === (baseVersion === undefined), {
    path: ["baseVersion"],
    error: "a change names the entry and its version, a new entry neither",
  });

export const withdrawalBody = z.strictObject({ version });
