import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DeskTabs } from "#components/administration/desk-tabs";
import { PageHeader } from "#components/layout/page-header";
import { REVIEW_ANCHOR } from "#components/revisions/decision-panel";
import { Landing } from "#components/revisions/landing";
import { NextProposal } from "#components/revisions/next-proposal";
import { QueueFilterLinks } from "#components/revisions/queue-filters";
import { QueueList } from "#components/revisions/queue-list";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { Pagination } from "#components/ui/pagination";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { entryPath, missingPath, reviewItemPath, reviewPath, withQuery } from "#lib/paths";
import { can } from "#lib/permissions";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { countQueue, getMyDecision, listQueue, nextInQueue } from "#lib/revisions/queue";
import { isFiltered, parseQueueFilters, queueQuery } from "#lib/revisions/queue-filters";

export async function generateMetadata({ params }: PageProps<"/[lang]/moderation">): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).review.queue.title, robots: { index: false } } : {};
}

/** The queue: what waits for a decision, oldest first. */
export default async function Page({ params, searchParams }: PageProps<"/[lang]/moderation">) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const search = await searchParams;
  const filters = parseQueueFilters(search);
  const moderator = await requireActor(lang, reviewPath(lang, queueQuery(filters)));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));

  const now = new Date();
  const after = parseCursor(search.after);
  const [{ items, next }, counts, done, suggested] = await Promise.all([
    listQueue(moderator, filters, after, now),
    countQueue(moderator, filters, now),
    typeof search.done === "string" ? getMyDecision(moderator, search.done) : null,
    nextInQueue(moderator, filters, null, now),
  ]);
  const { queue } = messages(lang).review;
  const query = queueQuery(filters);
  const goOn = (focus: boolean) =>
    suggested ? (
      <NextProposal
        href={`${withQuery(reviewItemPath(lang, suggested.id), query)}#${REVIEW_ANCHOR}`}
        label={focus ? queue.next : queue.start}
        title={suggested.title}
        focus={focus}
        describedBy={focus ? "done" : undefined}
      />
    ) : null;
  const said = done ? (
    <Notice kind="success" live>
      <p id="done">
        {queue.done(done.revision.title, done.verdict)}{" "}
        {done.entry ? (
          <a href={entryPath(lang, done.revision.type, done.entry.slug)}>{queue.seeEntry}</a>
        ) : null}
      </p>
      {suggested ? null : <p>{queue.noNext}</p>}
    </Notice>
  ) : null;

  return (
    <>
      <DeskTabs actor={moderator} current="review" lang={lang} />
      <PageHeader
        lang={lang}
        title={queue.title}
        lead={queue.lead(counts.total, isFiltered(filters))}
        actions={done ? null : goOn(false)}
      />
      {done ? (
        <div className="mb-6">
          {suggested ? said : <Landing>{said}</Landing>}
          {suggested ? <p className="mt-3">{goOn(true)}</p> : null}
        </div>
      ) : null}
      <QueueFilterLinks filters={filters} counts={counts} lang={lang} />
      <div className="mt-6">
        {items.length > 0 ? (
          <QueueList items={items} filters={filters} lang={lang} now={now} />
        ) : isFiltered(filters) ? (
          <EmptyState title={queue.emptyFiltered}>
            <p>{queue.emptyFilteredText}</p>
            <p>
              <a href={reviewPath(lang)}>{queue.clear}</a>
            </p>
          </EmptyState>
        ) : (
          <EmptyState title={queue.empty}>
            <p>{queue.emptyText}</p>
          </EmptyState>
        )}
      </div>
      <Pagination
        lang={lang}
        first={after ? reviewPath(lang, query) : null}
        next={next ? reviewPath(lang, { ...query, after: printCursor(next) }) : null}
      />
    </>
  );
}
