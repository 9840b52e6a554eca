/** What the worker reads to write the mails of a report. */
import { db } from "#lib/db";
import type { MailJob } from "#lib/jobs";
import { isLang, type Lang } from "#lib/messages/index";
import {
  reportClosedLetter,
  reportReceivedLetter,
  reportReminderLetter,
  reportReopenedLetter,
} from "./report-letters";

const about = {
  id: true,
  reference: true,
  kind: true,
  state: true,
  dueAt: true,
  answer: true,
  email: true,
  language: true,
  entry: { select: { type: true, slug: true, title: true, removed: true } },
} as const;

/** Null when no address was left, or it has been erased since. */
export async function writeReportAnswer(job: Extract<MailJob, { kind: "report" }>, publicUrl: string) {
  const report = await db.report.findUnique({ where: { id: job.reportId }, select: about });
  if (!report?.email) return null;
  const { email, state, answer, entry } = report;
  const lang = langOf(report.language);
  // What was taken down is named to nobody any more: its address still says that it was.
  const named = entry.removed ? { ...report, entry: { ...entry, title: "…" } } : report;
  if (job.stage === "received") return { to: email, ...reportReceivedLetter(lang, named, publicUrl) };
  if (job.stage === "reopened") {
    return state === "open" ? { to: email, ...reportReopenedLetter(lang, named, publicUrl) } : null;
  }
  if (state === "open" || answer === null) return null;
  return { to: email, ...reportClosedLetter(lang, { ...named, verdict: state, answer }, publicUrl) };
}

/** Null once it is answered, or when the person no longer reviews. */
export async function writeReportReminder(
  { reportId, stage, userId }: Extract<MailJob, { kind: "report-desk" }>,
  publicUrl: string,
  now: Date,
) {
  const report = await db.report.findUnique({ where: { id: reportId }, select: about });
  const user = await db.user.findFirst({
    where: { id: userId, role: { in: ["moderator", "admin"] }, blockedAt: null },
    select: { email: true, name: true, language: true },
  });
  if (!report?.dueAt || report.state !== "open" || !user?.email) return null;
  const { id, reference, kind, dueAt } = report;
  const said = stage === "due" && dueAt < now ? ("late" as const) : stage;
  const reminder = { reportId: id, reference, kind, dueAt, stage: said, recipient: user.name };
  return { to: user.email, ...reportReminderLetter(langOf(user.language), reminder, publicUrl) };
}

const langOf = (language: string): Lang => (isLang(language) ? language : "fr");
