/** What the project promises itself, as ratios taken in one run, and whether this run keeps it. */
import type { Measured } from "./measure";
import type { Memory } from "./memory";
import type { Latency } from "./review";
import type { Answered } from "./sizes/ask";
import type { Sizes } from "./sizes/index";
import { QUESTIONS } from "./sizes/names";
import { EMPTY, NAMES } from "./subjects";
import { count, kilobytes, percent } from "./table";
import type { Weight } from "./weights";

export interface Target {
  what: string;
  asked: string;
  measured: string;
  met: boolean;
}

/**
 * Others' software, measured once beside Next's own cached page on one machine, 16 connections, 10,000 entries: answers
 * a second. Next's page of this run says what they would be here.
 */
const NEXT_CACHED_THEN = 1070;
const WORDPRESS_THEN = { entry: 43, search: 10 };

export function speedTargets(measured: readonly Measured[]): Target[] {
  const of = (name: string) => {
    const found = measured.find((each) => each.name === name);
    if (!found) throw new Error(`${name} was not measured`);
    return found;
  };
  const share = (name: string, other: string, asked: number) =>
    atLeast(`${name}, of: ${lowerFirst(other)}`, of(name).over(other), asked, percent);
  const wordpress = (name: string, then: number, asked: number) =>
    atLeast(
      `${name}, times WordPress (estimated from the cached empty page)`,
      (of(name).over(EMPTY.cached) * NEXT_CACHED_THEN) / then,
      asked,
      (times) => `${times.toFixed(1)} ×`,
    );
  return [
    share(NAMES.entry, EMPTY.cached, 0.85),
    wordpress(NAMES.entry, WORDPRESS_THEN.entry, 20),
    wordpress(NAMES.firstVisit, WORDPRESS_THEN.entry, 3),
    wordpress(NAMES.search, WORDPRESS_THEN.search, 8),
    wordpress(NAMES.newSearch, WORDPRESS_THEN.search, 8),
    // The same markup, for which the database is not asked.
    share(NAMES.newSearch, NAMES.search, 0.85),
    share(NAMES.apiSearch, EMPTY.handler, 0.5),
    share(NAMES.newApiSearch, EMPTY.handler, 0.5),
  ];
}

/**
 * How fast this machine was, over the one on which times were asked: of milliseconds and seconds, what they would have
 * been there is said too, and is what is held against them.
 */
export function paceOf(measured: readonly Measured[]): number {
  return (measured.find(({ name }) => name === EMPTY.cached)?.rate ?? Number.NaN) / NEXT_CACHED_THEN;
}

export function weightTargets(weights: readonly Weight[], floor: Weight): Target[] {
  return weights.flatMap(({ name, scripts }) => [
    atMost(`${name}, JavaScript (KB)`, scripts, 150_000, kilobytes),
    atMost(`${name}, JavaScript over the floor (KB)`, scripts - floor.scripts, 10_000, kilobytes),
  ]);
}

const seconds = (value: number) => `${value.toFixed(1)} s`;

export function loadTargets(catalogue: number, pace: number): Target[] {
  return [atMost("The catalogue, through propose and decide", catalogue, 10, seconds, pace)];
}

/** The largest directory over the smallest. @param pace 1 when no server was measured in the same run. */
export function sizeTargets({ directories, answered, exported }: Sizes, pace: number): Target[] {
  const [largest, smallest] = [directories.at(-1)?.entries ?? 0, directories[0]?.entries ?? 0];
  const times = (value: number) => `${value.toFixed(1)} ×`;
  const over = `${count(largest)} entries over ${count(smallest)}`;
  const ratio = ({ bySize }: Answered, of: "p50" | "p95") =>
    (bySize.at(-1)?.[of] ?? Number.NaN) / (bySize[0]?.[of] ?? Number.NaN);
  const hundred = directories.find(({ entries }) => entries === 100_000);
  return [
    ...answered
      .filter(({ name }) => name !== QUESTIONS.entry)
      .map((each) => atMost(`${each.name}, p95, ${over}`, ratio(each, "p95"), 3, times)),
    ...answered
      .filter(({ name }) => name === QUESTIONS.entry)
      .map((each) => atMost(`${each.name}, a keyed read, p50, ${over}`, ratio(each, "p50"), 1.2, times)),
    ...exported
      .filter(({ entries }) => entries !== directories[0]?.entries)
      .map(({ format, entries, peak }) => {
        const small = exported.find((one) => one.format === format && one.entries !== entries);
        const what = `A file of all, ${format}: memory, ${count(entries)} entries over ${count(small?.entries ?? 0)}`;
        return atMost(what, peak / (small?.peak ?? Number.NaN), 1.3, times);
      }),
    ...(hundred ? [atMost("100,000 made-up entries, indexed", hundred.generated, 60, seconds, pace)] : []),
  ];
}

export function reviewTargets([empty, decision]: readonly Latency[], pace: number): Target[] {
  const milliseconds = (value: number) => `${Math.round(value)} ms`;
  const over = (decision?.p95 ?? Number.NaN) - (empty?.p95 ?? Number.NaN);
  return [atMost("A decision, p95 over that of an empty transaction", over, 50, milliseconds, pace)];
}

export function memoryTargets({ growth }: Memory): Target[] {
  return [atMost("Memory after over memory before", growth, 1.1, percent)];
}

function atLeast(what: string, value: number, asked: number, print: (value: number) => string): Target {
  return { what, asked: `≥ ${print(asked)}`, measured: print(value), met: value >= asked };
}

/** @param pace of times: those of the machine of the targets are `value` times that. */
function atMost(
  what: string,
  value: number,
  asked: number,
  print: (value: number) => string,
  pace = 1,
): Target {
  const there = value * pace;
  const measured =
    pace === 1 ? print(value) : `${print(value)} (${print(there)} on the machine of the targets)`;
  return { what, asked: `≤ ${print(asked)}`, measured, met: there <= asked };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
