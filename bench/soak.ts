/**
 * npm run soak             an hour of mixed load on three instances behind nginx: what memory, file descriptors and connections
 *                          to the database do meanwhile
 * npm run soak -- 5        five minutes of it; slopes of so little say little
 */
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { seed } from "#prisma/seed";
import { collectGarbage } from "./collect";
import { startInstances } from "./instances";
import { prepareLoad, quantile } from "./many";
import { KINDS, loadMixed } from "./mixed-load";
import { freePort, leaveNothing } from "./server";
import { milliseconds, table } from "./table";

const INSTANCES = 3;
const CONNECTIONS = 16;
const SAMPLE_S = 60;
/** What is compiled, cached and pooled once is, by then. */
const WARM_UP = 1 / 6;
/** What may grow in an hour, beyond which it would not stop. */
const ALLOWED = { megabytes: 5, descriptors: 2, connections: 2 };

interface Sample {
  /** Hours since the beginning. */
  at: number;
  /** Resident, of each, its garbage collected. */
  megabytes: number[];
  descriptors: number[];
  /** Of all, to PostgreSQL. */
  connections: number;
}

const started = performance.now();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void leave(1));
await soak(Number(process.argv[2] ?? 60)).then(leave, (error) => {
  console.error(error);
  return leave(1);
});

async function soak(minutes: number): Promise<number> {
  if (!(minutes > 0)) throw new Error("npm run soak wants minutes");
  const connectionString = process.env.DATABASE_URL ?? "";
  await seed(connectionString, () => undefined);
  // So many that each proposes as people do, however fast the machine is.
  const load = await prepareLoad(connectionString, say, Math.ceil(60 + minutes * 12));
  const inspectors = await Promise.all(Array.from({ length: INSTANCES }, freePort));
  const instances = await startInstances(INSTANCES, {
    how: (index) => ({ NODE_OPTIONS: `--inspect=127.0.0.1:${inspectors[index]}` }),
  });
  const database = new pg.Client({ connectionString });
  await database.connect();
  const samples: Sample[] = [];
  const errors: string[] = [];
  const latencies: number[] = [];
  try {
    const begun = performance.now();
    const end = begun + minutes * 60_000;
    while (performance.now() < end) {
      const mixed = await loadMixed({ ...load, origin: instances.origin }, CONNECTIONS, SAMPLE_S);
      errors.push(...mixed.errors);
      latencies.push(
        ...KINDS.flatMap((kind) => mixed.latencies[kind].filter((_, index) => index % 20 === 0)),
      );
      await Promise.all(inspectors.map(collectGarbage));
      const sample = {
        at: (performance.now() - begun) / 3_600_000,
        megabytes: instances.servers.map(({ pid }) => residentMegabytes(pid)),
        descriptors: instances.servers.map(({ pid }) => readdirSync(`/proc/${pid}/fd`).length),
        connections: await connectionsTo(database),
      };
      samples.push(sample);
      say(
        `${Math.round(mixed.rate)} answers/s, ${mixed.errors.length} errors, ${sample.megabytes.map(Math.round).join(" ")} MB, ` +
          `${sample.descriptors.join(" ")} descriptors, ${sample.connections} connections`,
      );
      for (const error of mixed.errors.slice(0, 3)) say(error);
    }
  } finally {
    await database.end();
    await instances.stop();
  }
  return report(samples, latencies, errors);
}

/** Prints what was seen; 1 when something grows or fails. */
function report(all: readonly Sample[], latencies: readonly number[], errors: readonly string[]): number {
  const samples = all.slice(Math.floor(all.length * WARM_UP));
  const slopes = {
    megabytes: Array.from({ length: INSTANCES }, (_, index) =>
      slope(samples, (each) => each.megabytes[index]),
    ),
    descriptors: Array.from({ length: INSTANCES }, (_, index) =>
      slope(samples, (each) => each.descriptors[index]),
    ),
    connections: [slope(samples, (each) => each.connections)],
  };
  const row = (name: string, of: keyof typeof slopes, first: number[], last: number[]) => [
    name,
    first.map(Math.round).join(" "),
    last.map(Math.round).join(" "),
    slopes[of].map((each) => each.toFixed(1)).join(" "),
    String(ALLOWED[of]),
  ];
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || samples.length < 2) throw new Error("too short to say anything");
  print(
    table(
      [
        `${INSTANCES} instances, ${(last.at * 60).toFixed(0)} minutes`,
        "after warming up",
        "at the end",
        "an hour",
        "allowed",
      ],
      [
        row("Memory of each, MB", "megabytes", first.megabytes, last.megabytes),
        row("Descriptors of each", "descriptors", first.descriptors, last.descriptors),
        row("Connections to PostgreSQL", "connections", [first.connections], [last.connections]),
      ],
    ),
  );
  const times = [quantile(latencies, 0.5), quantile(latencies, 0.95)].map(milliseconds).join(" and ");
  print(`p50 and p95: ${times} ms; errors: ${errors.length}${errors[0] ? ` (${errors[0]})` : ""}`);
  const grows = Object.entries(ALLOWED).some(([name, allowed]) =>
    Object.entries(slopes).some(([of, values]) => of === name && values.some((value) => value > allowed)),
  );
  return grows || errors.length > 0 ? 1 : 0;
}

/** By least squares, an hour. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number | undefined): number {
  const points = samples.map((sample) => ({ x: sample.at, y: of(sample) ?? 0 }));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const over = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / over;
}

function residentMegabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

async function connectionsTo(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database()",
  );
  return rows[0]?.count ?? 0;
}

function print(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

function say(line: string): void {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
}

async function leave(code: number): Promise<never> {
  await leaveNothing();
  process.exit(code);
}
