/**
 * What the authorisation matrix found, held against what was reviewed and is kept beside it: a key that nobody declared fails.
 * `AUTHORISATION=write` keeps what is found, for a reviewer to read in the diff.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function declared(name: string, found: unknown): unknown {
  const file = join(import.meta.dirname, name);
  if (process.env.AUTHORISATION === "write") writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  return JSON.parse(readFileSync(file, "utf8"));
}
