import { ButtonLink } from "#components/ui/button";
import { type Fact, Facts } from "#components/ui/facts";
import { Notice } from "#components/ui/notice";
import { formatDay, formatInstant } from "#lib/dates";
import { foreign } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { confirmEntryPath, editPath, entryPath, historyPath, mergePath, reportItemPath } from "#lib/paths";
import type { ReportDetail } from "#lib/reports/queries";
import { DueBadge } from "./report-list";

interface Props {
  report: ReportDetail;
  lang: Lang;
}

export function ReportFacts({ report, lang, now }: Props & { now: Date }) {
  const { desk, item, kinds } = messages(lang).reports;
  const { entry, origin, email, person, url } = report;
  const facts: Fact[] = [
    { label: item.reference, value: report.reference },
    { label: item.from, value: `${desk.origins[origin]} — ${kinds[report.kind]}` },
    {
      label: item.entry,
      value: (
        <a href={entryPath(lang, entry.type, entry.slug)} lang={foreign(entry.language, lang)}>
          {entry.title}
        </a>
      ),
    },
    { label: item.at, value: formatInstant(report.createdAt, lang) },
    ...(report.dueAt
      ? [{ label: item.dueLabel, value: <DueBadge item={report} lang={lang} now={now} /> }]
      : []),
    ...(origin === "visitor" ? [{ label: item.answerTo, value: email ? item.byMail : item.noAddress }] : []),
    ...(person ? [{ label: item.person, value: person }] : []),
    ...(url
      ? [
          {
            label: item.url,
            value: (
              <a href={url} rel="noopener nofollow" className="break-all">
                {url}
              </a>
            ),
          },
        ]
      : []),
  ];
  return <Facts facts={facts.filter(({ value }) => value !== null)} wide />;
}

/** What was written, or what the check found; and what the law says of it. */
export function ReportWords({ report, lang }: Props) {
  const { item } = messages(lang).reports;
  const found = { link_check: item.linkText, freshness: item.freshnessText, visitor: null }[report.origin];
  if (found) return <p className="max-w-prose">{found}</p>;
  return (
    <section aria-labelledby="written">
      <h2 id="written" className="mb-2">
        {item.written}
      </h2>
      {report.body === null ? (
        <p className="text-muted">{item.erased}</p>
      ) : (
        <blockquote className="diff-text max-w-prose border-line border-s-4 ps-4">{report.body}</blockquote>
      )}
      {report.kind === "objection" && report.state === "open" ? (
        <div className="mt-5 max-w-prose">
          <Notice kind="info">
            <p>{item.objectionText}</p>
          </Notice>
        </div>
      ) : null}
    </section>
  );
}

/** Where the entry is corrected, merged, put away or taken down: each by its usual page, answered or not. */
export function ReportActs({ report, lang }: Props) {
  const { item } = messages(lang).reports;
  const { entry } = report;
  const { type, slug, mergedInto } = entry;
  const act = (acte: string) => `${historyPath(lang, type, slug, { acte })}#acts`;
  const open = !entry.removed && !entry.archived && !mergedInto;
  const merge = <Act href={mergePath(lang, type, slug)} label={item.merge} />;
  return (
    <section aria-labelledby="report-acts">
      <h2 id="report-acts">{item.acts}</h2>
      {entry.removed ? <p className="mt-2">{item.removed}</p> : null}
      {entry.archived && !entry.removed && !mergedInto ? <p className="mt-2">{item.archived}</p> : null}
      {mergedInto ? (
        <p className="mt-2">
          {item.merged} <a href={entryPath(lang, mergedInto.type, mergedInto.slug)}>{mergedInto.title}</a>.
        </p>
      ) : null}
      <p className="mt-1 text-muted">{report.state === "open" ? item.actsLead : item.actsLeadClosed}</p>
      <ul className="mt-3 flex flex-wrap gap-3">
        {open ? (
          <>
            {report.origin === "freshness" ? (
              <Act href={confirmEntryPath(lang, type, slug)} label={item.confirm} />
            ) : null}
            {report.kind === "duplicate" ? merge : null}
            <Act href={editPath(lang, type, slug)} label={item.correct} />
            <Act href={act("archive")} label={item.archive} />
            {report.kind === "duplicate" ? null : merge}
          </>
        ) : null}
        {entry.removed ? null : <Act href={act("remove")} label={item.remove} />}
        <Act
          href={entry.removed ? historyPath(lang, type, slug) : entryPath(lang, type, slug)}
          label={item.see}
        />
      </ul>
    </section>
  );
}

function Act({ href, label }: { href: string; label: string }) {
  return (
    <li>
      <ButtonLink href={href} variant="secondary" small>
        {label}
      </ButtonLink>
    </li>
  );
}

/** Other reports on the same entry, the latest first. */
export function OtherReports({ report: { entry }, lang }: Props) {
  const { desk, item, kinds } = messages(lang).reports;
  if (entry.reports.length === 0) return null;
  return (
    <section aria-labelledby="other-reports">
      <h2 id="other-reports" className="mb-2">
        {item.others}
      </h2>
      <ul className="plain-list">
        {entry.reports.map(({ id, kind, state, createdAt }) => (
          <li key={id}>
            <a href={reportItemPath(lang, id)}>{kinds[kind]}</a>, {formatDay(createdAt, lang)} —{" "}
            {desk.states[state]}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was answered, once it is closed; and before it was reopened. */
export function ReportClosing({ report: { closedAt, closedBy, answer }, lang }: Props) {
  const { item } = messages(lang).reports;
  if (!closedAt) {
    return answer ? (
      <Notice kind="info" title={item.answeredBefore}>
        <p className="diff-text">{answer}</p>
      </Notice>
    ) : null;
  }
  const day = formatDay(closedAt, lang);
  return (
    <Notice kind="info">
      <p>{closedBy ? item.closedBy(closedBy.name, day) : item.closedAlone(day)}</p>
      {answer ? <p className="diff-text">{answer}</p> : null}
    </Notice>
  );
}
