/** What is counted in this process, and what the database says when the figures are asked for. */
import pg from "pg";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { readState } from "./metrics-state";

export interface Answered {
  route: string;
  method: string;
  status: number;
  seconds: number;
  /** What Next's page cache did: "hit", "miss", "stale"; "" when the page is not of those it keeps. */
  cache: string;
}

export interface MetricsReport {
  answered: (answer: Answered) => void;
  jobEnded: (job: string, outcome: "done" | "failed", seconds: number) => void;
  mailEnded: (outcome: "sent" | "refused" | "failed") => void;
  /** As Prometheus reads it (text format 0.0.4). */
  print: () => Promise<string>;
  contentType: string;
}

const FAST = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function makeReport(read = readState): MetricsReport {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "sillage_http_requests_total",
    help: "Requests answered, by kind of address, method and status.",
    labelNames: ["route", "method", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "sillage_http_request_duration_seconds",
    help: "From the request to the end of its answer.",
    labelNames: ["route"],
    buckets: FAST,
    registers,
  });
  const cached = new Counter({
    name: "sillage_page_cache_total",
    help: "Pages of the kind that is rendered once for all, by what the cache did.",
    labelNames: ["outcome"],
    registers,
  });
  const jobs = new Histogram({
    name: "sillage_job_duration_seconds",
    help: "Jobs done by this process.",
    labelNames: ["job", "outcome"],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300],
    registers,
  });
  const mails = new Counter({
    name: "sillage_mails_total",
    help: "Mails handed over to the mail server, refused by it for good, or to be tried again.",
    labelNames: ["outcome"],
    registers,
  });
  watchDatabase(registers);
  const gauges = stateGauges(registers);
  return {
    answered: ({ route, method, status, seconds, cache }) => {
      requests.inc({ route, method, status });
      durations.observe({ route }, seconds);
      if (cache) cached.inc({ outcome: cache });
    },
    jobEnded: (job, outcome, seconds) => jobs.observe({ job, outcome }, seconds),
    mailEnded: (outcome) => mails.inc({ outcome }),
    print: async () => {
      gauges.show(await read().catch(() => null));
      return await registry.metrics();
    },
    contentType: registry.contentType,
  };
}

type Registers = Registry[];

/** Queries and pools, wherever in this process they come from. */
function watchDatabase(registers: Registers): void {
  const queries = new Histogram({
    name: "sillage_db_query_duration_seconds",
    help: "Statements sent to PostgreSQL by this process, transactions' own included.",
    labelNames: ["outcome"],
    buckets: FAST,
    registers,
  });
  const pools = new Set<pg.Pool>();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const start = performance.now();
    const note = (failed: boolean) =>
      queries.observe({ outcome: failed ? "failed" : "done" }, (performance.now() - start) / 1000);
    const last = args.at(-1);
    if (typeof last === "function") {
      const heard = (error: unknown, ...rest: unknown[]) => {
        note(Boolean(error));
        return last(error, ...rest);
      };
      return Reflect.apply(query, this, [...args.slice(0, -1), heard]);
    }
    const answer = Reflect.apply(query, this, args);
    if (answer instanceof Promise) {
      answer.then(
        () => note(false),
        () => note(true),
      );
    }
    return answer;
  };
  const { connect } = pg.Pool.prototype;
  pg.Pool.prototype.connect = function (this: pg.Pool, ...args: unknown[]) {
    pools.add(this);
    return Reflect.apply(connect, this, args);
  };
  new Gauge({
    name: "sillage_db_pool_connections",
    help: "Connections of this process to PostgreSQL, and requests that wait for one.",
    labelNames: ["state"],
    registers,
    collect() {
      const all = [...pools];
      const sum = (count: (pool: pg.Pool) => number) => all.reduce((total, pool) => total + count(pool), 0);
      this.set(
        { state: "idle" },
        sum((pool) => pool.idleCount),
      );
      this.set(
        { state: "busy" },
        sum((pool) => pool.totalCount - pool.idleCount),
      );
      this.set(
        { state: "waiting" },
        sum((pool) => pool.waitingCount),
      );
    },
  });
}

/** What all processes share: each says the same. */
function stateGauges(registers: Registers) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const up = gauge("sillage_database_up", "1 when PostgreSQL answers.");
  const inQueue = gauge("sillage_jobs", "Jobs that wait, run or failed, by queue.", ["queue", "state"]);
  const oldest = gauge("sillage_job_oldest_seconds", "Since when the oldest job that is due waits.", [
    "queue",
  ]);
  const waiting = gauge("sillage_reviews_waiting", "Proposals that wait for a decision.");
  const age = gauge("sillage_review_oldest_seconds", "Since when the oldest of them waits.");
  const mailsWaiting = gauge("sillage_mails_waiting", "Mails that have not left yet.");
  const mailsLost = gauge(
    "sillage_mails_given_up",
    "Mails for which nothing helped, until an administrator sends them again.",
  );
  const all = [inQueue, oldest, waiting, age, mailsWaiting, mailsLost];
  return {
    show(state: Awaited<ReturnType<typeof readState>> | null) {
      for (const each of all) each.reset();
      up.set(state ? 1 : 0);
      if (!state) {
        // Not a number: what is not known is neither zero nor what it was.
        for (const each of [waiting, age, mailsWaiting, mailsLost]) each.set(Number.NaN);
        return;
      }
      for (const { queue, state: how, count, oldestSeconds } of state.jobs) {
        inQueue.set({ queue, state: how }, count);
        if (oldestSeconds !== null) oldest.set({ queue }, oldestSeconds);
      }
      waiting.set(state.reviews.waiting);
      age.set(state.reviews.oldestSeconds);
      mailsWaiting.set(state.mails.waiting);
      mailsLost.set(state.mails.givenUp);
    },
  };
}
