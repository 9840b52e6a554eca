/** What taking a whole directory away as a file costs, in each format: time, and the memory of the process that makes it. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { EXPORT_FORMATS, type ExportFormat } from "#lib/exports/formats";

export interface Exported {
  format: ExportFormat;
  /** Entries of the directory, the catalogue's aside. */
  entries: number;
  seconds: number;
  /** Of the file. */
  bytes: number;
  /** Bytes that the process holds before it makes the file, and at most while it does. */
  before: number;
  peak: number;
}

const told = z.object({ seconds: z.number(), bytes: z.number(), before: z.number(), peak: z.number() });

/** Little room for what is no longer used: what the process holds is what the file needs. */
const ROOM = "--max-old-space-size=192";

/** One file after the other, each in a process of its own. */
export async function measureExports(
  directories: readonly { entries: number; connectionString: string }[],
  say: (line: string) => void,
): Promise<Exported[]> {
  const file = fileURLToPath(new URL("export-one.ts", import.meta.url));
  const exported: Exported[] = [];
  for (const { entries, connectionString } of directories) {
    for (const format of EXPORT_FORMATS) {
      say(`${format} of ${entries} entries`);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [...process.execArgv, ROOM, file, format],
        {
          env: { ...process.env, DATABASE_URL: connectionString },
        },
      );
      exported.push({ format, entries, ...told.parse(JSON.parse(stdout)) });
    }
  }
  return exported;
}
