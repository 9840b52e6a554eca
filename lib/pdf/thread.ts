/**
 * Lays out one document and gives its file. In a thread of its own: hundreds of entries keep a processor busy for
 * seconds, and the server answers meanwhile. Node runs it as it is, so its imports are absolute.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { PrintedDocument } from "#lib/pdf/blocks";
import { layOut } from "#lib/pdf/layout";

const { document, fonts }: { document: PrintedDocument; fonts: string } = workerData;
const { bytes, pages } = await layOut(document, fonts);
parentPort?.postMessage({ bytes, pages }, [bytes.buffer]);
