import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { ReportAnswerForm, ReportClaim, ReportReopening } from "#components/reports/report-forms";
import {
  OtherReports,
  ReportActs,
  ReportClosing,
  ReportFacts,
  ReportWords,
} from "#components/reports/report-item";
import { Done } from "#components/ui/done";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, reportItemPath, reportsPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { getReport } from "#lib/reports/queries";
import { DeskBar } from "../../../desk-bar";
import { answerReport, holdReport, reopen } from "./actions";

type Props = PageProps<"/[lang]/moderation/signalements/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).reports.desk.oneTitle, robots: { index: false } } : {};
}

/** One report: what is said, the ways to mend the entry, the answer. */
export default async function ReportItemPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, reportItemPath(lang, id));
  const now = new Date();
  const report = can(moderator, "review") ? await getReport(moderator, id, now) : null;
  if (!report) redirect(missingPath(lang, id));
  const { fait, courriel } = await searchParams;
  const { desk, item, kinds } = messages(lang).reports;
  const open = report.state === "open";
  return (
    <>
      <DeskBar actor={moderator} current={null} lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: desk.title, href: reportsPath(lang) }, { label: report.reference }]}
        kicker={<span className="badge">{desk.states[report.state]}</span>}
        title={kinds[report.kind]}
        lead={report.entry.title}
      />
      <Done text={open && fait === "reopened" ? item.reopened(courriel === "1") : null} />
      <div className="space-y-10">
        <ReportClosing report={report} lang={lang} />
        <ReportFacts report={report} lang={lang} now={now} />
        <ReportWords report={report} lang={lang} />
        <ReportActs report={report} lang={lang} />
        {open ? <ReportClaim report={report} action={holdReport} lang={lang} /> : null}
        {open && (report.claim === null || report.claim.mine) ? (
          <ReportAnswerForm report={report} action={answerReport} lang={lang} />
        ) : null}
        {open ? null : <ReportReopening report={report} action={reopen} lang={lang} />}
        <OtherReports report={report} lang={lang} />
      </div>
    </>
  );
}
