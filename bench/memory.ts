/** Whether the server's memory stays flat under many requests of all kinds. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { load, type Subject } from "./measure";

export interface Memory {
  requests: number;
  /** MB resident, after the first requests and then after each tenth of them. */
  resident: number[];
  /** The mean of the last three over that of the first three. */
  growth: number;
}

/** Before the first reading, what is cached must be cached and what is compiled compiled. */
const WARM_UP = 15_000;

export async function watchMemory(
  server: { origin: string; pid: number },
  next: () => string,
  requests: number,
  say: (line: string) => void,
): Promise<Memory> {
  const subject: Subject = { name: "Mixed requests", origin: server.origin, next, mark: "" };
  const ask = (amount: number) => load(subject, { connections: 16, amount });
  await ask(WARM_UP);
  const resident = [await settled(server.pid)];
  for (let tenth = 1; tenth <= 10; tenth++) {
    await ask(requests / 10);
    resident.push(await settled(server.pid));
    say(`memory: ${(requests * tenth) / 10} requests, ${resident.at(-1)} MB`);
  }
  return { requests, resident, growth: mean(resident.slice(-3)) / mean(resident.slice(0, 3)) };
}

async function settled(pid: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return Math.round(residentKilobytes(pid) / 1024);
}

function residentKilobytes(pid: number): number {
  if (process.platform === "linux") {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  }
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
