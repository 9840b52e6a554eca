/** What the worker does with a mail's job: reads what it names, writes the mail in the recipient's language, sends it. */
import { linkTokenHash, linkTokenOf } from "#lib/accounts/secrets";
import { db } from "#lib/db";
import { type Env, env } from "#lib/env";
import type { MailJob, MailOutcome } from "#lib/jobs";
import { HopelessMail, sendMail } from "#lib/mail";
import { isLang } from "#lib/messages/index";
import { decisionLetter } from "./decision-letter";
import { signInLetter } from "./sign-in-letter";

type Settings = Pick<Env, "SMTP_URL" | "MAIL_FROM" | "PUBLIC_URL" | "demo">;

interface Written {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Throws when it should be tried again. What nobody waits for any more (a link used or expired) counts as done. */
export async function deliverMail(
  jobId: string,
  job: MailJob,
  settings: Settings = env,
  now = new Date(),
): Promise<MailOutcome> {
  const mail =
    job.kind === "sign-in"
      ? await writeSignIn(jobId, job, settings.PUBLIC_URL, now)
      : await writeNotification(jobId, settings.PUBLIC_URL);
  if (mail === null) return "done";
  try {
    await sendMail({ jobId, ...mail }, settings, now);
    return "done";
  } catch (error) {
    if (error instanceof HopelessMail) return "hopeless";
    throw error;
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
  return { to: link.identifier, ...letter };
}

/** The mail of a notification that is still wanted; what its person has erased or turned off meanwhile is not sent. */
async function writeNotification(id: string, publicUrl: string): Promise<Written | null> {
  const notification = await db.notification.findUnique({
    where: { id },
    select: {
      kind: true,
      mailedAt: true,
      user: { select: { name: true, email: true, language: true } },
      decision: {
        select: {
          verdict: true,
          reasonCode: true,
          reason: true,
          moderator: { select: { name: true } },
          entry: { select: { slug: true } },
        },
      },
      revision: { select: { id: true, type: true, title: true, baseVersion: true } },
    },
  });
  if (!notification || notification.user.email === null) return null;
  const { user, revision, decision } = notification;
  if (!decision) return null;
  const { verdict, reasonCode, reason } = decision;
  const letter = decisionLetter(
    isLang(user.language) ? user.language : "fr",
    {
      verdict,
      reasonCode,
      reason,
      revisionId: revision.id,
      type: revision.type,
      title: revision.title,
      creation: revision.baseVersion === 0,
      slug: decision.entry?.slug ?? null,
      recipient: user.name,
      moderator: decision.moderator.name,
    },
    publicUrl,
  );
  return { to: notification.user.email, ...letter };
}
