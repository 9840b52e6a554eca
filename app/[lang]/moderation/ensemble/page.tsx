import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { QueueTogether, type TogetherItem } from "#components/revisions/queue-together";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, reviewPath, reviewTogetherPath, withQuery } from "#lib/paths";
import { can } from "#lib/permissions";
import { listAnswers } from "#lib/revisions/answer";
import { MAX_TOGETHER } from "#lib/revisions/decide-together";
import { parseQueueFilters, queueQuery } from "#lib/revisions/queue-filters";
import { getReviewItem } from "#lib/revisions/review-item";
import { wordingIn } from "#lib/revisions/wording";
import { DeskBar } from "../../desk-bar";
import { decideOnSeveral } from "../actions";

type Props = PageProps<"/[lang]/moderation/ensemble">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).desk.together.title, robots: { index: false } } : {};
}

/** The proposals ticked in the queue, with what each changes, and one decision to take for all of them. */
export default async function Page({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const search = await searchParams;
  const query = queueQuery(parseQueueFilters(search));
  const ids = [...new Set([search.id ?? []].flat())].slice(0, MAX_TOGETHER);
  const moderator = await requireActor(lang, reviewTogetherPath(lang, { ...query, id: ids }));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));

  const now = new Date();
  const items: TogetherItem[] = [];
  for (const id of ids) {
    const item = await getReviewItem(moderator, id, now);
    if (item) items.push({ item, wording: wordingIn(lang, item.names) });
  }
  const words = messages(lang).desk.together;
  return (
    <>
      <DeskBar actor={moderator} current={null} lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: messages(lang).review.queue.title, href: reviewPath(lang, query) },
          { label: words.title },
        ]}
        title={words.title}
      />
      {items.length > 0 ? (
        <QueueTogether
          items={items}
          answers={await listAnswers(moderator)}
          queue={withQuery("", query)}
          action={decideOnSeveral}
          lang={lang}
          now={now}
        />
      ) : (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
          <p>
            <a href={reviewPath(lang, query)}>{words.back}</a>
          </p>
        </EmptyState>
      )}
    </>
  );
}
