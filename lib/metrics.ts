/**
 * Figures for Prometheus, on a port of their own (METRICS_PORT); without that setting nothing is counted and nothing is
 * loaded. None names anyone: requests are counted by kind of address.
 */
import type { MetricsReport } from "./metrics-report";

declare global {
  // The bundles of pages, actions and route handlers each evaluate this module: they count on one.
  var sillageMetrics: MetricsReport | undefined;
}

/** What counts, or null when nobody asks for figures. */
export const metrics = (): MetricsReport | null => globalThis.sillageMetrics ?? null;

/** Begins to count, and answers at http://host:port/metrics. Once, when the server starts. */
export async function startMetrics({ host, port }: { host: string; port: number }): Promise<() => void> {
  const { makeReport } = await import("./metrics-report");
  const { listen } = await import("./metrics-server");
  const report = makeReport();
  const stop = await listen({ host, port }, report);
  globalThis.sillageMetrics = report;
  return stop;
}
