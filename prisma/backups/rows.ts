/** The rows of a table through COPY's text format: out into a file or into a hash alone, and back. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { PassThrough, type Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { z } from "zod";
import { inOrder, quoted, type Table } from "./holdings";

/** The same rows have the same one, on any server. */
export const contentsSchema = z.strictObject({
  rows: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Contents = z.infer<typeof contentsSchema>;

/** What the table holds, as the transaction of `client` sees it; with `file`, written there too (gzip). */
export async function copyOut(client: Client, table: Table, file?: string): Promise<Contents> {
  const counted = counting();
  const rows = client.query(copyTo(`COPY (${await inOrder(client, table)}) TO STDOUT`));
  if (file) await pipeline(rows, counted.stream, createGzip(), createWriteStream(file, { mode: 0o600 }));
  else await pipeline(rows, counted.stream, nowhere());
  return counted.result();
}

/** Fills an empty table with what a file holds. */
export async function copyIn(client: Client, table: Table, file: string): Promise<void> {
  const columns = table.columns.map((name) => `"${name}"`).join(", ");
  const rows: Readable = createReadStream(file);
  await pipeline(
    rows,
    createGunzip(),
    client.query(copyFrom(`COPY ${quoted(table)} (${columns}) FROM STDIN`)),
  );
}

/** A row is a line: what ends a line within a value is written otherwise (PostgreSQL, "COPY", Text Format). */
function counting() {
  const hash = createHash("sha256");
  let rows = 0;
  const stream = new PassThrough();
  stream.on("data", (chunk: Buffer) => {
    hash.update(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++;
  });
  return { stream, result: (): Contents => ({ rows, sha256: hash.digest("hex") }) };
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
