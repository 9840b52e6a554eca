/** What names a report to who wrote it, in a mail or on the telephone. */
import { randomInt } from "node:crypto";

/** "S-7K3M-9QZ2", without the letters that are taken for figures: 39 bits, which nobody guesses. */
export function newReference(): string {
  const part = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return `S-${part()}-${part()}`;
}

const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
