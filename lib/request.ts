/**
 * What is being done: a request that is answered or a job, by its id. It follows whatever that leads to (pages, actions,
 * handlers, queries), so that a line of the log, an error page and what its reader tells of it name the same thing.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

declare global {
  // The bundles of pages, actions and route handlers each evaluate this module: all must read what the server notes.
  var sillageWork: AsyncLocalStorage<string> | undefined;
}

globalThis.sillageWork ??= new AsyncLocalStorage<string>();
const work = globalThis.sillageWork;

/** The id of the request or the job under way; null outside of any. */
export const requestId = (): string | null => work.getStore() ?? null;

/** Everything that the current request leads to has this id from now on. */
export const enterRequest = (id: string): void => work.enterWith(id);

/** A job under its own id. */
export const doAs = <T>(id: string, act: () => T): T => work.run(id, act);

/**
 * The id of a request: the one that a proxy of ours gave, when there is a proxy of ours and it is well formed, or else a
 * new one. What a client writes there by itself counts for nothing.
 */
export function requestIdFrom(given: string | string[] | undefined, trustedProxies: number): string {
  const wellFormed = typeof given === "string" && /^[A-Za-z0-9_-]{16,64}$/.test(given);
  return wellFormed && trustedProxies > 0 ? given : randomUUID();
}
