/** The same jobs, each under an id of its own, timed, and heard of in the log when it fails. */
import { randomUUID } from "node:crypto";
import type { JobHandlers } from "#lib/job-worker";
import { log } from "#lib/log";
import { metrics } from "#lib/metrics";
import { doAs } from "#lib/request";

export function observed(handlers: JobHandlers): JobHandlers {
  const { mail, publications } = handlers;
  return {
    sweep: timed("sweep", handlers.sweep),
    recount: timed("recount", handlers.recount),
    digest: timed("digest", handlers.digest),
    links: timed("links", handlers.links),
    freshness: timed("freshness", handlers.freshness),
    levels: timed("levels", handlers.levels),
    retention: timed("retention", handlers.retention),
    visit: timed("visit", handlers.visit),
    harvest: timed("harvest", handlers.harvest),
    announce: timed("announce", handlers.announce),
    webhooks: timed("webhooks", handlers.webhooks),
    alerts: timed("alerts", handlers.alerts),
    dump: timed("dump", handlers.dump),
    batch: timed("batch", handlers.batch),
    pdf: timed("pdf", handlers.pdf),
    publications: {
      webhooks: timed("publications-webhooks", publications.webhooks),
      websub: timed("publications-websub", publications.websub),
    },
    mail: timed("mail", async (jobId, job) => {
      try {
        const outcome = await mail(jobId, job);
        metrics()?.mailEnded(outcome === "done" ? "sent" : "refused");
        return outcome;
      } catch (error) {
        metrics()?.mailEnded("failed");
        throw error;
      }
    }),
  };
}

function timed<A extends unknown[], R>(job: string, act: (...args: A) => Promise<R>) {
  return (...args: A): Promise<R> =>
    doAs(randomUUID(), async () => {
      const start = performance.now();
      const end = (outcome: "done" | "failed") => {
        const seconds = (performance.now() - start) / 1000;
        metrics()?.jobEnded(job, outcome, seconds);
        log.debug("job", { job, outcome, ms: Math.round(seconds * 1000) });
      };
      try {
        const result = await act(...args);
        end("done");
        return result;
      } catch (error) {
        end("failed");
        // Whoever called tries again or not: that it failed is said here, once.
        log.error("job.failed", error, { job });
        throw error;
      }
    });
}
