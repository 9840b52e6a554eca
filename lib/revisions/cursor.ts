/** Where a list of proposals goes on: after the last one of the page before, as an address holds it. */
import { z } from "zod";

export interface Cursor {
  /** The instant by which the list is sorted. */
  at: Date;
  /** Of those of the same instant, which one. */
  id: string;
}

export const printCursor = ({ at, id }: Cursor): string => `${at.getTime()}.${id}`;

const cursor = z.tuple([z.coerce.number().int().min(0).max(8.64e15), z.uuid()]);

/** Null when the text is not a cursor of ours: the list then starts at its beginning. */
export function parseCursor(text: unknown): Cursor | null {
  const parsed = cursor.safeParse(typeof text === "string" ? text.split(".") : null);
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
