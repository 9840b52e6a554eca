/** Writes a file of a dump into the database as it is made, in gzip, a part at a time: no file is ever whole in memory. */
import { createHash } from "node:crypto";
import { createGzip } from "node:zlib";
import { db } from "#lib/db";
import type { DumpFileName } from "./files";

/** Bytes, once compressed. */
const PART = 512 * 1024;

export interface DumpFile {
  /** @param lines how many the text adds, headings not counted */
  write: (text: string, lines: number) => Promise<void>;
  /** Until then the file is not in its dump. */
  close: () => Promise<void>;
}

export function openDumpFile(dumpId: string, name: DumpFileName): DumpFile {
  const gzip = createGzip();
  const hash = createHash("sha256");
  const total = { lines: 0, bytes: 0, packedBytes: 0 };
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let position = 0;
  gzip.on("data", (piece: Buffer) => {
    waiting.push(piece);
    waitingBytes += piece.length;
  });

  async function keep(): Promise<void> {
    if (waitingBytes === 0) return;
    const data = Buffer.concat(waiting);
    total.packedBytes += waitingBytes;
    waiting = [];
    waitingBytes = 0;
    await db.openDumpPart.create({
      data: { dumpId, file: name, position: position++, data },
      select: { position: true },
    });
  }

  return {
    async write(text, lines) {
      const data = Buffer.from(text);
      hash.update(data);
      total.lines += lines;
      total.bytes += data.length;
      await new Promise<void>((resolve, reject) =>
        gzip.write(data, (error) => (error ? reject(error) : resolve())),
      );
      if (waitingBytes >= PART) await keep();
    },
    async close() {
      await new Promise<void>((resolve, reject) => gzip.once("error", reject).once("end", resolve).end());
      await keep();
      await db.openDumpFile.create({
        data: { dumpId, name, ...total, sha256: hash.digest("hex") },
        select: { name: true },
      });
    },
  };
}
