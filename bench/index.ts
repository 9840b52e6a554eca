/**
 * npm run bench            what reading costs, beside what Next costs with nothing in it; then what searches, lists, the
 *                          map and the agenda cost at 10,000, 100,000 and 1,000,000 entries, and files of all of the first two
 * npm run bench -- pages   the first part alone; about five minutes
 * npm run bench -- sizes   the second part alone; up to 8 GB of disk for as long as it lasts
 * npm run bench -- files   files, harvests and dump of 100,000 entries alone; about ten minutes
 * npm run bench -- long    the first part, then whether the server's memory stays flat over 60,000 requests
 * npm run bench -- many    what one instance and three answer behind nginx, under a mixed load; about eight minutes
 * npm run bench -- quick   one short round of both, to see that everything can be measured; its figures say little
 *
 * DATABASE_URL names a migrated database that nothing else uses: the catalogue is loaded into it, then 10,000 made-up
 * entries; the larger directories are copies of it. Figures drift with the machine; the shares and ratios, taken in one
 * run, are what to compare.
 */
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import pg from "pg";
import { db } from "#lib/db";
import { seed } from "#prisma/seed";
import { digestTable, measureDigest } from "./alerts";
import { measureFiles } from "./files";
import { measureMany } from "./many";
import { measurePages } from "./pages";
import { leaveNothing } from "./server";
import { measureSizes } from "./sizes/index";
import { directoriesTable, exportTable, harvestTable, sizesTable, targetTable } from "./table";
import { sizeTargets } from "./targets";
import { widgetsTable } from "./widgets";

const SIZES = [10_000, 100_000, 1_000_000];
const FILES = 100_000;
const SAMPLES = 75;
const ALERTS = 10_000;
const MANY_SECONDS = 20;
const QUICK = { sizes: [10_000, 30_000], samples: 10 };

const MODES = ["all", "pages", "sizes", "files", "long", "many", "quick"] as const;
type Mode = (typeof MODES)[number];

const started = performance.now();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void leave(1));
await run(process.argv[2] ?? "all").then(
  () => leave(0),
  (error) => {
    console.error(error);
    return leave(1);
  },
);

async function run(asked: string): Promise<void> {
  const mode = MODES.find((each) => each === asked);
  if (!mode) throw new Error(`npm run bench knows ${MODES.join(", ")}, not ${asked}`);
  const connectionString = process.env.DATABASE_URL ?? "";
  const postgres = await versionOf(connectionString);
  const catalogue = await timed("loading the catalogue", () => seed(connectionString, () => undefined));
  if (mode === "many") {
    print(`## ${machine(postgres)}`);
    print(targetTable(await measureMany(connectionString, MANY_SECONDS, { say, print })));
    return;
  }
  const widgets = await widgetsTable();
  await db.$disconnect();
  print(`## ${machine(postgres)}`);
  print(widgets);
  if (mode === "files") {
    const { exported, harvested } = await measureFiles(connectionString, FILES, say);
    print(exportTable(exported));
    print(harvestTable(harvested));
    return;
  }
  // First: the larger directories are copies of one that holds the catalogue alone.
  const sizes = mode === "pages" || mode === "long" ? null : await askSizes(connectionString, mode);
  const { targets, pace } =
    mode === "sizes"
      ? { targets: [], pace: 1 }
      : await measurePages(connectionString, catalogue, mode, { say, print, timed });
  if (mode !== "sizes") print(digestTable(await measureDigest(say, mode === "quick" ? 300 : ALERTS)));
  print(targetTable([...targets, ...(sizes ? sizeTargets(sizes, pace) : [])]));
}

async function askSizes(connectionString: string, mode: Mode) {
  const { sizes, samples } = mode === "quick" ? QUICK : { sizes: SIZES, samples: SAMPLES };
  const asked = await measureSizes(connectionString, sizes, samples, say);
  print(directoriesTable(asked));
  print(sizesTable(asked));
  print(exportTable(asked.exported));
  print(harvestTable(asked.harvested));
  return asked;
}

/** Of the server, whose directory must be empty. */
async function versionOf(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ version: string; empty: boolean }>(
    "SELECT current_setting('server_version') AS version, NOT EXISTS (SELECT FROM entry) AS empty",
  );
  await client.end();
  if (!rows[0]?.empty) throw new Error("npm run bench wants an empty directory: this database holds entries");
  return rows[0].version;
}

async function leave(code: number): Promise<never> {
  await leaveNothing();
  process.exit(code);
}

async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  say(what);
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function machine(postgres: string): string {
  const processors = cpus();
  const { version } = JSON.parse(readFileSync(new URL(import.meta.resolve("next/package.json")), "utf8"));
  const model = processors[0]?.model.trim() || "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} cores (${model}), ${memory} GB · Node ${process.versions.node} · Next ${version} · PostgreSQL ${postgres}`;
}

function print(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

/** Progress, apart from the tables. */
function say(line: string): void {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
}
