/** Programs whose clock is not that of this machine, by Debian's libfaketime. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { findProgram } from "./programs";

/** What a program's environment needs for another clock. */
export type OtherClock = (offset: string) => Record<string, string>;

/**
 * Null when it cannot be had. Its own command is not used: it knows its library at one place only, and it would stand
 * between us and the program. Offsets are as "+10m" or "-600".
 */
export async function findFaketime(): Promise<OtherClock | null> {
  const program = await findProgram("faketime");
  if (!program) return null;
  // For programs of several threads, as Node is.
  const library = librariesOf(dirname(dirname(program.path)))
    .map((folder) => join(folder, "faketime/libfaketimeMT.so.1"))
    .find((path) => existsSync(path));
  if (!library) return null;
  const clock: OtherClock = (offset) => ({
    LD_PRELOAD: library,
    FAKETIME: offset,
    // Timers and waits go by it: an offset there would end or prolong those that other libraries count themselves.
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  });
  return changesClock(clock) ? clock : null;
}

function librariesOf(prefix: string): string[] {
  const at = join(prefix, "lib");
  if (!existsSync(at)) return [];
  return readdirSync(at)
    .filter((name) => name.endsWith("-linux-gnu"))
    .map((name) => join(at, name));
}

/** A library that the loader does not take is passed over, with a warning. */
function changesClock(clock: OtherClock): boolean {
  const env = { ...process.env, ...clock("+10m") };
  const program = "process.stdout.write(String(Date.now()))";
  const told = execFileSync(process.execPath, ["-e", program], { env, encoding: "utf8" });
  return Number(told) - Date.now() > 300_000;
}
