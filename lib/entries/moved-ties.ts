/** What a merge of two entries moved, as it is kept: enough to move it back, and to see what changed since. Pure. */
import { z } from "zod";

const int = z.number().int();

const moved = z.strictObject({
  /** Entries that credit the merged one, or were found in it: at which version, and which of their lines. */
  credits: z.array(z.strictObject({ entry: z.uuid(), version: int, positions: z.array(int) })),
  sources: z.array(z.strictObject({ entry: z.uuid(), version: int, positions: z.array(int) })),
  /** Relations to it; `had`: the entry stated the same one to the other already. */
  relations: z.array(
    z.strictObject({
      entry: z.uuid(),
      version: int,
      kind: z.string(),
      note: z.string().nullable(),
      position: int,
      had: z.boolean(),
    }),
  ),
  /** Organisations that it presented. */
  organisations: z.array(z.uuid()),
});

export type MovedTies = z.infer<typeof moved>;

/** A proposal that waited on the merged entry, and the version at which it was given to the other. */
const proposal = z.strictObject({ id: z.uuid(), version: int });

const merged = z.strictObject({ ties: moved, proposals: z.array(proposal) });

export type Moved = z.infer<typeof merged>;

export const asMoved = (value: unknown): Moved => merged.parse(value);
