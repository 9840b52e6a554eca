/**
 * Looks at everything that Sillage stands on, and says what it finds: for `npm run doctor` and for the page of
 * administrators. A check that fails to look says so; none keeps the others from answering.
 */
import type { Env } from "#lib/env";
import { log } from "#lib/log";
import { type Actor, authorise } from "#lib/permissions";
import { checkDisk, checkMail, checkRedis, checkReplicas, checkSettings } from "./check-around";
import {
  checkClocks,
  checkCollation,
  checkDatabase,
  checkExtensions,
  checkMigrations,
} from "./check-database";
import { checkJobs, checkLost } from "./check-jobs";
import { checkWires } from "./check-wires";
import type { Finding } from "./findings";

type Check = (settings: Env) => Promise<Finding>;

const CHECKS: readonly [Finding["check"], Check][] = [
  ["settings", checkSettings],
  ["wires", checkWires],
  ["extensions", checkExtensions],
  ["collation", checkCollation],
  ["migrations", checkMigrations],
  ["jobs", checkJobs],
  ["lost", checkLost],
  ["mail", checkMail],
  ["clocks", checkClocks],
  ["disk", checkDisk],
  ["redis", checkRedis],
  ["replicas", checkReplicas],
];

const PATIENCE_MS = 15_000;

/** For the command line, where nobody is signed in. */
export async function diagnose(settings: Env): Promise<Finding[]> {
  // Alone, so that the others do not lengthen the time that it takes to answer.
  const database = await within("database", checkDatabase);
  const [first, ...others] = await Promise.all(
    CHECKS.map(([check, look]) => within(check, () => look(settings))),
  );
  return [...(first ? [first] : []), database, ...others];
}

/** @throws DomainError forbidden */
export async function diagnoseFor(administrator: Actor | null, settings: Env): Promise<Finding[]> {
  authorise(administrator, "administer");
  return await diagnose(settings);
}

async function within(check: Finding["check"], look: () => Promise<Finding>): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
  });
  try {
    return await Promise.race([look(), tooLong]);
  } catch (error) {
    log.warn("doctor.unlooked", { check, message: error instanceof Error ? error.message : "" });
    return { check, state: "bad", key: "unlooked", params: {} };
  } finally {
    clearTimeout(timer);
  }
}
