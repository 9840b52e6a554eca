/** The records of a file, read in a thread that is stopped when it takes too long or too much memory. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "#lib/log";
import type { ImportFormat } from "./formats";
import type { ReadFile } from "./raw";

/** Milliseconds: 5,000 records take about one second. */
const PATIENCE = 20_000;

/** Megabytes: the largest file takes about a third. */
const MEMORY = 384;

// By its path: the server is built, and a thread starts from a file of its own.
const THREAD = join(process.cwd(), "lib/imports/thread.ts");

/** `feed` and `oai` come from sources (lib/harvest). */
export type ReadAs = ImportFormat | "feed" | "oai";

export function readFile(format: ReadAs, text: string, patience = PATIENCE): Promise<ReadFile> {
  return new Promise((resolve) => {
    const worker = new Worker(/* turbopackIgnore: true */ THREAD, {
      workerData: { format, text },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
      execArgv: [],
      env: {},
    });
    const finish = (read: ReadFile) => {
      clearTimeout(timer);
      resolve(read);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish({ problem: { code: "fileTooSlow" } }), patience);
    worker.once("message", (read: ReadFile) => finish(read));
    worker.once("error", (error) => {
      log.error("import.unread", error);
      finish({ problem: { code: "fileUnreadable" } });
    });
    worker.once("exit", () => finish({ problem: { code: "fileUnreadable" } }));
  });
}
