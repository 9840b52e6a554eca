/**
 * npm run relevance   how well the search answers what people would type: success at 1, 3 and 10, mean reciprocal rank,
 *                     and the queries that fail; half a minute
 *
 * DATABASE_URL names a migrated database that nothing else uses: the real catalogue is loaded into it, and nothing else.
 */
import { db } from "#lib/db";
import { understand } from "#lib/search/meaning";
import { parseSearch } from "#lib/search/query";
import { search } from "#lib/search/search";
import { seed } from "#prisma/seed";
import { percent } from "../table";
import { type AnsweredClass, failureList, scoreFor, scoreTable } from "./report";
import { type RelevanceClass, readRelevanceSet } from "./set";

/** How far an expected entry is looked for: what comes after counts as not found. */
const DEPTH = 50;
/** The share of queries that must find an expected entry in the first 3. */
const ASKED = 0.95;

const classes = readRelevanceSet();
try {
  if (await db.entry.findFirst())
    throw new Error("npm run relevance wants an empty directory: this database holds entries");
  await seed(process.env.DATABASE_URL ?? "", () => undefined);
  report(await answered(classes));
} finally {
  await db.$disconnect();
}

async function answered(set: readonly RelevanceClass[]): Promise<AnsweredClass[]> {
  const now = new Date();
  const result: AnsweredClass[] = [];
  for (const one of set) {
    const queries = [];
    for (const query of one.queries) queries.push({ ...query, found: await slugsFound(query.query, now) });
    result.push({ ...one, queries });
  }
  return result;
}

/** As the search page does with what is typed in its box. */
async function slugsFound(typed: string, now: Date): Promise<string[]> {
  const { query } = parseSearch(new URLSearchParams({ q: typed }));
  const { hits } = await search(await understand(query), { now, limit: DEPTH });
  return hits.map(({ slug }) => slug);
}

function report(result: readonly AnsweredClass[]): void {
  const { at3 } = scoreFor(result.flatMap(({ queries }) => queries));
  const verdict = at3 >= ASKED ? "met" : "NOT MET";
  print(scoreTable(result));
  print(`At least ${percent(ASKED)} in the first 3: ${verdict}`);
  print(`Not in the first 3:\n${failureList(result) || "none"}`);
}

function print(text: string): void {
  process.stdout.write(`\n${text}\n`);
}
