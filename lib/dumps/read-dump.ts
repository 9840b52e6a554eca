/** The dump that is there, and its files as they were written. */
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { db } from "#lib/db";
import { DUMP_FILE_NAMES, type DumpFileName, isDumpFile } from "./files";

export interface Dump {
  id: string;
  startedAt: Date;
  previousAt: Date | null;
  entries: number;
  added: number;
  changed: number;
  removed: number;
  withdrawn: number;
  /** In the order of DUMP_FILES. */
  files: DumpFileView[];
}

export interface DumpFileView {
  name: DumpFileName;
  lines: number;
  bytes: number;
  packedBytes: number;
  sha256: string;
}

/**
 * A decision is dated a moment before it is done: a removal that was under way when a dump began may have been missed
 * by it. A transaction lasts ten seconds at most (lib/db.ts).
 */
const UNDER_WAY_MS = 15_000;

/** The last dump that is whole, and whether it may be read: not once something that may be in it was taken down. */
export async function readDump(): Promise<{ dump: Dump; outdated: boolean } | null> {
  const row = await db.openDump.findFirst({
    where: { finishedAt: { not: null } },
    select: {
      id: true,
      startedAt: true,
      previousAt: true,
      entries: true,
      added: true,
      changed: true,
      removed: true,
      withdrawn: true,
      files: { select: { name: true, lines: true, bytes: true, packedBytes: true, sha256: true } },
    },
    orderBy: { finishedAt: "desc" },
  });
  if (!row) return null;
  const since = new Date(row.startedAt.getTime() - UNDER_WAY_MS);
  const takenDown = await db.entry.findFirst({
    where: { removed: true, updatedAt: { gte: since } },
    select: { id: true },
  });
  const files = row.files
    .flatMap(({ name, ...file }): DumpFileView[] =>
      isDumpFile(name)
        ? [{ ...file, name, bytes: Number(file.bytes), packedBytes: Number(file.packedBytes) }]
        : [],
    )
    .sort((one, other) => DUMP_FILE_NAMES.indexOf(one.name) - DUMP_FILE_NAMES.indexOf(other.name));
  return { dump: { ...row, files }, outdated: takenDown !== null };
}

/** The file in gzip, a part at a time. @throws Error when the dump is removed meanwhile */
export async function* partsOf(dumpId: string, { name, packedBytes }: DumpFileView) {
  let given = 0;
  for (let position = 0; given < packedBytes; position++) {
    const part = await db.openDumpPart.findUnique({
      where: { dumpId_file_position: { dumpId, file: name, position } },
      select: { data: true },
    });
    if (!part) throw new Error(`a part of ${name} is gone`);
    given += part.data.length;
    yield part.data;
  }
}

/** The file's lines. */
export function linesOf(dumpId: string, file: DumpFileView): AsyncIterable<string> {
  const text = Readable.from(partsOf(dumpId, file)).pipe(createGunzip());
  return createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
}
