/**
 * Reads one file and says what it found. In a thread of its own: the readers of formats are others' code, and a file may
 * be made to keep them busy or to fill the memory. Node runs it as it is, so its imports are absolute.
 */
import { parentPort, workerData } from "node:worker_threads";
import { readBibtex } from "#lib/imports/readers/bibtex";
import { readCalendar } from "#lib/imports/readers/calendar";
import { readCsl } from "#lib/imports/readers/csl";
import { readFeed } from "#lib/imports/readers/feed";
import { readOai } from "#lib/imports/readers/oai";
import { readRis } from "#lib/imports/readers/ris";
import { readTable } from "#lib/imports/readers/table";

const readers = {
  feed: readFeed,
  oai: readOai,
  bibtex: readBibtex,
  ris: readRis,
  csl: readCsl,
  csv: readTable,
  ical: readCalendar,
};

const { format, text }: { format: keyof typeof readers; text: string } = workerData;
parentPort?.postMessage(readers[format](text));
