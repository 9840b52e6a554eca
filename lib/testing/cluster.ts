/** A PostgreSQL of its own, in a folder of its own, for what stops, fills or copies one. Anyone on the machine may use it. */
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { findHome } from "../../bin/postgres-home.mjs";
import { run, start, stop } from "../../bin/processes.mjs";
import { freePort } from "../../bin/system.mjs";

/** PostgreSQL's own words for how it stops: after whom it waits, and whether it tidies up. */
export type Shutdown = "smart" | "fast" | "immediate";

const SIGNALS = { smart: "SIGTERM", fast: "SIGINT", immediate: "SIGQUIT" } as const;

export interface Cluster {
  port: number;
  /** Of its files. */
  data: string;
  url: (database?: string) => string;
  /** Once it answers. False when it ran already. */
  start: () => Promise<boolean>;
  stop: (how?: Shutdown) => Promise<void>;
  /** The end of its log. */
  log: () => string;
}

export interface ClusterOptions {
  /** The folder that holds `bin/` of another PostgreSQL than the one from npm. */
  native?: string;
  /** "fsync=off" */
  settings?: readonly string[];
  /** Fills the folder of files instead of `initdb`. */
  fill?: (data: string, run: (program: string, args: readonly string[]) => Promise<void>) => Promise<void>;
  /** An empty file among its files, by which PostgreSQL knows how to begin: "recovery.signal". */
  signal?: string;
  /** False: only made. */
  launched?: boolean;
}

/** Debian's newest PostgreSQL with all its programs, or null when there is none on this machine. */
export function debianPostgres(): string | null {
  const all = "/usr/lib/postgresql";
  const found = existsSync(all) ? readdirSync(all).sort((a, b) => Number(b) - Number(a)) : [];
  const whole = found
    .map((version) => join(all, version))
    .find((each) => existsSync(join(each, "bin/postgres")));
  return whole ?? null;
}

/** Made and started. */
export async function startCluster(
  folder: string,
  { native, settings = [], fill, signal, launched = true }: ClusterOptions = {},
): Promise<Cluster> {
  mkdirSync(folder, { recursive: true });
  const home = findHome(folder, native);
  const tool = async (program: string, args: readonly string[]) => {
    const [command, words, options] = home.command(program, args);
    const { code, output } = await run(command, words, options);
    if (code !== 0) throw new Error(`${program} fails: ${output}`);
  };
  if (fill) await fill(home.data, tool);
  else {
    const locale = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=fr-FR"];
    const access = ["--username=postgres", "--auth=trust", "--no-sync"];
    await tool("initdb", [`--pgdata=${home.data}`, "--encoding=UTF8", ...locale, ...access]);
  }
  if (signal) writeFileSync(join(home.data, signal), "", { mode: 0o600 });
  const port = await freePort();
  const url = (database = "postgres") => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  const log = join(folder, "postgres.log");
  let server: ReturnType<typeof start> | undefined;
  const runs = () => server !== undefined && server.exitCode === null && server.signalCode === null;
  const launch = async () => {
    if (runs()) return false;
    const all = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", ...settings];
    const words = ["-D", home.data, ...all.flatMap((each) => ["-c", each])];
    const [command, args, options] = home.command("postgres", words);
    const output = openSync(log, "a");
    const stdio = ["ignore", output, output];
    const started = start(command, args, { ...options, gentle: "SIGINT", alone: true, stdio });
    server = started;
    for (let tries = 0; !(await answers(url())); tries++) {
      if (started.exitCode !== null || tries > 600)
        throw new Error(`PostgreSQL does not start: ${tail(log)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return true;
  };
  if (launched) await launch();
  return {
    port,
    data: home.data,
    url,
    start: launch,
    stop: async (how = "fast") => {
      if (!server || !runs()) return;
      const ended = new Promise((resolve) => server?.once("exit", resolve));
      server.kill(SIGNALS[how]);
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 30_000))]);
      await stop(server);
    },
    log: () => tail(log),
  };
}

/** One statement, on a connection of its own. */
export async function ask<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined); // what is under way fails by itself
  await client.connect();
  try {
    return (await client.query<T>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

const answers = (url: string): Promise<boolean> =>
  ask(url, "SELECT 1").then(
    () => true,
    () => false,
  );

const tail = (file: string) => readFileSync(file, "utf8").split("\n").slice(-15).join("\n");
