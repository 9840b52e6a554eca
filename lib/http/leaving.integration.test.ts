import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";

const program = join(import.meta.dirname, "../testing/leaving-server.ts");
const ended: (() => void)[] = [];

afterEach(() => {
  for (const end of ended.splice(0)) end();
});

async function startServer({ drainMs = 600, graceMs = 5_000 } = {}) {
  const words = [program, String(drainMs), String(graceMs)];
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", ...words], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "error", ...SETTINGS },
  });
  ended.push(() => child.kill("SIGKILL"));
  const gone = once(child, "exit").then(([code]) => code);
  const [port] = await once(createInterface(child.stdout), "line");
  return { port: Number(port), gone, stop: () => child.kill("SIGTERM") };
}

const SETTINGS = {
  SILLAGE_MODE: "embedded",
  DATABASE_URL: "postgresql://localhost/none",
  AUTH_SECRET: "x".repeat(32),
};

interface Asked {
  path?: string;
  method?: string;
  agent?: Agent;
  headers?: Record<string, string>;
}

/** The status, whether the connection is kept; or the code of what broke. */
function ask(port: number, { path = "/", method = "GET", agent, headers = {} }: Asked = {}) {
  return new Promise<{ status: number; kept: boolean } | { broke: string }>((resolve) => {
    const options = { host: "127.0.0.1", port, path, method, agent: agent ?? false, headers };
    const sent = request(options, (came: IncomingMessage) => {
      came.resume();
      came.on("end", () =>
        resolve({ status: came.statusCode ?? 0, kept: came.headers.connection === "keep-alive" }),
      );
    });
    sent.on("error", (error) => resolve({ broke: "code" in error ? String(error.code) : error.message }));
    sent.end(method === "POST" ? "x=1" : undefined);
  });
}

/**
 * As nginx does: pages and forms to it as long as it does not say that it leaves, then one page from time to time. Pages
 * without a pause would leave no quiet instant to close the door; nginx asks another instance for one that this breaks.
 */
async function sendAsProxy(port: number, agent: Agent) {
  const broke: string[] = [];
  let served = 0;
  let left = false;
  let over = false;
  const go = async (method: string, { looksAgain = false } = {}) => {
    while (!over) {
      if (left && !looksAgain) return;
      if (left) await pause(300);
      const answer = await ask(port, { method, agent, headers: { "x-leaving-status": "502" } });
      if ("broke" in answer) {
        if (answer.broke === "ECONNREFUSED") over = true;
        else broke.push(`${method} ${answer.broke}`);
      } else if (answer.status === 502) left = true;
      else served++;
    }
  };
  const forms = [go("POST"), go("POST"), go("POST"), go("POST")];
  await Promise.all([...forms, go("GET"), go("GET", { looksAgain: true })]);
  return { broke, served, left };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a server told to stop", () => {
  test("breaks nothing that a proxy sends it, and ends", async () => {
    const { port, stop, gone } = await startServer();
    const agent = new Agent({ keepAlive: true });
    const sending = sendAsProxy(port, agent);
    await pause(300);
    stop();
    const { broke, served, left } = await sending;
    expect(broke).toEqual([]);
    expect(served).toBeGreaterThan(20);
    expect(left).toBe(true);
    expect(await gone).toBe(143);
  });

  test("says so at /readyz, serves whoever does not know another, and keeps no connection", async () => {
    const { port, stop, gone } = await startServer();
    expect(await ask(port, { path: "/readyz" })).toMatchObject({ status: 200 });
    const agent = new Agent({ keepAlive: true });
    expect(await ask(port, { agent })).toEqual({ status: 200, kept: true });
    const underWay = ask(port, { path: "/?wait=200", agent: new Agent({ keepAlive: true }) });
    await pause(50);
    stop();
    await pause(50);
    expect(await ask(port, { path: "/readyz" })).toMatchObject({ status: 503 });
    const headers = { "x-leaving-status": "502" };
    expect(await ask(port, { agent })).toEqual({ status: 200, kept: false });
    expect(await ask(port, { headers })).toEqual({ status: 502, kept: false });
    expect(await ask(port, { headers, method: "POST" })).toEqual({ status: 200, kept: false });
    expect(await underWay).toEqual({ status: 200, kept: false });
    await gone;
  });

  test("finishes what is under way, and cuts what would never end", async () => {
    const { port, stop, gone } = await startServer({ drainMs: 100, graceMs: 1_000 });
    const [slow, endless] = [ask(port, { path: "/?wait=800" }), ask(port, { path: "/?wait=60000" })];
    await pause(100);
    stop();
    expect(await slow).toMatchObject({ status: 200 });
    expect(await endless).toEqual({ broke: "ECONNRESET" });
    expect(await gone).toBe(143);
  });

  test("with nowhere else to send people, ends at once", async () => {
    const { port, stop, gone } = await startServer({ drainMs: 0 });
    await ask(port);
    const begun = performance.now();
    stop();
    expect(await gone).toBe(143);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
