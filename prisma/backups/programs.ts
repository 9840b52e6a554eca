/** PostgreSQL's own programs, when those of this machine are as new as the server. */
import { execFileSync, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Whether `pg_dump`, `pg_restore` and `psql` are there, all of this version of the server or of a newer one. */
export function programsFor(serverMajor: number): boolean {
  return ["pg_dump", "pg_restore", "psql"].every((name) => majorOf(name) >= serverMajor);
}

/** 0 when there is none. */
function majorOf(program: string): number {
  try {
    const words = execFileSync(program, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return Number(/\) (\d+)/.exec(words)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Runs one of them on a database; the password is told through the environment, which others cannot read. */
export async function runProgram(program: string, url: string, args: readonly string[]): Promise<void> {
  await ended(program, startProgram(program, url, args));
}

/** The same for two, of which the first writes what the second reads. Either failing, both have failed. */
export async function runPiped(
  [writer, written]: readonly [string, readonly string[]],
  [reader, read]: readonly [string, readonly string[]],
  url: string,
): Promise<void> {
  const from = startProgram(writer, null, written);
  const to = startProgram(reader, url, read);
  await Promise.all([ended(writer, from), ended(reader, to), pipeline(from.stdout, to.stdin)]);
}

function startProgram(program: string, url: string | null, args: readonly string[]) {
  const { target, password } = url === null ? { target: [], password: "" } : addressOf(url);
  return spawn(program, [...target, ...args], {
    env: { ...process.env, ...(password && { PGPASSWORD: password }) },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

function addressOf(url: string): { target: string[]; password: string } {
  const bare = new URL(url);
  const password = decodeURIComponent(bare.password);
  bare.password = "";
  return { target: [`--dbname=${bare.href}`], password };
}

function ended(program: string, child: ReturnType<typeof startProgram>): Promise<void> {
  let words = "";
  const keep = (stream: Readable) =>
    stream.on("data", (chunk) => {
      words = (words + String(chunk)).slice(-2000);
    });
  keep(child.stderr);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} fails: ${words.trim().split("\n")[0]}`)),
    );
  });
}
