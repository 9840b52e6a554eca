/** A document as a PDF, made in a thread that is stopped when it takes too long or too much memory. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { PrintedDocument } from "./blocks";

/** Milliseconds: 200 entries take a few seconds. */
const PATIENCE = 90_000;

/** Megabytes: 200 long entries take about half. */
const MEMORY = 384;

// By their paths: the server is built, and a thread starts from a file of its own.
const THREAD = join(process.cwd(), "lib/pdf/thread.ts");
const FONTS = join(process.cwd(), "node_modules/dejavu-fonts-ttf/ttf");

export interface Printed {
  bytes: Uint8Array<ArrayBuffer>;
  pages: number;
}

/** @throws Error when it cannot be made, or not within the time and the memory that it has */
export function print(document: PrintedDocument, patience = PATIENCE): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(/* turbopackIgnore: true */ THREAD, {
      workerData: { document, fonts: FONTS },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
      execArgv: [],
      env: {},
    });
    const fail = (message: string) => {
      clearTimeout(timer);
      reject(new Error(`pdf: ${message}`));
      void worker.terminate();
    };
    const timer = setTimeout(() => fail("it takes too long"), patience);
    worker.once("message", (printed: Printed) => {
      clearTimeout(timer);
      resolve(printed);
      void worker.terminate();
    });
    worker.once("error", ({ message }) => fail(message));
    worker.once("exit", () => fail("its thread has ended"));
  });
}
