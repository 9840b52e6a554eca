/** The mails about a report: to who left an address, and to those who must answer what the law dates. */
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryPath, reportItemPath } from "#lib/paths";
import { ADDRESS_DAYS, type ReportKind } from "#lib/reports/kinds";
import { type Block, forSubject, writeLetter } from "./letter";

interface About {
  reference: string;
  kind: ReportKind;
  dueAt: Date | null;
  entry: { type: EntryType; slug: string; title: string };
}

export function reportReceivedLetter(
  lang: Lang,
  { reference, kind, dueAt, entry }: About,
  publicUrl: string,
) {
  const { mails, reports } = messages(lang);
  const { received } = reports.mails;
  const what = kind === "objection" ? received.request : received.what;
  return writeLetter(lang, {
    subject: received.subject(reference),
    greeting: mails.hello,
    blocks: [
      `${what(forSubject(entry.title))} ${received.reference(reference)}`,
      dueAt ? `${received.next} ${received.due(formatDay(dueAt, lang))}` : received.next,
    ],
    action: { label: reports.mails.action, url: publicUrl + entryPath(lang, entry.type, entry.slug) },
    after: [received.notYou, reports.mails.why],
  });
}

export interface ReportClosed extends About {
  verdict: "settled" | "dismissed";
  answer: string;
}

export function reportClosedLetter(lang: Lang, closedReport: ReportClosed, publicUrl: string) {
  const { mails, reports } = messages(lang);
  const { closed } = reports.mails;
  const { reference, dueAt, entry, verdict, answer } = closedReport;
  const blocks: Block[] = [
    closed[verdict](forSubject(entry.title)),
    { name: closed.quote, quote: answer },
    ...(dueAt ? [closed.cnil] : []),
  ];
  return writeLetter(lang, {
    subject: closed.subject(reference),
    greeting: mails.hello,
    blocks,
    action: { label: reports.mails.action, url: publicUrl + entryPath(lang, entry.type, entry.slug) },
    after: [closed.erased(ADDRESS_DAYS), reports.mails.why],
  });
}

/** It was answered, and somebody looks at it again. */
export function reportReopenedLetter(lang: Lang, { reference, dueAt, entry }: About, publicUrl: string) {
  const { mails, reports } = messages(lang);
  const { reopened, received } = reports.mails;
  return writeLetter(lang, {
    subject: reopened.subject(reference),
    greeting: mails.hello,
    blocks: [
      reopened.what(forSubject(entry.title)),
      dueAt ? `${reopened.next} ${received.due(formatDay(dueAt, lang))}` : reopened.next,
    ],
    action: { label: reports.mails.action, url: publicUrl + entryPath(lang, entry.type, entry.slug) },
    after: [reports.mails.why],
  });
}

export interface ReportReminder {
  reportId: string;
  reference: string;
  kind: ReportKind;
  dueAt: Date;
  stage: "arrived" | "due" | "late";
  recipient: string;
}

/** Neither the entry nor what was written: they may be what the person wants no longer read. */
export function reportReminderLetter(
  lang: Lang,
  { reportId, reference, kind, dueAt, stage, recipient }: ReportReminder,
  publicUrl: string,
) {
  const { mails, reports } = messages(lang);
  const { desk } = reports.mails;
  return writeLetter(lang, {
    subject: desk.subjects[stage](formatDay(dueAt, lang)),
    greeting: mails.helloTo(recipient),
    blocks: [desk.what[stage], desk.kind(reports.kinds[kind], reference)],
    action: { label: desk.action, url: publicUrl + reportItemPath(lang, reportId) },
    after: [desk.why],
  });
}
