/** What reading pages and reviewing cost, beside what Next costs with nothing in it. */
import pg from "pg";
import { db } from "#lib/db";
import { homePath } from "#lib/paths";
import { generate } from "./generate";
import { measureImports, RECORDS } from "./imports";
import { countKeys, makeSession } from "./keys";
import { measure } from "./measure";
import { watchMemory } from "./memory";
import { makeLongHistory, measureReview } from "./review";
import { buildSite, startServer } from "./server";
import { mixedPaths, readEntries, subjectsOf } from "./subjects";
import { importTable, loadTable, memoryTable, reviewTable, speedTable, weightTable } from "./table";
import {
  loadTargets,
  memoryTargets,
  paceOf,
  reviewTargets,
  speedTargets,
  type Target,
  weightTargets,
} from "./targets";
import { weigh } from "./weights";

const GENERATED = 10_000;
const EFFORT = { rounds: 5, seconds: 2.5, connections: 16 };
const QUICK = { rounds: 1, seconds: 1, connections: 16 };

interface Reporter {
  /** Progress, apart from the tables. */
  say: (line: string) => void;
  print: (text: string) => void;
  /** Seconds. */
  timed: (what: string, work: () => Promise<unknown>) => Promise<number>;
}

/**
 * Adds 10,000 entries to the directory, serves it and asks for its pages; prints the tables and returns the targets, and
 * how fast the machine was (`paceOf`).
 * @param catalogue seconds that the load of the catalogue took
 */
export async function measurePages(
  connectionString: string,
  catalogue: number,
  mode: string,
  { say, print, timed }: Reporter,
): Promise<{ targets: Target[]; pace: number }> {
  say("building");
  await buildSite();
  const generated = await timed(`adding ${GENERATED} entries`, () =>
    generate(connectionString, GENERATED, () => undefined),
  );
  const reviewing = await measureReview(say);
  const history = await makeLongHistory(say);
  const records = mode === "quick" ? 200 : RECORDS;
  const imported = await measureImports(say, records);
  const session = await makeSession();
  await db.$disconnect();

  const server = await startServer();
  say("reviewing by the keyboard");
  const keys = await countKeys(server.origin, session);
  const client = new pg.Client({ connectionString });
  await client.connect();
  const entries = await readEntries(client).finally(() => client.end());
  const [example = ""] = entries.visited;
  const floor = await weigh(server.origin, "Empty page", "/bench/cached/one");
  const weights = [
    await weigh(server.origin, "Home page", homePath("fr")),
    await weigh(server.origin, "Entry page", example),
  ];
  const measured = await measure(
    subjectsOf(entries, history, server.origin),
    mode === "quick" ? QUICK : EFFORT,
    say,
  );

  print(speedTable(measured));
  print(reviewTable(reviewing));
  print(importTable(imported, records));
  print(`Key presses for ten decisions: ${keys}`);
  print(weightTable([floor, ...weights]));
  print(loadTable({ "The real catalogue": catalogue, [`${GENERATED} made-up entries`]: generated }));
  const memory = mode === "long" ? await watchMemory(server, mixedPaths(entries), 60_000, say) : null;
  if (memory) print(memoryTable(memory));
  const pace = paceOf(measured);
  const targets = [
    ...speedTargets(measured),
    ...reviewTargets(reviewing, pace),
    ...weightTargets(weights, floor),
    ...loadTargets(catalogue, pace),
    ...(memory ? memoryTargets(memory) : []),
  ];
  return { targets, pace };
}
