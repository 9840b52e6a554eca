/** What the system knows: which processes live, who holds a lock, which ports are free. No dependency, Node 20.9. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";

const locks = new Set();

/**
 * Takes the lock of a folder, or returns what its living owner wrote in it. A lock whose owner is dead, or whose number
 * now belongs to another process, is taken over.
 */
export function lock(file, about = {}) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, bornAt: bornAt(process.pid), ...about });
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      locks.add(file);
      return undefined;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const owner = lockOwner(file);
      if (owner) return owner;
      rmSync(file, { force: true });
    }
  }
}

export function unlock(file) {
  locks.delete(file);
  rmSync(file, { force: true });
}

/** Gives every lock back. */
export function unlockAll() {
  for (const file of locks) unlock(file);
}

/** What the living owner of a lock wrote in it; undefined when nobody holds it. */
export function lockOwner(file) {
  try {
    const owner = JSON.parse(readFileSync(file, "utf8"));
    return owner.bornAt && owner.bornAt === bornAt(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** When a process was born, in its system's own words: with its number, that names it. Empty when there is none. */
function bornAt(pid) {
  return statOf(pid)?.[19] ?? ps(pid, "lstart");
}

/** The number of the process that started it, as a text. */
export function parentOf(pid) {
  return statOf(pid)?.[1] ?? ps(pid, "ppid");
}

/** The command line of a process, its words separated by spaces; empty when there is none. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return ps(pid, "command");
  }
}

/** The fields of /proc/…/stat from the third on (proc_pid_stat(5)): the second, a name, may hold anything. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  } catch {
    return undefined;
  }
}

/** What other systems than Linux say of a process. */
function ps(pid, field) {
  if (process.platform === "linux") return "";
  return spawnSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** Whether a port can be listened on; on every address, as the server will, unless told. Throws what is in the way. */
export function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const found = server.address().port;
      server.close(() => resolve(found));
    });
  });
}

/** A port free at this instant, on this machine's own address. */
export function freePort() {
  return listenOnce(0, "127.0.0.1");
}
