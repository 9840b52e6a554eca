/**
 * A form sent too often comes back as it was typed, and says so to machines too: 429, with when to come back. Next gives an
 * action no way to choose the status of its page, so the response itself is watched.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";

declare global {
  // The bundles of pages each evaluate this module: they speak of the same requests.
  var sillageWaits: AsyncLocalStorage<{ seconds?: number }> | undefined;
}

globalThis.sillageWaits ??= new AsyncLocalStorage();
const waits = globalThis.sillageWaits;

/** Watches every response of this process; once, when the server starts. */
export function watchWaits(): void {
  subscribe("http.server.request.start", (message) => {
    const response = typeof message === "object" && message !== null && Reflect.get(message, "response");
    if (!(response instanceof ServerResponse)) return;
    const wait: { seconds?: number } = {};
    waits.enterWith(wait);
    const { writeHead } = response;
    response.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
      if (wait.seconds === undefined || status !== 200)
        return Reflect.apply(writeHead, this, [status, ...rest]);
      this.setHeader("retry-after", String(wait.seconds));
      return Reflect.apply(writeHead, this, [429, ...rest]);
    };
  });
}

/** The request being served is one too many: it may be tried again after that many seconds. */
export function askToWait(seconds: number): void {
  const wait = waits.getStore();
  if (wait) wait.seconds = seconds;
}
