/** What taking a whole directory costs who harvests it (OAI-PMH), and what the open dump of each night costs to make. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";

/** A format of the open archive, or the dump. */
export const HARVESTS = ["oai_dc", "mods", "dump"] as const;

export interface Harvested {
  what: (typeof HARVESTS)[number];
  /** Entries of the directory, the catalogue's aside. */
  entries: number;
  seconds: number;
  /** How many requests a harvest takes, and what one of the last hundred costs over one of the first: flat is 1. */
  requests: number;
  drift: number;
  /** Bytes that the process holds before, and at most. */
  before: number;
  peak: number;
}

const told = z.object({
  seconds: z.number(),
  requests: z.number(),
  drift: z.number(),
  before: z.number(),
  peak: z.number(),
});

/** Little room for what is no longer used: what the process holds is what the work needs. */
const ROOM = "--max-old-space-size=192";

/** One after the other, each in a process of its own. */
export async function measureHarvests(
  directories: readonly { entries: number; connectionString: string }[],
  say: (line: string) => void,
): Promise<Harvested[]> {
  const file = fileURLToPath(new URL("oai-one.ts", import.meta.url));
  const harvested: Harvested[] = [];
  for (const { entries, connectionString } of directories) {
    for (const what of HARVESTS) {
      say(`${what} of ${entries} entries`);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [...process.execArgv, ROOM, file, what],
        {
          env: { ...process.env, DATABASE_URL: connectionString },
        },
      );
      harvested.push({ what, entries, ...told.parse(JSON.parse(stdout)) });
    }
  }
  return harvested;
}
