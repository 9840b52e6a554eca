/**
 * npm run bench            what reading costs, beside what Next costs with nothing in it; about five minutes
 * npm run bench -- long    then also whether the server's memory stays flat over 60,000 requests; ten minutes more
 * npm run bench -- quick   one short round, to see that everything can be measured; its figures say little
 *
 * DATABASE_URL names a migrated database that nothing else uses: the catalogue is loaded into it, then 10,000 made-up
 * entries. Figures drift with the machine; the shares, taken in one run, are what to compare.
 */
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import pg from "pg";
import { db } from "#lib/db";
import { homePath } from "#lib/paths";
import { seed } from "#prisma/seed";
import { generate } from "./generate";
import { countKeys, makeSession } from "./keys";
import { measure } from "./measure";
import { watchMemory } from "./memory";
import { makeLongHistory, measureReview } from "./review";
import { buildSite, leaveNothing, startServer } from "./server";
import { mixedPaths, readEntries, subjectsOf } from "./subjects";
import { loadTable, memoryTable, reviewTable, speedTable, targetTable, weightTable } from "./table";
import { loadTargets, memoryTargets, reviewTargets, speedTargets, weightTargets } from "./targets";
import { weigh } from "./weights";

const GENERATED = 10_000;
const EFFORT = { rounds: 5, seconds: 2.5, connections: 16 };
const QUICK = { rounds: 1, seconds: 1, connections: 16 };

const started = performance.now();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void leave(1));
await run(process.argv[2]).then(
  () => leave(0),
  (error) => {
    console.error(error);
    return leave(1);
  },
);

async function run(mode: string | undefined): Promise<void> {
  const connectionString = process.env.DATABASE_URL ?? "";
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ version: string; empty: boolean }>(
    "SELECT current_setting('server_version') AS version, NOT EXISTS (SELECT FROM entry) AS empty",
  );
  const [postgres] = rows;
  if (!postgres?.empty)
    throw new Error("npm run bench wants an empty directory: this database holds entries");

  say("building");
  await buildSite();
  const catalogue = await timed("loading the catalogue", () => seed(connectionString, () => undefined));
  const generated = await timed(`adding ${GENERATED} entries`, () =>
    generate(connectionString, GENERATED, () => undefined),
  );
  const reviewing = await measureReview(say);
  const history = await makeLongHistory(say);
  const session = await makeSession();
  await db.$disconnect();

  const server = await startServer();
  say("reviewing by the keyboard");
  const keys = await countKeys(server.origin, session);
  const remembering = await startServer({ remembers: true });
  const entries = await readEntries(client);
  const [example = ""] = entries.visited;
  const floor = await weigh(server.origin, "Empty page", "/bench/cached/one");
  const weights = [
    await weigh(server.origin, "Home page", homePath("fr")),
    await weigh(server.origin, "Entry page", example),
  ];
  const measured = await measure(
    subjectsOf(entries, history, server.origin, remembering.origin),
    mode === "quick" ? QUICK : EFFORT,
    say,
  );
  await remembering.stop();

  print(`## ${machine(postgres.version)}`);
  print(speedTable(measured));
  print(reviewTable(reviewing));
  print(`Key presses for ten decisions: ${keys}`);
  print(weightTable([floor, ...weights]));
  print(loadTable({ "The real catalogue": catalogue, [`${GENERATED} made-up entries`]: generated }));
  print(
    targetTable([
      ...speedTargets(measured),
      ...reviewTargets(reviewing),
      ...weightTargets(weights, floor),
      ...loadTargets(catalogue, generated),
    ]),
  );
  if (mode !== "long") return;
  const memory = await watchMemory(server, mixedPaths(entries), 60_000, say);
  print(memoryTable(memory));
  print(targetTable(memoryTargets(memory)));
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
