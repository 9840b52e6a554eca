import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { DECIDED, Decided } from "#components/revisions/decided";
import { REVIEW_ANCHOR } from "#components/revisions/decision-panel";
import { Landing } from "#components/revisions/landing";
import { NextProposal } from "#components/revisions/next-proposal";
import { QueueFilterLinks } from "#components/revisions/queue-filters";
import { QueueKeys } from "#components/revisions/queue-keys";
import { QueueList } from "#components/revisions/queue-list";
import { QueueNews } from "#components/revisions/queue-live";
import { QueueViews } from "#components/revisions/queue-views";
import { Done } from "#components/ui/done";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { requireActor } from "#lib/auth";
import { env } from "#lib/env";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, reviewItemPath, reviewNewsPath, reviewPath, withQuery } from "#lib/paths";
import { can } from "#lib/permissions";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { MAX_TOGETHER } from "#lib/revisions/decide-together";
import { listMyDecisions, listQueue } from "#lib/revisions/queue";
import { countQueue } from "#lib/revisions/queue-counts";
import { IN_A_ROW, isFiltered, parseQueueFilters, queueQuery } from "#lib/revisions/queue-filters";
import { nextInQueue } from "#lib/revisions/queue-next";
import { listViews, viewOf } from "#lib/revisions/queue-views";
import { DeskBar } from "../desk-bar";
import { forgetView, keepView } from "./actions";
import { keyWords } from "./key-words";
import { OtherWork } from "./other-work";

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
  const [{ items, next }, counts, done, suggested, views] = await Promise.all([
    listQueue(moderator, filters, after, now),
    countQueue(moderator, filters, now),
    listMyDecisions(moderator, [search.done ?? []].flat()),
    nextInQueue(moderator, filters, null, now),
    listViews(moderator),
  ]);
  const { queue } = messages(lang).review;
  const { desk } = messages(lang);
  const query = queueQuery(filters);
  const goOn = (focus: boolean) =>
    suggested ? (
      <NextProposal
        href={`${withQuery(reviewItemPath(lang, suggested.id), { ...query, ...IN_A_ROW })}#${REVIEW_ANCHOR}`}
        label={focus ? queue.next : queue.start}
        title={suggested.title}
        focus={focus}
        describedBy={focus ? DECIDED : undefined}
      />
    ) : null;
  const said = <Decided done={done} lang={lang} noNext={!suggested} />;
  const kept =
    search.vue === "gardee" ? desk.views.saved : search.vue === "retiree" ? desk.views.removed : null;

  return (
    <>
      <DeskBar actor={moderator} current="review" lang={lang} />
      <PageHeader
        lang={lang}
        title={queue.title}
        lead={queue.lead(counts.total, isFiltered(filters))}
        actions={done.length > 0 ? null : goOn(false)}
      />
      {done.length > 0 ? (
        <div className="mb-6">
          {suggested ? said : <Landing>{said}</Landing>}
          {suggested ? <p className="mt-3">{goOn(true)}</p> : null}
        </div>
      ) : null}
      <Done text={kept} />
      <OtherWork moderator={moderator} lang={lang} />
      <QueueViews
        views={views}
        filters={filters}
        current={viewOf(views, filters)}
        save={keepView}
        remove={forgetView}
        lang={lang}
      />
      {counts.total > 0 || isFiltered(filters) ? (
        <QueueFilterLinks filters={filters} counts={counts} lang={lang} />
      ) : null}
      <QueueNews
        url={reviewNewsPath(query)}
        since={now.toISOString()}
        here={reviewPath(lang, query)}
        words={desk.news}
      />
      {items.length > 0 ? (
        <QueueList
          items={items}
          filters={filters}
          most={MAX_TOGETHER}
          promisedDays={env.REVIEW_DELAY_DAYS}
          lang={lang}
          now={now}
        />
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
      <Pagination
        lang={lang}
        first={after ? reviewPath(lang, query) : null}
        next={next ? reviewPath(lang, { ...query, after: printCursor(next) }) : null}
      />
      {items.length > 0 ? <QueueKeys scope="queue" keys={desk.keys.queue} words={keyWords(lang)} /> : null}
    </>
  );
}
