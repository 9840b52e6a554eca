/**
 * Harvests everything once, as a client does, or makes the dump once; says what it cost. A process of its own, so that the
 * memory is that of the work: node … bench/oai-one.ts oai_dc|mods|dump, with the DATABASE_URL of the directory.
 */
import { makeDump } from "#lib/dumps/make-dump";
import { answerOai } from "#lib/oai/answer-oai";

const [, , what = ""] = process.argv;
const ORIGIN = "https://banc.exemple.fr";

/** Milliseconds of each request. */
async function harvest(selection: string): Promise<number[]> {
  const took: number[] = [];
  let asked = `metadataPrefix=${what}${selection}`;
  while (asked) {
    const start = performance.now();
    const answer = await answerOai(new URLSearchParams(`verb=ListRecords&${asked}`), {
      origin: ORIGIN,
      email: "banc@exemple.fr",
      now: new Date(),
    });
    const text = await answer.text();
    took.push(performance.now() - start);
    if (answer.status !== 200 || text.includes("<error")) throw new Error(text.slice(0, 500));
    const [, token = ""] = /<resumptionToken>([^<]+)</.exec(text) ?? [];
    asked = token && `resumptionToken=${encodeURIComponent(token)}`;
  }
  return took;
}

async function work(selection: string): Promise<number[]> {
  if (what !== "dump") return await harvest(selection);
  if (selection === "") await makeDump(ORIGIN);
  return [1];
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

// What is compiled and planned once must be.
await work("&set=type.event");
const before = process.memoryUsage.rss();
const start = performance.now();
const took = await work("");
const seconds = (performance.now() - start) / 1000;
const drift = median(took.slice(-100)) / median(took.slice(0, 100));
// Kilobytes, of all its life.
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ seconds, requests: took.length, drift, before, peak }));
process.exit(0);
