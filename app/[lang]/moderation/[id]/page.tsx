import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { validate as isUuid } from "uuid";
import { PageHeader } from "#components/layout/page-header";
import { AcceptForm } from "#components/revisions/accept-form";
import { Decided } from "#components/revisions/decided";
import { DecisionPanel, REVIEW_ANCHOR } from "#components/revisions/decision-panel";
import { Landing } from "#components/revisions/landing";
import { PastDecisions } from "#components/revisions/past-decisions";
import { PossibleDuplicates } from "#components/revisions/possible-duplicates";
import { ProposalAdvice } from "#components/revisions/proposal-advice";
import { ProposalChanges } from "#components/revisions/proposal-changes";
import { ProposalNotices } from "#components/revisions/proposal-notices";
import { QueueKeys } from "#components/revisions/queue-keys";
import { QueueNews } from "#components/revisions/queue-live";
import { SinceReading } from "#components/revisions/since-reading";
import { StateBadge } from "#components/ui/state-badge";
import { TypeBadge } from "#components/ui/type-badge";
import { ProposalSuggestions } from "#components/vocabularies/proposal-suggestions";
import { getActor, requireActor } from "#lib/auth";
import { formatAge, formatInstant } from "#lib/dates";
import { formValuesOf } from "#lib/entries/form-content";
import { foreign } from "#lib/entries/language";
import { themeGroups } from "#lib/entries/vocabularies";
import { issueText } from "#lib/form-action";
import type { FormValues } from "#lib/form-state";
import { isLang, type Lang, messages } from "#lib/messages/index";
import {
  batchPath,
  entryPath,
  historyPath,
  missingPath,
  quarantinePath,
  reviewItemPath,
  reviewNewsPath,
  reviewPath,
  reviewPreviewPath,
  withQuery,
} from "#lib/paths";
import { type Actor, can } from "#lib/permissions";
import { listAnswers } from "#lib/revisions/answer";
import { apply } from "#lib/revisions/changes";
import { listMyDecisions } from "#lib/revisions/queue";
import { IN_A_ROW, isInARow, parseQueueFilters, queueQuery } from "#lib/revisions/queue-filters";
import { neighboursInQueue } from "#lib/revisions/queue-next";
import { getReviewItem, type ReviewItem } from "#lib/revisions/review-item";
import { shownNames } from "#lib/revisions/shown-names";
import { wordingIn } from "#lib/revisions/wording";
import { listThemes } from "#lib/themes/queries";
import { DeskBar } from "../../desk-bar";
import { keyWords } from "../key-words";
import { acceptProposal, holdProposal, refuseProposal } from "./actions";
import { ProposalThread } from "./proposal-thread";

export async function generateMetadata({ params }: PageProps<"/[lang]/moderation/[id]">): Promise<Metadata> {
  const { lang, id } = await params;
  if (!isLang(lang)) return {};
  const actor = await getActor();
  const item = can(actor, "review") && isUuid(id) ? await load(actor, id) : null;
  const { title } = messages(lang).review.queue;
  return { title: item ? `${title} · ${item.title}` : title, robots: { index: false } };
}

/** Once a request, for the title and for the page. */
const load = cache((moderator: Actor, id: string) => getReviewItem(moderator, id, new Date()));

