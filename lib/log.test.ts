import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { captureConsole, makeLog } from "./log";
import { doAs, requestId, requestIdFrom } from "./request";

function listen(now: () => number = Date.now) {
  const lines: Record<string, unknown>[] = [];
  const log = makeLog({ level: "info", now, write: (line) => lines.push(JSON.parse(line)) });
  return { lines, log };
}

test("a line is one JSON object with its level, its time, its event, its facts and the request", () => {
  const { lines, log } = listen(() => Date.parse("2026-11-22T12:00:00Z"));
  doAs("0123456789abcdef", () => log.info("mail.sent", { kind: "digest", tries: 2 }));
  expect(lines).toEqual([
    {
      level: "info",
      time: "2026-11-22T12:00:00.000Z",
      request: "0123456789abcdef",
      kind: "digest",
      tries: 2,
      event: "mail.sent",
    },
  ]);
});

test("an error is what it is, what it says without anyone in it, and where it was thrown", () => {
  const { lines, log } = listen();
  const cause = new Error("550 <marie@exemple.fr> unknown, from 192.0.2.1");
  log.error("mail.failed", new TypeError("refused for good", { cause }), { kind: "digest" });
  expect(lines).toMatchObject([
    { level: "error", event: "mail.failed", error: "TypeError", message: "refused for good", kind: "digest" },
  ]);
  expect(lines[0]?.cause).toBe("Error: 550 <[address]> unknown, from [ip]");
  expect(lines[0]?.stack).toContain("log.test.ts");
  log.error("job.failed", "a word: marie@exemple.fr");
  expect(JSON.stringify(lines)).not.toContain("marie");
});

test("an outage of an hour says a line every ten seconds, with how many were not said", () => {
  let time = 0;
  const { lines, log } = listen(() => time);
  for (time = 0; time < 3_600_000; time += 500)
    log.error("database.away", new Error("connect ECONNREFUSED 127.0.0.1:5432"));
  expect(lines).toHaveLength(360);
  expect(lines[1]).toMatchObject({ repeated: 19 });
});

test("the same error is said once, by whoever hears of it first", () => {
  const { lines, log } = listen();
  const error = new Error("a fault");
  log.error("request.failed", error);
  log.error("console", error);
  expect(lines).toHaveLength(1);
});

test("what a library writes on the console is a line like any other, unless someone says better what failed", async () => {
  const { lines, log } = listen();
  const { error: write, warn } = console;
  try {
    captureConsole(log);
    const known = new Error("said by who knows it");
    console.error("⨯", known);
    log.error("database.away", known);
    console.error(new Error("said by nobody else, of <marie@exemple.fr>"));
    console.warn("slow: %s", "marie@exemple.fr");
    await new Promise((resolve) => setTimeout(resolve, 200));
  } finally {
    Object.assign(console, { error: write, warn });
  }
  expect(lines.map(({ event, level }) => [event, level])).toEqual([
    ["database.away", "error"],
    ["console", "warn"],
    ["console", "error"],
  ]);
  expect(JSON.stringify(lines)).not.toContain("marie");
});

test("the id of a proxy is taken from a proxy of ours only, and well formed", () => {
  const given = "4f1c2a9be0d34c6f8a7b6c5d4e3f2a1b";
  expect(requestIdFrom(given, 1)).toBe(given);
  for (const [id, proxies] of [
    [given, 0],
    [undefined, 1],
    ["short", 1],
    [`${given}\n`, 1],
    ["x".repeat(65), 1],
    [[given, given], 1],
  ] as const)
    expect(requestIdFrom(typeof id === "object" ? [...id] : id, proxies)).toMatch(/^[0-9a-f-]{36}$/);
  expect(requestId()).toBeNull();
});

test("nothing in the server writes on the console: what is said goes through the log", () => {
  const served = readdirSync(".", { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      /^(app|components|lib)\/|^(proxy|instrumentation)\.ts$/.test(path) &&
      /\.(ts|tsx|mjs)$/.test(path) &&
      !/\.test\.tsx?$|^lib\/(testing|generated)\//.test(path),
  );
  expect(served.length).toBeGreaterThan(500);
  const writes = served.filter((path) =>
    /\bconsole\.\w+\(|process\.(stdout|stderr)\.write\(/.test(readFileSync(path, "utf8")),
  );
  expect(writes).toEqual([]);
});
