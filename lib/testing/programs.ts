/**
 * Programs of others that tests and measures run beside ours: those of this machine when it has them, else those of
 * Debian's packages, fetched once and unpacked under .data/programs/. Nothing is installed.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const home = fileURLToPath(new URL("../../.data/programs", import.meta.url));

/** Each program's package. */
const PACKAGES = {
  nginx: "nginx",
  "redis-server": "redis-server",
  pgbouncer: "pgbouncer",
  pdfinfo: "poppler-utils",
  promtool: "prometheus",
  wrk: "wrk",
  faketime: "faketime",
} as const;

export type ProgramName = keyof typeof PACKAGES;

export interface Program {
  path: string;
  env: NodeJS.ProcessEnv;
}

/** Null when it cannot be had here, which `why` is told in one line. */
export async function findProgram(
  name: ProgramName,
  why: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<Program | null> {
  const path = onPath(name);
  if (path) return { path, env: process.env };
  const folder = join(home, name);
  try {
    if (!existsSync(folder)) await unpack(PACKAGES[name], folder);
    return unpacked(name, folder);
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).trim().split("\n").reverse();
    why(`${name} is not here and Debian's package cannot be had (${reason})`);
    return null;
  }
}

function onPath(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** In a folder of its own until it is whole. */
async function unpack(name: string, folder: string): Promise<void> {
  mkdirSync(home, { recursive: true });
  const partial = mkdtempSync(join(home, "partial-"));
  try {
    await download(name, partial);
    for (const file of readdirSync(partial).filter((each) => each.endsWith(".deb")))
      await run("dpkg-deb", ["-x", join(partial, file), join(partial, "root")]);
    if (!existsSync(folder)) renameSync(join(partial, "root"), folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/**
 * The package and what it needs that this machine has not. A machine that has never asked does not know which packages
 * there are: then it is told, which root alone may do.
 */
async function download(name: string, cwd: string): Promise<void> {
  const get = async () => {
    const { stdout } = await run("apt-get", ["install", "-s", "-q", "--no-install-recommends", name]);
    const missing = [...stdout.matchAll(/^Inst (\S+)/gm)].flatMap(([, each]) => each ?? []);
    await run("apt-get", ["download", "-q", ...new Set([name, ...missing])], { cwd });
  };
  await get().catch(async (error: unknown) => {
    if (process.getuid?.() !== 0) throw error;
    await run("apt-get", ["update", "-q"]);
    await get();
  });
}

function unpacked(name: string, folder: string): Program {
  const path = ["usr/bin", "usr/sbin"]
    .map((each) => join(folder, each, name))
    .find((each) => existsSync(each));
  if (!path) throw new Error(`its package has no ${name}`);
  const libraries = ["usr/lib", "lib"].flatMap((each) => {
    const at = join(folder, each);
    if (!existsSync(at)) return [];
    const inside = readdirSync(at, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return inside.filter((entry) => entry.name.endsWith("-linux-gnu")).map((entry) => join(at, entry.name));
  });
  return { path, env: { ...process.env, LD_LIBRARY_PATH: libraries.join(delimiter) } };
}

export interface RunningProgram {
  child: ChildProcess;
  /** What it has said. */
  words: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

/** @param as whom, when it is not us */
export function runProgram(
  { path, env }: Program,
  args: readonly string[],
  cwd: string,
  as: { uid?: number; gid?: number } = {},
): RunningProgram {
  const child = spawn(path, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], ...as });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      if (said.length < 100_000) said += String(chunk);
    });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.on("error", () => undefined);
  return {
    child,
    words: () => said,
    stop: async (signal = "SIGTERM") => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}

export interface RunningRedis {
  url: string;
  /** It goes away, with all it held, and comes back empty. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** It hangs: it takes connections and answers nothing. */
  freeze: () => void;
  thaw: () => void;
}

/** As it is meant to run (ops/): in memory alone. Null when it cannot be had. */
export async function startRedis(): Promise<RunningRedis | null> {
  const program = await findProgram("redis-server");
  if (!program) return null;
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  let running: RunningProgram;
  const start = async () => {
    running = runProgram(program, args, home);
    await untilListening(port, running);
  };
  mkdirSync(home, { recursive: true });
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop: () => running.stop("SIGKILL"),
    freeze: () => running.child.kill("SIGSTOP"),
    thaw: () => running.child.kill("SIGCONT"),
  };
}

/** Some refuse to run as root: whom to run them as, and a folder that this account may write. */
export function unprivileged(folder: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = { uid: 65_534, gid: 65_534 };
  chownSync(folder, nobody.uid, nobody.gid);
  return nobody;
}

/** Waits until something takes connections there. */
export async function untilListening(port: number, { child, words }: RunningProgram): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended: ${words()}`);
    if (await isOpen(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing listens on port ${port}: ${words()}`);
}

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    }).once("error", () => resolve(false));
  });

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
