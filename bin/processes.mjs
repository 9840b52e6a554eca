/**
 * Child processes that never outlive us, steps that show their time, failures said in one line.
 * Plain JavaScript without a dependency: it runs before anything is installed, on Node 20.9 too.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { commandOf, parentOf, unlockAll } from "./system.mjs";

/** Something that the person who typed the command can mend: shown as one line, without a stack. */
export class Failure extends Error {}

/** Runs `work`, undoes everything when it ends or is interrupted, and exits with its code (0 when it returns none). */
export async function main(work) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => void leave(signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 129));
  }
  // Whoever read our output may be gone before us; that is no reason to crash.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.on("uncaughtException", (error) => void leave(1, error));
  process.on("unhandledRejection", (error) => void leave(1, error));
  stopWithParent();
  try {
    await leave((await work()) ?? 0);
  } catch (error) {
    await leave(1, error);
  }
}

/**
 * Runs `work` and says its name and its time. `work` gets a function that shows progress; `isGood` judges its result,
 * for the mark before the name.
 */
export async function step(name, work, isGood = () => true) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const terminal = process.stdout.isTTY;
  let progress = "";
  const show = () => {
    const line = `  ${name} … ${seconds()}${progress && `  ${progress}`}`;
    process.stdout.write(
      terminal ? `\r\x1b[2K${line.slice(0, (process.stdout.columns ?? 80) - 1)}` : `${line}\n`,
    );
  };
  const timer = setInterval(show, terminal ? 200 : 5000);
  const end = (mark) => {
    clearInterval(timer);
    process.stdout.write(
      `${terminal ? "\r\x1b[2K" : ""}${mark} ${name.padEnd(32)} ${seconds().padStart(8)}\n`,
    );
  };
  if (terminal) show();
  try {
    const result = await work((line) => {
      progress = line;
    });
    end(isGood(result) ? "✓" : "✗");
    return result;
  } catch (error) {
    end("✗");
    throw error;
  }
}

const children = new Map();
let leaving = false;

/**
 * Starts a program in its own process group, so that Ctrl-C reaches us alone and we stop it in order. Options: those of
 * child_process.spawn, `gentle` (the signal that ends it well; it goes to the group, unless `alone`), `patience`
 * (milliseconds before it is ended by force).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions & { gentle?: NodeJS.Signals, alone?: boolean, patience?: number }} options
 */
export function start(
  command,
  args,
  { gentle = "SIGTERM", alone = false, patience = 12_000, ...options } = {},
) {
  if (leaving) throw new Failure("interrupted");
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: true, ...options });
  if (child.pid === undefined) return child;
  const target = alone ? child.pid : -child.pid;
  children.set(child, { gentle, target, patience });
  tellGuard("+", gentle, target);
  child.on("exit", () => {
    children.delete(child);
    // What is left of its group is nobody's: end it too.
    if (!alone) send(target, "SIGKILL");
    tellGuard("-", gentle, target);
  });
  return child;
}

/**
 * Runs a program to its end; returns its exit code and what it wrote. `onLine` sees each line as it comes.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions & { onLine?: (line: string) => void }} options
 */
export async function run(command, args, { onLine = () => {}, ...options } = {}) {
  const child = start(command, args, options);
  const lines = [];
  const read = (stream) => {
    if (!stream) return undefined;
    const reader = createInterface({ input: stream });
    reader.on("line", (line) => {
      lines.push(line);
      onLine(line);
    });
    return new Promise((resolve) => reader.on("close", resolve));
  };
  const [code] = await Promise.all([exitOf(child), read(child.stdout), read(child.stderr)]);
  return { code, output: lines.join("\n") };
}

/** The exit code of a child; 1 when a signal ended it. */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** Ends a child well, and by force when it takes too long. */
export async function stop(child) {
  const known = children.get(child);
  if (!known) return;
  const ended = new Promise((resolve) => child.on("exit", resolve));
  send(known.target, known.gentle);
  const force = setTimeout(() => send(known.target, "SIGKILL"), known.patience);
  await ended;
  clearTimeout(force);
}

/** Whether everything is being stopped: the end of a child is no news then. */
export function isLeaving() {
  return leaving;
}

/** Stops what was started last first, gives the locks back, and exits. */
export async function leave(code, error) {
  if (leaving) return;
  leaving = true;
  // What the system refuses (no space, no permission) says so in its own line.
  if (error instanceof Failure || error?.syscall) process.stderr.write(`${error.message}\n`);
  else if (error) process.stderr.write(`${error?.stack ?? error}\n`);
  for (const child of [...children.keys()].reverse()) await stop(child);
  unlockAll();
  await dismissGuard();
  process.exit(code);
}

function send(target, signal) {
  try {
    process.kill(target, signal);
  } catch {
    // It is gone already.
  }
}

/**
 * The guard outlives us by a few seconds when we are killed outright: a shell that reads which children live, and ends
 * them, last one first, when our end of the pipe closes.
 */
const guardScript = `
children=
while read -r sign signal target; do
  rest=
  for each in $children; do [ "$each" = "$signal:$target" ] || rest="$rest $each"; done
  if [ "$sign" = + ]; then children="$signal:$target $rest"; else children=$rest; fi
done
for each in $children; do
  target=\${each#*:}
  kill "-\${each%%:*}" "$target" 2>/dev/null
  tries=0
  while [ $tries -lt 100 ] && kill -0 "$target" 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
  kill -KILL "$target" 2>/dev/null
done
`;
let guard;

function tellGuard(sign, signal, target) {
  if (!guard) {
    guard = spawn("/bin/sh", ["-c", guardScript], { stdio: ["pipe", "ignore", "ignore"], detached: true });
    guard.stdin.on("error", () => {});
    guard.on("exit", () => {
      void leave(1, new Failure("the guard of the child processes was killed: stopping"));
    });
    guard.unref();
    guard.stdin.unref?.();
  }
  guard.stdin.write(`${sign} ${signal.slice(3)} ${target}\n`);
}

/** Waits for the guard, which has nobody left to guard, so that not even it remains. */
function dismissGuard() {
  if (!guard || guard.exitCode !== null || guard.signalCode !== null) return;
  guard.ref();
  const ended = new Promise((resolve) => guard.on("exit", resolve));
  guard.stdin.end();
  return ended;
}

/** npm, or the older Node that handed over to us, may be killed outright: what it started then stops by itself. */
function stopWithParent() {
  if (!process.env.npm_lifecycle_event && !process.env.SILLAGE_HANDED_OVER) return;
  const { ppid } = process;
  // npm starts scripts through a shell, which outlives it.
  const throughShell = /^(\/bin\/)?sh -c /.test(commandOf(ppid));
  const npm = throughShell ? parentOf(ppid) : undefined;
  const orphaned = () => process.ppid !== ppid || (throughShell && parentOf(ppid) !== npm);
  setInterval(() => orphaned() && void leave(1), 500).unref();
}
