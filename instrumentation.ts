declare global {
  /** Of lib/http/gate.mjs, where the server was started with it. */
  var sillageGate: (() => void) | undefined;
}

/** Runs once when the server starts: the worker of jobs lives in the same process, unless another instance has it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  try {
    await standAtTheDoor();
  } finally {
    // What cannot start says so to who waits.
    globalThis.sillageGate?.();
  }
}

async function standAtTheDoor(): Promise<void> {
  const { captureConsole, log } = await import("#lib/log");
  if (process.env.NODE_ENV === "production") {
    // In development people read it.
    captureConsole();
    if (!globalThis.sillageGate) log.warn("started without lib/http/gate.mjs: see docs/operating.md");
    // Before anything of ours hears of the signals: those who listen by now are Next's.
    const { leaveGently } = await import("#lib/http/leaving");
    leaveGently();
  }
  const { startObserving } = await import("#lib/seen/start");
  await startObserving();
  const { protectResponses } = await import("#lib/http/protections");
  protectResponses();
  const { watchResponses } = await import("#lib/http/failures");
  watchResponses();
  const { watchWaits } = await import("#lib/http/too-many");
  watchWaits();
  const { mapUnknownMethods } = await import("#lib/http/methods");
  mapUnknownMethods();
  const { forgetForgedHeaders } = await import("#lib/http/forged-headers");
  forgetForgedHeaders();
  const { shortenQueries } = await import("#lib/http/long-queries");
  shortenQueries();
  const { noteConnectionAddresses } = await import("#lib/http/connection-address");
  noteConnectionAddresses();
  const { shareReaders } = await import("#lib/rate-limit-share");
  shareReaders();
  const { env } = await import("#lib/env");
  if (env.JOBS === "off") return;
  // Those who ask come first: the code of the jobs is most of what is loaded.
  setTimeout(startJobs, JOBS_AFTER_MS);
}

const JOBS_AFTER_MS = 1_000;

async function startJobs(): Promise<void> {
  const { isLeaving } = await import("#lib/http/leaving");
  if (isLeaving()) return;
  const { runWorker } = await import("#lib/notifications/run-worker");
  runWorker();
}

/** Called for each error that Next answers 500 to, before it does. */
export async function onRequestError(
  error: unknown,
  _request: unknown,
  { routeType, routePath }: { routeType: string; routePath: string },
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteFailure } = await import("#lib/http/failures");
  noteFailure(error, { part: routeType, route: routePath });
}
