/** Runs once when the server starts: the worker of jobs lives in the same process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { runWorker } = await import("#lib/notifications/run-worker");
  runWorker();
}
