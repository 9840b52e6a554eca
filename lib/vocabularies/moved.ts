/** What a merge moved, as the line of the act keeps it: enough to move it back, and to see what changed since. Pure. */
import { z } from "zod";

const year = z.number().int().nullable();
const succession = z.strictObject({ predecessorId: z.uuid(), successorId: z.uuid(), year });

const lost = z.strictObject({
  position: z.number().int(),
  role: z.string(),
  name: z.string(),
  note: z.string().nullable(),
  entry: z.uuid().nullable(),
  own: z.boolean(),
});

const moved = z.strictObject({
  /** Entries of a theme: at which version, and whether they had the other theme too. */
  themed: z
    .array(z.strictObject({ entry: z.uuid(), version: z.number().int(), had: z.boolean() }))
    .optional(),
  /**
   * Entries that credit an organisation: at which version, and which of their credits; and the lines that said again what
   * another says from then on, of the one (`own`) or of the other.
   */
  credited: z
    .array(
      z.strictObject({
        entry: z.uuid(),
        version: z.number().int(),
        positions: z.array(z.number().int()),
        lost: z.array(lost).optional(),
      }),
    )
    .optional(),
  /** Organisations that were part of the merged one, and what they became part of. */
  children: z.array(z.strictObject({ id: z.uuid(), to: z.uuid().nullable() })).optional(),
  /** `to` is null where the other organisation had the same one already, or would follow itself. */
  successions: z.array(z.strictObject({ from: succession, to: succession.nullable() })).optional(),
  /** The entry that presents the merged organisation; `taken`: it presents the other one from then on. */
  page: z.strictObject({ entry: z.uuid(), taken: z.boolean() }).nullish(),
  /** The names that the other organisation learnt. */
  aliases: z.array(z.string()).optional(),
  /** Of an undoing: how many things had changed since and were left, and the first entries among them. */
  left: z.strictObject({ count: z.number().int(), entries: z.array(z.string()) }).optional(),
});

export type Moved = z.infer<typeof moved>;
export type Succession = z.infer<typeof succession>;
export type Left = NonNullable<Moved["left"]>;

export const asMoved = (value: unknown): Moved => moved.parse(value ?? {});
