/** Puts the same questions to directories of several sizes in turn, so that what slows the machine slows them all. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Directory } from "./directories";
import { type Asked, QUESTION_NAMES, type QuestionName, type Told } from "./names";

export interface Answered {
  name: QuestionName;
  /** By directory, in the order given: milliseconds, and the statements of the variant that has most. */
  bySize: { p50: number; p95: number; statements: number }[];
}

/**
 * Asks each question in so many variants of each directory, each after it was asked once: what is compared is the work, not
 * the first reading of a disk, which a small directory has behind it and a large one has not.
 */
export async function askAll(
  directories: readonly Pick<Directory, "connectionString">[],
  samples: number,
  say: (line: string) => void,
): Promise<Answered[]> {
  const children = await Promise.all(directories.map(open));
  try {
    const answered: Answered[] = [];
    for (const name of QUESTION_NAMES) {
      say(name);
      for (const child of children) for (let n = 0; n < samples; n++) await child.ask({ name, variant: n });
      const times = children.map((): { milliseconds: number; statements: number }[] => []);
      for (let n = 0; n < samples; n++) {
        for (const [index, child] of children.entries())
          times[index]?.push(await child.ask({ name, variant: n }));
      }
      answered.push({ name, bySize: times.map(summary) });
    }
    return answered;
  } finally {
    for (const { stop } of children) stop();
  }
}

async function open({ connectionString }: Pick<Directory, "connectionString">) {
  const file = fileURLToPath(new URL("child.ts", import.meta.url));
  const child = fork(file, { env: { ...process.env, DATABASE_URL: connectionString } });
  await told(child);
  const ask = async (asked: Asked) => {
    child.send(asked);
    const answer = await told(child);
    if (!("milliseconds" in answer))
      throw new Error(`${asked.name}: ${"failure" in answer ? answer.failure : ""}`);
    return answer;
  };
  return { ask, stop: () => child.kill() };
}

/** The next thing that our own child says. */
async function told(child: ChildProcess): Promise<Told> {
  const stopped = new AbortController();
  const ended = once(child, "exit", stopped).then(() => {
    throw new Error("a process that asks ended by itself");
  });
  ended.catch(() => undefined);
  try {
    const [message]: Told[] = await Promise.race([once(child, "message", stopped), ended]);
    if (!message) throw new Error("nothing was said");
    return message;
  } finally {
    stopped.abort();
  }
}

function summary(times: readonly { milliseconds: number; statements: number }[]) {
  const sorted = times.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), statements: Math.max(...times.map(({ statements }) => statements)) };
}
