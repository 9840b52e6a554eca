/** What a merge of two entries moved, as it is kept: enough to move it back, and to see what changed since. Pure. */
import { z } from "zod";

const int = z.number().int();

/** A line of a list, of an entry at that version; `twin`: where the same line stood that named the other already. */
const line = z.strictObject({ entry: z.uuid(), version: int, position: int, twin: int.nullable() });

const moved = z.strictObject({
  /** Of entries that credit the merged one, or were found in it. Of two twins the first stayed. */
  credits: z.array(line),
  sources: z.array(line),
  /** Relations to it, of which the note of each is its own. */
  relations: z.array(
    line.extend({ kind: z.string(), note: z.string().nullable(), twinNote: z.string().nullable() }),
  ),
  /** Organisations that it presented. */
  organisations: z.array(z.uuid()),
  /** Alerts that followed it. Merges made before there were alerts moved none. */
  followers: z.array(z.uuid()).default([]),
});

export type MovedTies = z.infer<typeof moved>;

/** A proposal that waited on the merged entry, and the version at which it was given to the other. */
const proposal = z.strictObject({ id: z.uuid(), version: int });

const merged = z.strictObject({ ties: moved, proposals: z.array(proposal) });

export type Moved = z.infer<typeof merged>;

export const asMoved = (value: unknown): Moved => merged.parse(value);