/** One proposal: what it changes, and the decision. */
export default async function Page({ params, searchParams }: PageProps<"/[lang]/moderation/[id]">) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, reviewItemPath(lang, id));
  if (!can(moderator, "review") || !isUuid(id)) redirect(missingPath(lang, id));

  const now = new Date();
  const search = await searchParams;
  const filters = parseQueueFilters(search);
  const item = await load(moderator, id);
  if (!item) redirect(missingPath(lang, id));
  const [{ previous, next }, answers, done] = await Promise.all([
    neighboursInQueue(moderator, filters, { at: item.submittedAt, id }, now),
    listAnswers(moderator),
    listMyDecisions(moderator, [search.done ?? []].flat()),
  ]);
  const words = messages(lang).review.item;
  const { desk } = messages(lang);
  const query = queueQuery(filters);
  const inARow = isInARow(withQuery("", { suite: search.suite })) ? IN_A_ROW : {};
  const queue = withQuery("", { ...query, ...inARow });
  const here = withQuery(reviewItemPath(lang, id), { ...query, ...inARow });
  const wording = wordingIn(lang, item.names);
  const open = item.state === "submitted" && !item.own && (item.claim === null || item.claim.mine);
  const themes = open ? themeGroups(await listThemes(), lang) : [];
  const issues = item.issues.map((issue) => ({ path: issue.path, message: issueText(lang, issue) }));

  return (
    <>
      <DeskBar actor={moderator} current={null} lang={lang} />
      {done.length > 0 ? (
        <Landing>
          <Decided done={done} lang={lang} />
        </Landing>
      ) : null}
      <PageHeader
        lang={lang}
        crumbs={[{ label: messages(lang).review.queue.title, href: reviewPath(lang, query) }]}
        title={item.title}
        titleLang={foreign(item.language, lang)}
        kicker={
          <p className="flex flex-wrap items-center gap-2">
            <span className="badge">{words.kicker[item.kind]}</span>
            <TypeBadge type={item.type} lang={lang} />
            <StateBadge state={item.state} lang={lang} />
          </p>
        }
        lead={
          <span title={formatInstant(item.submittedAt, lang)}>
            {words.proposed(item.author, formatAge(item.submittedAt, now, lang))}
          </span>
        }
      />
      <p className="desk-links">
        <a href="#decision">{words.toDecision}</a>
        {previous ? (
          <a
            href={withQuery(reviewItemPath(lang, previous.id), { ...query, ...inARow })}
            title={previous.title}
            rel="prev"
          >
            {desk.previous}
          </a>
        ) : null}
        {next ? (
          <a
            href={`${withQuery(reviewItemPath(lang, next.id), { ...query, ...inARow })}#${REVIEW_ANCHOR}`}
            title={next.title}
            rel="next"
          >
            {words.next}
          </a>
        ) : null}
        <a href={reviewPreviewPath(lang, item.id)}>{words.preview}</a>
        {item.entry ? (
          <>
            <a href={entryPath(lang, item.type, item.entry.slug)}>{words.currentEntry}</a>
            <a href={historyPath(lang, item.type, item.entry.slug)}>{words.history}</a>
          </>
        ) : null}
        {item.batch ? (
          <a href={batchPath(lang, item.batch.id)}>
            {messages(lang).imports.desk.partOf} {item.batch.fileName}
          </a>
        ) : null}
        {item.accountId && !item.own ? (
          <a href={quarantinePath(lang, item.accountId)}>{messages(lang).trust.person.quarantine}</a>
        ) : null}
      </p>
      <QueueNews url={reviewNewsPath(query)} since={now.toISOString()} here={here} words={desk.news} />
      <div className="desk">
        <div className="stack">
          <ProposalNotices item={item} issues={issues} open={open} lang={lang} now={now} />
          <SinceReading item={item} wording={wording} lang={lang} />
          <section aria-labelledby="comment">
            <h2 id="comment" className="desk-small">
              {words.comment}
            </h2>
            {item.comment ? (
              <p className="quoted mt-1">{item.comment}</p>
            ) : (
              <p className="diff-empty">{words.noComment}</p>
            )}
          </section>
          <ProposalSuggestions suggestions={item.suggestions} lang={lang} />
          <ProposalAdvice item={item} open={open} lang={lang} />
          <PossibleDuplicates item={item} open={open} lang={lang} />
          <AcceptForm
            item={item}
            values={editorValues(item, lang)}
            open={open}
            queue={queue}
            action={acceptProposal}
            lang={lang}
          >
            <ProposalChanges item={item} wording={wording} open={open} themes={themes} lang={lang} />
          </AcceptForm>
        </div>
        <div className="desk-side">
          <DecisionPanel
            item={item}
            reader={moderator}
            answers={answers}
            open={open}
            administers={can(moderator, "administer")}
            queue={queue}
            refuse={refuseProposal}
            hold={holdProposal}
            lang={lang}
          />
        </div>
        <div className="stack">
          <PastDecisions item={item} lang={lang} />
          <ProposalThread reader={moderator} id={item.id} lang={lang} />
        </div>
      </div>
      <QueueKeys scope="item" keys={desk.keys.item} words={keyWords(lang)} />
    </>
  );
}

/** What the editors of the fields that change start from: what is proposed. */
function editorValues({ type, content, changes, adopted, names }: ReviewItem, lang: Lang): FormValues {
  const values = formValuesOf(type, { ...apply(content, changes), ...adopted }, shownNames(names, lang));
  const edited = { ...changes, ...adopted };
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => Object.hasOwn(edited, name.split(".")[0] ?? name)),
  );
}
