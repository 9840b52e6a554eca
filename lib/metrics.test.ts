import pg from "pg";
import { expect, test } from "vitest";
import { makeReport } from "./metrics-report";
import { listen } from "./metrics-server";

const state = {
  jobs: [
    { queue: "mail", state: "waiting" as const, count: 3, oldestSeconds: 12 },
    { queue: "mail-failed", state: "waiting" as const, count: 1, oldestSeconds: 3600 },
    { queue: "dump", state: "active" as const, count: 1, oldestSeconds: null },
  ],
  reviews: { waiting: 2, oldestSeconds: 86_400 },
  mails: { waiting: 3, givenUp: 1 },
};
let answers = true;
const report = makeReport(async () => {
  if (!answers) throw new Error("away");
  return state;
});

test("figures are read over HTTP at one address, in the text that Prometheus reads", async () => {
  report.answered({ route: "labs/*", method: "GET", status: 200, seconds: 0.004, cache: "hit" });
  report.jobEnded("dump", "done", 2);
  report.mailEnded("sent");
  const stop = await listen({ host: "127.0.0.1", port: 49_464 }, report);
  try {
    const answer = await fetch("http://127.0.0.1:49464/metrics");
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    for (const line of [
      'sillage_http_requests_total{route="labs/*",method="GET",status="200"} 1',
      'sillage_http_request_duration_seconds_bucket{le="0.005",route="labs/*"} 1',
      'sillage_page_cache_total{outcome="hit"} 1',
      'sillage_job_duration_seconds_count{job="dump",outcome="done"} 1',
      'sillage_mails_total{outcome="sent"} 1',
      'sillage_jobs{queue="mail",state="waiting"} 3',
      'sillage_job_oldest_seconds{queue="mail"} 12',
      "sillage_reviews_waiting 2",
      "sillage_review_oldest_seconds 86400",
      "sillage_mails_waiting 3",
      "sillage_mails_given_up 1",
      "sillage_database_up 1",
      'sillage_db_pool_connections{state="waiting"} 0',
    ])
      expect(text).toContain(`${line}\n`);
    expect(text).toContain("process_resident_memory_bytes");
    expect((await fetch("http://127.0.0.1:49464/")).status).toBe(404);
  } finally {
    stop();
  }
});

test("a database that is away is said, and what it would have said is not known", async () => {
  answers = false;
  const text = await report.print();
  expect(text).toContain("sillage_database_up 0\n");
  expect(text).not.toMatch(/^sillage_jobs\{/m);
  expect(text).toContain("sillage_reviews_waiting Nan\n");
  answers = true;
});

test("statements are timed, those that fail apart, and pools are seen", async () => {
  const pool = new pg.Pool({
    connectionString: "postgresql://127.0.0.1:1/none",
    connectionTimeoutMillis: 200,
  });
  await expect(pool.query("SELECT 1")).rejects.toThrow();
  const client = new pg.Client();
  await expect(Promise.race([client.end(), client.end()])).resolves.toBeUndefined();
  const text = await report.print();
  expect(text).toContain('sillage_db_pool_connections{state="busy"} 0');
  expect(text).toContain("# TYPE sillage_db_query_duration_seconds histogram");
});
