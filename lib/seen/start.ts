/** What lets the server be seen from outside: ids of requests, figures, traces, the day's count of pages. Once, at its start. */
import { env } from "#lib/env";
import { watchExchanges } from "#lib/http/exchanges";
import { log } from "#lib/log";
import { startMetrics } from "#lib/metrics";
import { repeat } from "#lib/repeat";
import { flushPages } from "#lib/usage/flush";

const FLUSH_MS = 60_000;

/** A server that leaves still answers, and its end is not told. */
const LEAVING_FLUSH_MS = 500;

/** Figures and traces that cannot start keep nobody from reading: it is said, and the server goes on without them. */
export async function startObserving(): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector, METRICS_PORT: port, METRICS_HOST: host } = env;
  if (collector) {
    const { startTraces } = await import("#lib/traces");
    startTraces(collector);
  }
  watchExchanges();
  if (port)
    await startMetrics({ host, port }).catch((error: unknown) =>
      log.error("metrics.unstarted", error, { port }),
    );
  const loop = repeat(flushPages, FLUSH_MS, (error) => log.error("usage.unwritten", error));
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void loop.stop(0);
      repeat(flushPages, LEAVING_FLUSH_MS, () => undefined);
    });
  }
}
