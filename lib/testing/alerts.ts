/** What the tests of alerts share: an inbox for the demonstration's mails, and people who follow things. */
import { v4 as uuid } from "uuid";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { readMailJob } from "#lib/jobs";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { askForAlert, type Follows } from "#lib/subscriptions/ask-for-alert";
import { confirmAlert } from "#lib/subscriptions/confirm-alert";
import type { AlertFrequency } from "#lib/subscriptions/kinds";
import { SETTLED_MS } from "#lib/subscriptions/schedule";
import { tellAlerts } from "#lib/subscriptions/tell-alerts";
import { linkToken } from "#lib/subscriptions/token";

export const settings = parseEnv({
  DATABASE_URL: process.env.DATABASE_URL,
  SILLAGE_MODE: "embedded",
  AUTH_SECRET: "x".repeat(32),
  PUBLIC_URL: "https://sillage.example.org",
});

export const newAddress = () => `${uuid()}@exemple.fr`;

export const asking = (follows: Follows, email: string) => ({
  follows,
  email,
  frequency: "at_once",
  reminders: false,
  lang: "fr" as const,
  ip: `192.0.2.${Math.floor(Math.random() * 250)}`,
  idempotencyKey: uuid(),
});

/** An alert at work; answers its id. */
export async function follow(
  follows: Follows,
  email: string,
  { frequency = "at_once", reminders = false }: { frequency?: AlertFrequency; reminders?: boolean } = {},
  now = new Date(),
): Promise<string> {
  await askForAlert(null, { ...asking(follows, email), frequency, reminders }, now);
  const alert = await db.subscription.findFirstOrThrow({
    where: { subscriber: { email }, confirmedAt: null },
    orderBy: { createdAt: "desc" },
  });
  await confirmAlert(linkToken("confirm", alert.id), now);
  return alert.id;
}

/** Everything until now is told, and nothing waits to be mailed. */
export async function beginAnew(now = new Date()): Promise<void> {
  await db.alertProgress.updateMany({ data: { until: now, target: null } });
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.keptMail.deleteMany();
}

/** What the worker does once all that was decided is settled. */
export async function tellSettled(): Promise<void> {
  await tellAlerts(new Date(Date.now() + SETTLED_MS + 1));
  await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Sends what waits, each once; answers how each ended. */
export async function sendMails(now = new Date()) {
  const rows = await db.$queryRaw<{ id: string; data: unknown }[]>`
    SELECT id, data FROM pgboss.job WHERE name = 'mail' AND state = 'created' ORDER BY created_on, id`;
  const outcomes = [];
  for (const { id, data } of rows) {
    const job = readMailJob(data);
    if (job.kind.startsWith("alert")) outcomes.push(await deliverMail(id, job, settings, now));
    await db.$executeRaw`UPDATE pgboss.job SET state = 'completed' WHERE id = ${id}::uuid`;
  }
  return outcomes;
}

export const mailsTo = (to: string) =>
  db.keptMail.findMany({ where: { to }, orderBy: [{ keptAt: "asc" }, { id: "asc" }] });
