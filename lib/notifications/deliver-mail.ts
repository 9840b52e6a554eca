/** What the worker does with a mail's job: reads what it names, writes the mail in the recipient's language, sends it. */
import { linkTokenHash, linkTokenOf } from "#lib/accounts/secrets";
import { db } from "#lib/db";
import { type Env, env } from "#lib/env";
import type { MailOutcome } from "#lib/job-worker";
import type { MailJob } from "#lib/jobs";
import { HopelessMail, sendMail } from "#lib/mail";
import { noteRefused, noteSent } from "#lib/subscriptions/note-sent";
import { signInLetter } from "./sign-in-letter";
import { writeAlerts, writeConfirmation, writePageLink } from "./write-alerts";
import { writeDigest } from "./write-digest";
import { writeEmailChange, writeEmailChanged } from "./write-email-change";
import { writeKey } from "./write-key";
import { writeNotification } from "./write-notification";
import { writeReportAnswer, writeReportReminder } from "./write-report";
import { writeSilence, writeSilenceErased } from "./write-silence";
import { writeClaimLink, writeInvitation } from "./write-team-link";

type Settings = Pick<Env, "SMTP_URL" | "MAIL_FROM" | "PUBLIC_URL" | "demo">;

export interface Written {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The ids of the notifications that it tells. */
  tells: readonly string[];
  unsubscribeUrl?: string;
}

/** Throws when it should be tried again. What nobody waits for any more (a link used or expired) counts as done. */
export async function deliverMail(
  jobId: string,
  job: MailJob,
  settings: Settings = env,
  now = new Date(),
): Promise<MailOutcome> {
  const written = await write(jobId, job, settings.PUBLIC_URL, now);
  if (written === null) return "done";
  const { tells, ...mail } = written;
  try {
    await sendMail({ jobId, ...mail }, settings, now);
  } catch (error) {
    if (!(error instanceof HopelessMail)) throw error;
    if (job.kind === "alert") await noteRefused(jobId, now);
    return { hopeless: reasonOf(error) };
  }
  // A server stopped just before this line sends it once more, under the same Message-ID.
  await db.notification.updateMany({ where: { id: { in: [...tells] } }, data: { mailedAt: now } });
  if (job.kind === "alert") await noteSent(jobId, now);
  return "done";
}

function write(jobId: string, job: MailJob, publicUrl: string, now: Date): Promise<Written | null> {
  switch (job.kind) {
    case "sign-in":
      return writeSignIn(jobId, job, publicUrl, now);
    case "email-change":
      return silently(writeEmailChange(jobId, publicUrl, now));
    case "email-changed":
      return silently(writeEmailChanged(job, publicUrl));
    case "silence":
      return silently(writeSilence(job.userId, publicUrl, now));
    case "silence-erased":
      return silently(writeSilenceErased(job, publicUrl));
    case "team-invitation":
      return silently(writeInvitation(jobId, publicUrl, now));
    case "page-claim":
      return silently(writeClaimLink(jobId, publicUrl, now));
    case "key":
      return silently(writeKey(job, publicUrl));
    case "report":
      return silently(writeReportAnswer(job, publicUrl));
    case "report-desk":
      return silently(writeReportReminder(job, publicUrl, now));
    case "alert":
      return silently(writeAlerts(jobId, publicUrl, now));
    case "alert-confirmation":
      return silently(writeConfirmation(job, publicUrl, now));
    case "alert-page":
      return silently(writePageLink(job, publicUrl));
    case "digest":
      return writeDigest(job, publicUrl);
    case "notification":
      return writeNotification(jobId, publicUrl, now);
  }
}

async function writeSignIn(
  jobId: string,
  { lang, next }: Extract<MailJob, { kind: "sign-in" }>,
  publicUrl: string,
  now: Date,
): Promise<Written | null> {
  const token = linkTokenOf(jobId);
  const link = await db.verificationToken.findUnique({ where: { token: linkTokenHash(token) } });
  const minutes = link ? (link.expires.getTime() - now.getTime()) / 60_000 : 0;
  if (!link || minutes < 1) return null;
  // A mail leaves within seconds: it says ten minutes, not nine.
  const letter = signInLetter(lang, { token, next, minutes: Math.ceil(minutes) }, publicUrl);
  return { to: link.identifier, ...letter, tells: [] };
}

const reasonOf = ({ message, cause }: Error) => (cause instanceof Error ? cause.message : message);

/** A mail that stands for no notification. */
async function silently(letter: MaybeLetter | Promise<MaybeLetter>): Promise<Written | null> {
  const written = await letter;
  return written && { ...written, tells: [] };
}

type MaybeLetter = Omit<Written, "tells"> | null;
