/**
 * How a server leaves while people use it, without anyone noticing. Told to stop, Node closes its door at once: a connection
 * that the kernel took and nobody accepted is reset, and so is one kept for the next request while that request is on its
 * way. A proxy may then ask another instance for a page, and never for a form, which could have been read. So the server
 * says that it leaves, and goes on serving for DRAIN_SECONDS:
 *
 * - /readyz answers 503, and each answer closes its connection (exchanges.ts);
 * - for the last two seconds a page is answered with the status that the proxy in front understands, when it says one
 *   (X-Leaving-Status; ops/nginx): it asks another instance for it, and leaves this one alone. What a proxy may not ask
 *   twice is served.
 *
 * Then Next closes the door, at an instant when nothing new comes, and waits for what is under way; ten seconds later that is
 * cut.
 */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Server } from "node:http";
import { env } from "#lib/env";
import { log } from "#lib/log";

const REQUEST = "http.server.request.start";

/** What is under way when the door closes has so long. */
const GRACE_MS = 10_000;

/**
 * At the end only: another instance that has just come back has to be known for it, and nginx, which counts in seconds, looks
 * again after two.
 */
const POINTING_MS = 2_000;

/** No other answer of ours has it. */
const LEAVING_STATUS = "502";

/** Nothing new for so long: whoever sends requests has understood. */
const QUIET_MS = 100;

/** Some never understand. */
const QUIET_PATIENCE_MS = 2_000;

declare global {
  // The bundles of pages each evaluate this module: they speak of the same server.
  var sillageLeaving: boolean | undefined;
}

/** Whether this server was told to stop, and still answers. */
export const isLeaving = (): boolean => globalThis.sillageLeaving === true;

export interface LeavingOptions {
  /** Of the server that people reach; figures have one of their own. */
  port: number;
  drainMs: number;
  graceMs?: number;
}

/** Once, when the server starts: what answers the signals by then, Next's own handlers, does so when it is time. */
export function leaveGently({
  port = env.PORT,
  drainMs = env.DRAIN_SECONDS * 1000,
  graceMs = GRACE_MS,
}: Partial<LeavingOptions> = {}): void {
  const door = new Door(port);
  let told = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const theirs = process.listeners(signal);
    for (const listener of theirs) process.off(signal, listener);
    process.on(signal, () => {
      if (told) return;
      told = true;
      void drain(door, drainMs).then(() => {
        for (const listener of theirs) Reflect.apply(listener, process, [signal]);
        setTimeout(() => door.cut(), graceMs).unref();
      });
    });
  }
}

async function drain(door: Door, drainMs: number): Promise<void> {
  globalThis.sillageLeaving = true;
  if (drainMs === 0) return;
  log.info("server.leaving", { drainMs });
  await pause(Math.max(0, drainMs - POINTING_MS));
  door.point();
  await pause(Math.min(drainMs, POINTING_MS));
  const patience = performance.now() + QUIET_PATIENCE_MS;
  while (door.quietMs() < QUIET_MS && performance.now() < patience) await pause(10);
  // The turn of the event loop in which the kernel was asked for connections is just over.
  await new Promise((resolve) => setImmediate(resolve));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The server of this process that listens there, known by its first request: Next makes it, and gives it to nobody. */
class Door {
  private server: Server | undefined;
  private pointing = false;
  private lastCame = 0;

  constructor(private readonly port: number) {
    subscribe(REQUEST, this.learn);
  }

  private readonly learn = (message: unknown): void => {
    const server: unknown = typeof message === "object" && message !== null && Reflect.get(message, "server");
    if (!(server instanceof Server) || !isAt(server, this.port)) return;
    unsubscribe(REQUEST, this.learn);
    this.server = server;
    if (this.pointing) this.point();
  };

  /** From now on whoever comes is shown the other doors. */
  point(): void {
    this.pointing = true;
    if (!this.server) return;
    this.server.on("connection", () => {
      this.lastCame = performance.now();
    });
    const serve = this.server.listeners("request");
    this.server.removeAllListeners("request");
    this.server.on("request", (request, response) => {
      if (showsAnother(request, response)) return;
      for (const listener of serve) Reflect.apply(listener, this.server, [request, response]);
    });
  }

  /** Since when nothing has come (ms). */
  quietMs(): number {
    return performance.now() - this.lastCame;
  }

  cut(): void {
    this.server?.closeAllConnections();
  }
}

function isAt(server: Server, port: number): boolean {
  const address = server.address();
  return typeof address === "object" && address?.port === port;
}

/** Whether a proxy that can ask another instance was told to. */
function showsAnother({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
  if ((method !== "GET" && method !== "HEAD") || headers["x-leaving-status"] !== LEAVING_STATUS) return false;
  response.writeHead(Number(LEAVING_STATUS), { "cache-control": "no-store", "content-type": "text/plain" });
  response.end("leaving\n");
  return true;
}
