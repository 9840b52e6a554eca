/**
 * The mails for which nothing helped: refused for good, or tried nine times over two days. Administrators see what
 * each was, for whom, when and why it was given up, and may have it tried again under the same Message-ID.
 */
import { validate as isUuid } from "uuid";
import { z } from "zod";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { Prisma } from "#lib/generated/prisma/client";
import { enqueueMail, MAIL, MAIL_FAILED, type MailJob, readMailJob } from "#lib/jobs";
import type { NotificationKind } from "#lib/notification-kinds";
import { type Actor, authorise } from "#lib/permissions";

export interface DeadLetter {
  id: string;
  kind: MailJob["kind"];
  /** What a notification was about; null for the other mails. */
  about: NotificationKind | null;
  /** Null for what goes to an address rather than to a person: a sign-in link, the change of an address. */
  recipient: { id: string; name: string } | null;
  failedAt: Date;
  /** What the last try met, without any address. */
  error: string;
  /** The links of the other mails have expired long ago: their person has asked for another. */
  retryable: boolean;
}

/** The latest shown. They go away by themselves after 30 days. */
const SHOWN = 200;

/** Latest first. @throws DomainError forbidden */
export async function listDeadLetters(administrator: Actor | null): Promise<DeadLetter[]> {
  authorise(administrator, "administer");
  const rows = rowsSchema.parse(
    await db.$queryRaw(Prisma.sql`
      SELECT id, source_id, data, output, created_on FROM pgboss.job
      WHERE name = ${MAIL_FAILED} AND state = 'created'
      ORDER BY created_on DESC, id LIMIT ${SHOWN}`),
  );
  const letters = rows.map((row) => ({ ...row, job: readMailJob(row.data) }));
  const notifications = await db.notification.findMany({
    where: { id: { in: letters.flatMap(({ source_id }) => source_id ?? []) } },
    select: { id: true, kind: true, user: { select: { id: true, name: true } } },
  });
  const users = await db.user.findMany({
    where: { id: { in: letters.flatMap(({ job }) => ("userId" in job ? job.userId : [])) } },
    select: { id: true, name: true },
  });
  return letters.map(({ id, source_id, job, created_on, output }) => {
    const notification = notifications.find((one) => one.id === source_id);
    const user = "userId" in job ? users.find((one) => one.id === job.userId) : notification?.user;
    return {
      id,
      kind: job.kind,
      about: notification?.kind ?? null,
      recipient: user ?? null,
      failedAt: created_on,
      error: errorOf(output),
      retryable: user !== undefined || job.kind === "report" || job.kind === "alert",
    };
  });
}

/** Enqueues the mail again under its own id, so that its Message-ID stays. @throws DomainError forbidden, not-found */
export async function retryDeadLetter(
  administrator: Actor | null,
  id: string,
  now = new Date(),
): Promise<void> {
  authorise(administrator, "administer");
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  await db.$transaction(async (tx) => {
    const [letter] = takenSchema.parse(
      await tx.$queryRaw(Prisma.sql`
        DELETE FROM pgboss.job WHERE name = ${MAIL_FAILED} AND id = ${id}::uuid AND data->>'kind' = ANY(${RETRYABLE})
        RETURNING source_id, data`),
    );
    if (!letter) throw new DomainError("not-found", "notFound");
    // An id is taken once: the try that failed gives it back.
    await tx.$executeRaw(
      Prisma.sql`DELETE FROM pgboss.job WHERE name = ${MAIL} AND id = ${letter.source_id}::uuid AND state = 'failed'`,
    );
    await enqueueMail(tx, letter.source_id, readMailJob(letter.data));
    await audit(tx, now, {
      actorId: administrator.id,
      action: "mail.retry",
      object: "mail",
      objectId: letter.source_id,
    });
  });
}

/** Those whose content is found again whenever they leave. */
const RETRYABLE: readonly MailJob["kind"][] = [
  "notification",
  "digest",
  "key",
  "report",
  "report-desk",
  "alert",
];

const takenSchema = z.array(z.object({ source_id: z.uuid(), data: z.unknown() }));

const rowsSchema = z.array(
  z.object({
    id: z.uuid(),
    source_id: z.uuid().nullable(),
    data: z.unknown(),
    output: z.unknown(),
    created_on: z.date(),
  }),
);

const outputSchema = z
  .union([z.object({ message: z.string() }), z.object({ value: z.object({ message: z.string() }) })])
  .transform((output) => ("message" in output ? output.message : output.value.message))
  .catch("");

/** Mail servers repeat the address that they refuse. */
const errorOf = (output: unknown): string =>
  outputSchema
    .parse(output)
    .replace(/[^\s<>@]+@[^\s<>@]+/g, "…@…")
    .slice(0, 500);
