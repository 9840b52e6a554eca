/** What faults happen to: a PostgreSQL of the harness's own, databases in it, servers of this clone's build on them. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { ask, type Cluster, startCluster } from "#lib/testing/cluster";
import { type Road, startRoad } from "#lib/testing/road";
import { startSmtp, type TestSmtp } from "#lib/testing/smtp";
import { start } from "../../bin/processes.mjs";
import { freePort } from "../../bin/system.mjs";
import { type Chance, sleep } from "./random";

export const root = join(import.meta.dirname, "../..");

export interface Ground {
  /** Everything that the harness writes is in it. */
  folder: string;
  chance: Chance;
  /** How often each fault is repeated. */
  times: number;
  /** How long people use a site whose fault lasts. */
  seconds: number;
  /** How many wait for the mail of the day. */
  readers: number;
  /** The longest that a site may take to work again. */
  backMs: number;
  say: (line: string) => void;
}

/** What the table of docs/reliability.md tells of. */
export const WHOLE = { times: 20, seconds: 20, readers: 10_000, backMs: 5_000 };

/** What the suite plays of each fault, on a machine that does something else meanwhile. */
export const SHORT = { times: 2, seconds: 6, readers: 300, backMs: 30_000 };

export interface Instance {
  url: string;
  env: NodeJS.ProcessEnv;
  /** Lines that it wrote, and when (ms). */
  words: { at: number; line: string }[];
  /** Milliseconds until /readyz answered 200. */
  start: () => Promise<number>;
  kill: () => Promise<void>;
  /** SIGTERM; its code, and how long it took (ms). */
  end: () => Promise<{ code: number | null; ms: number }>;
}

export interface Site {
  /** Straight to the database, whatever happens on the road. */
  database: string;
  road: Road;
  smtp: TestSmtp;
  instances: Instance[];
  people: People;
  /** Where people go. */
  origin: string;
  close: () => Promise<void>;
}

export interface SiteOptions {
  cluster?: Cluster;
  instances?: number;
  authors?: number;
  /** Entries that are there from the beginning. */
  entries?: number;
  /** For the program that makes people: another clock, for one. */
  peopleEnv?: Record<string, string>;
  /** More settings of the nth instance. */
  how?: (index: number) => Record<string, string>;
  /** The clone whose build is served. */
  cwd?: string;
}

const person = z.strictObject({ id: z.uuid(), email: z.string(), session: z.string(), token: z.string() });
const peopleSchema = z.strictObject({
  authors: z.array(person),
  moderators: z.array(person),
  /** Addresses of entries: "/fr/labs/…". */
  entries: z.array(z.string()),
});
export type People = z.infer<typeof peopleSchema>;
export type Person = z.infer<typeof person>;

const TEMPLATE = "sillage_template";
const shared = new Map<string, Promise<Cluster>>();

/** The cluster of most faults, made at the first call in a folder. */
export function sharedCluster({ folder }: Ground): Promise<Cluster> {
  const cluster = shared.get(folder) ?? newCluster(join(folder, "cluster"));
  shared.set(folder, cluster);
  return cluster;
}

/** With a migrated database in it, to copy. */
export async function newCluster(
  folder: string,
  options: Parameters<typeof startCluster>[1] = {},
): Promise<Cluster> {
  const cluster = await startCluster(folder, options);
  await ask(cluster.url(), `CREATE DATABASE ${TEMPLATE}`);
  await script("prisma/migrate.ts", [], { DATABASE_URL: cluster.url(TEMPLATE) });
  return cluster;
}

/** A site on a database of its own, with people who have signed in, and its servers ready. */
export async function openSite(ground: Ground, name: string, options: SiteOptions = {}): Promise<Site> {
  const cluster = options.cluster ?? (await sharedCluster(ground));
  await ask(cluster.url(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await ask(cluster.url(), `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const database = cluster.url(name);
  const [road, smtp] = [await startRoad(database), await startSmtp()];
  const secret = randomBytes(32).toString("hex");
  const origin = `http://localhost:${await freePort()}`;
  const settings = { DATABASE_URL: database, AUTH_SECRET: secret };
  const counts = [String(options.authors ?? 40), String(options.entries ?? 5)];
  const made = await script("e2e/faults/make-people.ts", counts, { ...settings, ...options.peopleEnv });
  const people = peopleSchema.parse(JSON.parse(made));
  const instances: Instance[] = [];
  for (let i = 0; i < (options.instances ?? 1); i++) {
    const port = options.instances ? await freePort() : Number(new URL(origin).port);
    const env = {
      ...settings,
      DATABASE_URL: road.url,
      PORT: String(port),
      PUBLIC_URL: origin,
      SMTP_URL: smtp.url,
      SILLAGE_MODE: "production",
      // Their sessions are made, not proved by a key.
      REVIEW_PASSKEYS: "optional",
      TRUSTED_PROXIES: "1",
      ...options.how?.(i),
    };
    instances.push(instanceOf(env, options.cwd));
  }
  for (const instance of instances) await instance.start();
  return {
    ...{ database, road, smtp, instances, people, origin },
    close: async () => {
      for (const instance of instances) await instance.kill();
      await road.cut();
      await smtp.stop();
      await ask(cluster.url(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => undefined);
    },
  };
}

/** Runs one of our scripts to its end; returns what it printed. */
export async function script(
  file: string,
  args: readonly string[],
  settings: Record<string, string>,
): Promise<string> {
  const words = ["--conditions=react-server", "--import", "tsx", join(root, file), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    cwd: root,
    env: { ...process.env, SILLAGE_MODE: "embedded", ...settings },
    maxBuffer: 2 ** 26,
  });
  return stdout;
}

/** @param cwd the clone whose build it serves */
export function instanceOf(settings: Record<string, string>, cwd = root): Instance {
  const env: NodeJS.ProcessEnv = { ...process.env, ...settings, NODE_ENV: "production" };
  const url = `http://127.0.0.1:${settings.PORT}`;
  const words: Instance["words"] = [];
  const next = join(cwd, "node_modules/next/dist/bin/next");
  let child: ReturnType<typeof start> | undefined;
  const gone = () => new Promise<number | null>((resolve) => child?.once("exit", resolve));
  const lives = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    url,
    env,
    words,
    start: async () => {
      const begun = performance.now();
      const gate = join(cwd, "lib/http/gate.mjs");
      // The build of an older version may have none.
      const held = existsSync(gate) ? ["--import", gate] : [];
      const args = [...held, next, "start", "--port", String(settings.PORT)];
      const started = start(process.execPath, args, { cwd, env, alone: true });
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream?.on("data", (chunk) => {
          for (const line of String(chunk).split("\n"))
            if (line.trim()) words.push({ at: performance.now(), line });
        });
      }
      await untilReady(url, () => {
        if (!lives()) throw new Error(`the server ended:\n${words.map(({ line }) => line).join("\n")}`);
      });
      return performance.now() - begun;
    },
    kill: async () => {
      if (!lives() || !child) return;
      const ended = gone();
      child.kill("SIGKILL");
      await ended;
    },
    end: async () => {
      const begun = performance.now();
      const ended = gone();
      child?.kill("SIGTERM");
      const code = await ended;
      return { code, ms: performance.now() - begun };
    },
  };
}

/** Milliseconds until the server says that it can serve. */
export async function untilReady(url: string, check: () => void = () => undefined): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < 90_000) {
    check();
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.ok) return performance.now() - begun;
    await sleep(50);
  }
  throw new Error("the server does not come back");
}
