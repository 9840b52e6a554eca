/**
 * The measured server: a production build of a copy of the tree, to which Next's empty pages are added, so that they
 * are of the same build and no user's server has them. The copy lives in .data/bench/ and goes when the measure ends.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = join(root, ".data/bench/site");
const next = join(root, "node_modules/next/dist/bin/next");

const FOLDERS = ["app", "components", "lib", "public"];
const FILES = [
  "instrumentation.ts",
  "next.config.js",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

export interface Server {
  origin: string;
  pid: number;
  /** The errors of its log: what each 5xx was. */
  errors: readonly string[];
  stop: () => Promise<void>;
}

/** Copies the tree, adds the empty pages under /bench/ and builds. */
export async function buildSite(): Promise<void> {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  for (const path of [...FOLDERS, ...FILES]) {
    if (existsSync(join(root, path))) cpSync(join(root, path), join(site, path), { recursive: true });
  }
  cpSync(join(root, "bench/empty-app"), join(site, "app/bench"), { recursive: true });
  widenRoot();
  const build = start(["build"], environment());
  const words = wordsOf(build);
  const [code] = await once(build, "close");
  if (code !== 0) throw new Error(`The build fails:\n${words().split("\n").slice(-40).join("\n")}`);
}

/** Starts the build on a port of its own. */
export async function startServer(more: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = { PORT: String(port), PUBLIC_URL: origin, ...more };
  const child = start(["start", "-H", "127.0.0.1", "-p", String(port)], { ...environment(), ...settings });
  const words = wordsOf(child);
  const errors = errorsOf(child);
  for (const deadline = Date.now() + 30_000; !(await answers(`${origin}/bench/handler`)); ) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The server does not start:\n${words()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { origin, pid: child.pid ?? 0, errors, stop: () => stop(child) };
}

/** Stops what still runs and takes the copy away. */
export async function leaveNothing(): Promise<void> {
  await Promise.all([...children].map(stop));
  rmSync(site, { recursive: true, force: true });
}

/** The copy has no node_modules: it finds those of the clone above it, which Next must be told to look at. */
function widenRoot(): void {
  renameSync(join(site, "next.config.js"), join(site, "next.config.product.js"));
  writeFileSync(
    join(site, "next.config.js"),
    `import product from "./next.config.product.js";
export default {
  ...product,
  turbopack: { ...product.turbopack, root: ${JSON.stringify(root)} },
  typescript: { ...product.typescript, ignoreBuildErrors: true },
};
`,
  );
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}

const children = new Set<ChildProcess>();

function start(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, ["--import", "./lib/http/gate.mjs", next, ...args], {
    cwd: site,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
}

/** What a program says, for when it fails; its beginning, when that is long. */
function wordsOf(child: ChildProcess): () => string {
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      if (words.length < 100_000) words += String(chunk);
    });
  }
  return () => words;
}

/** The errors of its log, as they come. */
function errorsOf({ stderr }: ChildProcess): readonly string[] {
  const errors: string[] = [];
  if (!stderr) return errors;
  createInterface({ input: stderr }).on("line", (line) => {
    if (line.includes('"level":"error"')) errors.push(line);
  });
  return errors;
}

async function stop(child: ChildProcess): Promise<void> {
  if (!children.has(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(force);
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
