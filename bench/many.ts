/** What several instances behind nginx answer: cached pages beside nginx's own files, and a mixed load. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { db } from "#lib/db";
import { findProgram } from "#lib/testing/programs";
import { generate } from "./generate";
import { type Instances, startInstances } from "./instances";
import { KINDS, loadMixed, type Mixed } from "./mixed-load";
import { makeTokens } from "./people";
import { buildSite } from "./server";
import { readEntries, searchPaths } from "./subjects";
import { milliseconds, percent, table } from "./table";
import type { Target } from "./targets";

const GENERATED = 10_000;
const ROUNDS = 5;
/** The share of a file's rate that a cached page must reach behind nginx. */
const SHARE = 0.5;

interface Reporter {
  say: (line: string) => void;
  print: (text: string) => void;
}

/** @param seconds of each measure */
export async function measureMany(
  connectionString: string,
  seconds: number,
  { say, print }: Reporter,
): Promise<Target[]> {
  const load = await prepareLoad(connectionString, say);
  const targets: Target[] = [];
  for (const count of [1, 3]) {
    const folder = mkdtempSync(join(tmpdir(), "sillage-bytes-"));
    const instances = await startInstances(count, { folder });
    try {
      if (count === 1)
        targets.push(await measureShare(instances, folder, load.entries, seconds, { say, print }));
      const rows: string[][] = [];
      for (const connections of [16, 64]) {
        say(`${count} behind nginx, ${connections} connections`);
        await loadMixed({ ...load, origin: instances.origin }, connections, seconds / 2);
        const mixed = await loadMixed({ ...load, origin: instances.origin }, connections, seconds);
        rows.push(...mixedRows(count, connections, mixed));
        targets.push(withoutErrors(count, connections, mixed));
        if (mixed.errors.length > 0) {
          for (const { errors } of instances.servers) for (const line of errors) say(line);
        }
      }
      print(table(["Mixed load", "connections", "answers/s", "p50 ms", "p95 ms", "errors"], rows));
    } finally {
      await instances.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return targets;
}

/** The directory, its build, people who propose, and what is asked. */
export async function prepareLoad(connectionString: string, say: (line: string) => void, people = 100) {
  say("building");
  await buildSite();
  say(`adding ${GENERATED} entries`);
  await generate(connectionString, GENERATED, () => undefined);
  const tokens = await makeTokens(people);
  await db.$disconnect();
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { visited, unvisited } = await readEntries(client).finally(() => client.end());
  return { entries: [...visited, ...unvisited.slice(0, 500)], searches: searchPaths, tokens };
}

/** The entry page from nginx's cache beside nginx sending the same bytes from a file, in turn. */
async function measureShare(
  { origin }: Instances,
  folder: string,
  [path = ""]: readonly string[],
  seconds: number,
  { say, print }: Reporter,
): Promise<Target> {
  const page = await (
    await fetch(origin + path, { headers: { "accept-encoding": "identity" } })
  ).arrayBuffer();
  writeFileSync(join(folder, "entry.html"), Buffer.from(page));
  const shares: { file: Wrk; page: Wrk }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    say(`entry page beside a file, round ${round + 1} of ${ROUNDS}`);
    const file = await wrk(`${origin}/bytes/entry.html`, seconds / 4);
    shares.push({ file, page: await wrk(origin + path, seconds / 4) });
  }
  const median = (of: (share: (typeof shares)[number]) => number) =>
    shares.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const share = median((each) => each.page.rate / each.file.rate);
  const row = (name: string, of: "file" | "page") => [
    name,
    String(Math.round(median((each) => each[of].rate))),
    milliseconds(median((each) => each[of].p50)),
    milliseconds(median((each) => each[of].p99)),
  ];
  print(
    table(
      ["nginx, 16 connections", "answers/s", "p50 ms", "p99 ms"],
      [
        row(`The same ${Math.round(page.byteLength / 1024)} KB from a file`, "file"),
        row("Entry page, from its cache", "page"),
      ],
    ),
  );
  return {
    what: "Entry page behind nginx, of: the same bytes from a file",
    asked: `≥ ${percent(SHARE)}`,
    measured: percent(share),
    met: share >= SHARE,
  };
}

interface Wrk {
  rate: number;
  p50: number;
  p99: number;
}

/** A client that nginx does not outrun: our own would be what is measured. */
async function wrk(url: string, seconds: number): Promise<Wrk> {
  const program = await findProgram("wrk");
  if (!program) throw new Error("wrk is needed");
  const words = ["-t", "2", "-c", "16", "-d", `${Math.max(1, Math.round(seconds))}s`, "--latency", url];
  const { stdout } = await promisify(execFile)(program.path, words, { env: program.env });
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}: ${stdout}`);
  const figure = (pattern: RegExp) => pattern.exec(stdout)?.slice(1) ?? [];
  const time = (share: string) => {
    const [value, unit] = figure(new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`));
    return Number(value) * (unit === "us" ? 0.001 : unit === "s" ? 1000 : 1);
  };
  return { rate: Number(figure(/Requests\/sec:\s+([\d.]+)/)[0]), p50: time("50"), p99: time("99") };
}

function mixedRows(count: number, connections: number, { rate, latencies, errors }: Mixed): string[][] {
  const all = KINDS.flatMap((kind) => latencies[kind]);
  const row = (name: string, times: number[], share: number) => [
    name,
    String(connections),
    String(Math.round(rate * share)),
    milliseconds(quantile(times, 0.5)),
    milliseconds(quantile(times, 0.95)),
  ];
  const names = { entry: "entry pages", search: "searches", write: "proposals" };
  return [
    [...row(`${count} instance${count > 1 ? "s" : ""}`, all, 1), String(errors.length)],
    ...KINDS.map((kind) => [
      ...row(`of which ${names[kind]}`, latencies[kind], latencies[kind].length / all.length),
      String(errors.filter((error) => error.startsWith(kind)).length),
    ]),
  ];
}

const withoutErrors = (count: number, connections: number, { errors }: Mixed): Target => ({
  what: `Mixed load on ${count}, ${connections} connections: errors`,
  asked: "0",
  measured: errors.length === 0 ? "0" : `${errors.length}: ${errors[0]}`,
  met: errors.length === 0,
});

export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
