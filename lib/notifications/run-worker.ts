/** Keeps the worker of jobs running for the life of the server: started as soon as the database answers, stopped with it. */
import { forgetExpired } from "#lib/accounts/forget-expired";
import { eraseSilent, warnSilent } from "#lib/accounts/silence";
import { forgetSignIns } from "#lib/administration/forget-sign-ins";
import { makeDumpWhenDue } from "#lib/dumps/make-dump";
import { env } from "#lib/env";
import { askFreshness } from "#lib/freshness/ask";
import { closeAnswered, raiseSilent } from "#lib/freshness/raise-silent";
import { harvestDue } from "#lib/harvest/harvest";
import { runAct } from "#lib/imports/run-act";
import { startWorker, type Worker } from "#lib/job-worker";
import { discoverLinks } from "#lib/links/discover";
import { visitLinks } from "#lib/links/visit-links";
import { log } from "#lib/log";
import { observed } from "#lib/observed-jobs";
import { forgetDocuments } from "#lib/pdf/forget";
import { makePdf } from "#lib/pdf/make";
import { announce } from "#lib/publications/announce";
import { forgetReporters } from "#lib/reports/forget-reporters";
import { remindOfRequests } from "#lib/reports/remind";
import { askRevalidation } from "#lib/revalidation";
import { visitAddresses } from "#lib/revisions/address-visits";
import { recount } from "#lib/search/recount";
import { remindLate } from "#lib/service/remind-late";
import { forgetSubscribers } from "#lib/subscriptions/forget-subscribers";
import { remindOfDates } from "#lib/subscriptions/remind-of-dates";
import { tellAlerts } from "#lib/subscriptions/tell-alerts";
import { recomputeAllLevels } from "#lib/trust/recompute-all";
import { deliverWebhooks } from "#lib/webhooks/deliver";
import { followWebhooks } from "#lib/webhooks/follow";
import { forgetTopics } from "#lib/websub/hub-topics";
import { tellHub } from "#lib/websub/tell-hub";
import { deliverMail } from "./deliver-mail";
import { enqueueDigests } from "./send-digests";

const RETRY_MS = 5_000;

/** Returns at once; what goes wrong is said and tried again. */
export function runWorker(): void {
  let worker: Worker | undefined;
  let stopping = false;

  const start = async () => {
    try {
      const started = await startWorker(
        env.DATABASE_URL,
        observed({
          mail: (jobId, job) => deliverMail(jobId, job),
          sweep: async () => {
            await forgetExpired();
            await forgetReporters();
            await forgetDocuments();
            await forgetSubscribers();
            await forgetTopics();
          },
          recount: () => recount(),
          digest: async () => {
            await remindLate();
            await enqueueDigests();
            await remindOfRequests();
          },
          links: async () => {
            const { tags } = await visitLinks();
            await showAnew(tags);
            await closeAnswered();
          },
          freshness: async () => {
            await discoverLinks();
            await askFreshness();
            await raiseSilent();
          },
          levels: async () => {
            await recomputeAllLevels();
          },
          retention: async () => {
            await warnSilent();
            await showAnew((await eraseSilent()).tags);
            await forgetSignIns();
          },
          harvest: () => harvestDue(),
          dump: async () => {
            await makeDumpWhenDue(env.PUBLIC_URL);
          },
          alerts: async () => {
            await tellAlerts();
            await remindOfDates();
          },
          batch: (actId) => runAct(actId),
          pdf: (documentId) => makePdf(documentId),
          visit: (revisionId) => visitAddresses(revisionId),
          announce: () => announce(),
          webhooks: () => deliverWebhooks(),
          publications: {
            webhooks: (decisionIds) => followWebhooks(decisionIds),
            websub: (decisionIds) => tellHub(decisionIds),
          },
        }),
      );
      if (stopping) await started.stop();
      else worker = started;
    } catch (error) {
      if (stopping) return;
      log.error("jobs.stopped", error);
      setTimeout(start, RETRY_MS).unref();
    }
  };

  // Next answers the signal too, and ends the process: a job cut short is tried again, with the same Message-ID.
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stopping = true;
      worker?.stop().catch(() => undefined);
    });
  }
  void start();
}

/** The pages kept under these tags are rendered anew; should the server not answer itself, they are within the hour. */
async function showAnew(tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await askRevalidation(`http://localhost:${env.PORT}`, env.AUTH_SECRET, tags.slice(0, 5000)).catch(
    (error: unknown) => log.error("pages.stale", error),
  );
}
