/**
 * What the server says of itself: one line of JSON a fact, on the error output, with the id of the request or the job. No
 * line holds a name, an address, an IP address, a token, a cookie or what was searched: facts are ids, counts and kinds,
 * and the words of errors are scrubbed. The same fact again within ten seconds is counted, not said, so that an outage
 * does not fill a disk.
 */
import { format } from "node:util";
import pino from "pino";
import { requestId } from "#lib/request";
import { scrub } from "#lib/scrub";

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Ids, counts, kinds: never what someone typed or is called. */
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  debug: (event: string, facts?: Facts) => void;
  info: (event: string, facts?: Facts) => void;
  warn: (event: string, facts?: Facts) => void;
  /** Something failed. An error that was said already in the same way is not said twice. */
  error: (event: string, error: unknown, facts?: Facts) => void;
}

const SILENCE_MS = 10_000;
const HANDED_OVER_MS = 100;
const MAX_KINDS = 1000;

/** @param write takes one line, with its end; without it, the error output */
export function makeLog({
  write,
  level,
  now = Date.now,
}: {
  write?: (line: string) => void;
  level: LogLevel;
  now?: () => number;
}): Log {
  const output = write ? { write } : pino.destination({ fd: 2, sync: true });
  const options = {
    level,
    base: null,
    messageKey: "event",
    timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const lines = pino(options, output);
  const seldom = seldomOf(now);
  const said = new WeakSet<object>();
  const say = (at: LogLevel, event: string, facts: Facts, more = 0) => {
    const id = requestId();
    lines[at]({ ...(id && { request: id }), ...scrubbed(facts), ...(more > 0 && { repeated: more }) }, event);
  };
  return {
    debug: (event, facts = {}) => say("debug", event, facts),
    info: (event, facts = {}) => say("info", event, facts),
    warn: (event, facts = {}) =>
      seldom(`${event} ${JSON.stringify(facts)}`, (more) => say("warn", event, facts, more)),
    error: (event, error, facts = {}) => {
      if (typeof error === "object" && error !== null) {
        if (said.has(error)) return;
        said.add(error);
      }
      const told = errorFacts(error);
      seldom(`${event} ${told.error} ${told.message}`, (more) =>
        say("error", event, { ...facts, ...told }, more),
      );
    },
  };
}

declare global {
  var sillageLog: Log | undefined;
}

// Read here rather than from lib/env.ts: what is wrong with the settings must be sayable.
const wanted = LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? "info";

/** The log of this process, whichever bundle speaks; tests put another in its place to read it. */
export const log: Log = {
  debug: (...said) => current().debug(...said),
  info: (...said) => current().info(...said),
  warn: (...said) => current().warn(...said),
  error: (...said) => current().error(...said),
};

function current(): Log {
  globalThis.sillageLog ??= makeLog({ level: wanted });
  return globalThis.sillageLog;
}

/** From now on what libraries write on the error output is a line like any other. */
export function captureConsole(to: Log = log): void {
  console.error = (...words: unknown[]) => {
    const error = words.find((word) => word instanceof Error);
    if (!error) return to.error("console", format(...words));
    // Next writes an error before it hands it over to who knows what it is (onRequestError): that one says it.
    setTimeout(() => to.error("console", error), HANDED_OVER_MS).unref();
  };
  console.warn = (...words: unknown[]) => to.warn("console", { message: format(...words) });
}

/** Runs `say` at once the first time, then at most every ten seconds, with how many times it was not run meanwhile. */
function seldomOf(now: () => number) {
  const kinds = new Map<string, { at: number; more: number }>();
  return (kind: string, say: (more: number) => void) => {
    const known = kinds.get(kind);
    if (known && now() - known.at < SILENCE_MS) {
      known.more++;
      return;
    }
    if (kinds.size >= MAX_KINDS) kinds.clear();
    kinds.set(kind, { at: now(), more: 0 });
    say(known?.more ?? 0);
  };
}

const scrubbed = (facts: Facts) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === "string" ? scrub(value) : value]),
  );

/** What it is, what it says, where it was thrown; `digest` is what the browser was told of it. */
function errorFacts(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error, message: scrub(String(error)) };
  const { name, message, stack, cause } = error;
  const frames = stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: "code" in error && typeof error.code === "string" ? `${name} ${error.code}` : name,
    message: scrub(message).replace(/\s+/g, " ").trim(),
    ...("digest" in error && typeof error.digest === "string" && { digest: error.digest }),
    ...(cause instanceof Error && { cause: scrub(`${cause.name}: ${cause.message}`) }),
    ...(frames?.length && {
      stack: frames
        .slice(0, 12)
        .map((line) => line.trim())
        .join(" | "),
    }),
  };
}
