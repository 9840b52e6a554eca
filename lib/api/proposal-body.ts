/** What a program sends to propose, to rewrite and to withdraw. Pure. */
import { z } from "zod";
import type { EntryType } from "#lib/paths";
import { proposedSchema } from "./content";

const words = z.string().max(2000).nullable().default(null);
const slug = z.string().regex(/^[a-z0-9-]{1,120}$/);
const version = z.int().min(1).max(1_000_000_000);

const said = <T extends EntryType>(type: T) => ({
  type: z.literal(type),
  content: proposedSchema(type),
  comment: words,
  duplicateNote: words,
  draft: z.boolean().default(false),
});

const proposalOf = <T extends EntryType>(type: T) =>
  z.strictObject({
    ...said(type),
    /** The entry to change; absent for a new one. */
    entry: slug.optional(),
    /** Its version that the changes start from. */
    baseVersion: version.optional(),
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

const rewritingOf = <T extends EntryType>(type: T) =>
  z.strictObject({
    ...said(type),
    /** Of the proposal, as it was read. */
    version,
    /** Of the entry, that the changes start from; absent, the one that they started from. */
    baseVersion: version.optional(),
  });

/** All that a proposal says, in place of what it said. */
export const rewritingBody = z.discriminatedUnion("type", [
  rewritingOf("resource"),
  rewritingOf("lab"),
  rewritingOf("programme"),
  rewritingOf("event"),
]);

export const withdrawalBody = z.strictObject({ version });
