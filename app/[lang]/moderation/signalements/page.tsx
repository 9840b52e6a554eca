import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { ReportList } from "#components/reports/report-list";
import { Landing } from "#components/revisions/landing";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { requireActor } from "#lib/auth";
import { formatDay } from "#lib/dates";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { missingPath, reportsPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { parseReportView, reportViewQuery, reportViews } from "#lib/reports/filters";
import { countReports, listReports } from "#lib/reports/queries";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/moderation/signalements">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).reports.desk.title, robots: { index: false } } : {};
}

/** What visitors and our own checks say of entries, oldest first; what the law dates is said above. */
export default async function ReportsPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const query = await searchParams;
  const view = parseReportView(query.vue);
  const moderator = await requireActor(lang, reportsPath(lang, reportViewQuery(view)));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));

  const now = new Date();
  const after = parseCursor(query.after);
  const { items, next } = await listReports(moderator, view, after, now);
  const { counts, nearest } = await countReports(moderator);
  const { desk } = messages(lang).reports;
  return (
    <>
      <DeskBar actor={moderator} current="reports" lang={lang} />
      <PageHeader lang={lang} title={desk.title} lead={desk.lead} />
      <div className="stack">
        <Done fait={query.fait} mailed={query.courriel === "1"} lang={lang} />
        {nearest && view === "open" ? (
          <Notice kind="warning">
            <p>
              {desk.nearest(counts.people, formatDay(nearest, lang))}{" "}
              <a href={reportsPath(lang, reportViewQuery("people"))}>{desk.seeThem}</a>
            </p>
          </Notice>
        ) : null}
        <Tabs
          lang={lang}
          label={desk.viewsLabel}
          tabs={reportViews.map((one) => ({
            label: desk.views[one],
            href: reportsPath(lang, reportViewQuery(one)),
            count: one === "closed" ? undefined : counts[one],
            current: one === view,
          }))}
        />
        {items.length > 0 ? (
          <ReportList items={items} lang={lang} now={now} />
        ) : (
          <EmptyState title={desk.empty}>
            <p>{desk.emptyText}</p>
          </EmptyState>
        )}
      </div>
      <Pagination
        lang={lang}
        first={after ? reportsPath(lang, reportViewQuery(view)) : null}
        next={next ? reportsPath(lang, { ...reportViewQuery(view), after: printCursor(next) }) : null}
      />
    </>
  );
}

function Done({ fait, mailed, lang }: { fait: unknown; mailed: boolean; lang: Lang }) {
  if (fait !== "settled" && fait !== "dismissed") return null;
  return (
    <Landing>
      <Notice kind="success" live>
        <p>{messages(lang).reports.desk.done[fait](mailed)}</p>
      </Notice>
    </Landing>
  );
}
