import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLog } from "#lib/log";
import { requestId } from "#lib/request";
import { takeCounts } from "#lib/usage/count";
import { watchExchanges } from "./exchanges";
import { noteFailure, watchResponses } from "./failures";

const server = createServer(async (request, response) => {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
  if (request.url?.startsWith("/fr/labs")) response.setHeader("content-type", "text/html; charset=utf-8");
  if (request.url?.startsWith("/fr/fault")) {
    noteFailure(new Error("duplicate key <canari@exemple.fr>"), { part: "render", route: "/[lang]/labs" });
    response.statusCode = 500;
  }
  if (request.url?.startsWith("/fr/listeners"))
    for (let left = Number(request.url.split("?")[1]); left > 0; left--)
      response.once("close", () => undefined);
  response.end(`${requestId()} ${request.headers["x-request-id"]}`);
});
let origin: string;

beforeAll(async () => {
  watchExchanges(0);
  watchResponses();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => server.close());

const BROWSER = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0" };
const ask = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

test("each request has an id of its own, the same in its answer, for its page and for its code", async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => ask("/fr", { "x-request-id": "a".repeat(32) })),
  );
  const ids = answers.map((answer) => answer.headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(40);
  for (const [index, answer] of answers.entries())
    expect(await answer.text()).toBe(`${ids[index]} ${ids[index]}`);
});

test("what makes an answer may listen for its end some twenty times, and Node says nothing of it", async () => {
  const warned: string[] = [];
  const hear = ({ name }: Error) => void warned.push(name);
  process.on("warning", hear);
  expect((await ask("/fr/listeners?18")).status).toBe(200);
  await new Promise(setImmediate);
  expect(warned).toEqual([]);
  await ask("/fr/listeners?40");
  await new Promise(setImmediate);
  expect(warned).toEqual(["MaxListenersExceededWarning"]);
  process.off("warning", hear);
});

test("the page of an incident quotes the id of its answer", async () => {
  const answer = await ask("/fr/fault");
  expect(answer.status).toBe(500);
  const id = answer.headers.get("x-request-id");
  expect(await answer.text()).toContain(`Référence à citer si vous nous écrivez : <code>${id}</code>`);
});

test("what failed is said once, under the id of the answer and the pattern of its address, and of nobody", async () => {
  const lines: Record<string, unknown>[] = [];
  globalThis.sillageLog = makeLog({ level: "info", write: (line) => lines.push(JSON.parse(line)) });
  const id = (await ask("/fr/fault?q=canari", { cookie: "canari=1" })).headers.get("x-request-id");
  expect(lines).toMatchObject([
    { event: "request.failed", request: id, part: "render", route: "/[lang]/labs" },
  ]);
  expect(JSON.stringify(lines)).not.toContain("canari");
  globalThis.sillageLog = undefined;
});

test("pages that people read are counted by day and kind; robots, prefetches and other files are not", async () => {
  takeCounts();
  await ask("/fr/labs/la-27e-region?q=mon+nom", BROWSER);
  await ask("/fr/labs/une-autre", BROWSER);
  await ask("/fr/labs", BROWSER);
  await ask("/fr/labs", { ...BROWSER, "next-router-prefetch": "1" });
  await ask("/fr/labs", { ...BROWSER, "sec-purpose": "prefetch;prerender" });
  await ask("/fr/labs", {
    "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  });
  await ask("/fr/labs", { "user-agent": "curl/8.0" });
  await ask("/fr/recherche", BROWSER);
  const counted = takeCounts().map(({ kind, views }) => [kind, views]);
  expect(counted.sort()).toEqual([
    ["labs", 1],
    ["labs/*", 2],
  ]);
  expect(takeCounts()).toEqual([]);
});
