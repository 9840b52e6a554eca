import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { SampleList } from "#components/trust/sample-list";
import { Done } from "#components/ui/done";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, reviewPath, samplePath } from "#lib/paths";
import { can } from "#lib/permissions";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { findNames, sidesOf } from "#lib/revisions/names";
import { wordingIn } from "#lib/revisions/wording";
import { countSample, listSample } from "#lib/trust/queries";
import { DeskBar } from "../../desk-bar";
import { reviewSampled } from "./actions";

type Props = PageProps<"/[lang]/moderation/echantillon">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).trust.sample.title, robots: { index: false } } : {};
}

/** What a rule published and moderators look at again: what was drawn, or all of it. */
export default async function Page({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { tout, apres, fait, annuler } = await searchParams;
  const all = tout === "1";
  const moderator = await requireActor(lang, samplePath(lang, all ? { tout: "1" } : {}));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));
  const after = parseCursor(apres);
  const [{ items, next }, waiting] = await Promise.all([
    listSample(moderator, { all, after }),
    countSample(moderator),
  ]);
  const names = await findNames(
    items.flatMap(({ changes }) => sidesOf(changes)),
    moderator,
  );
  const { sample } = messages(lang).trust;
  const done = typeof fait === "string" ? sample.done[fait] : undefined;
  const query = all ? { tout: "1" } : {};
  return (
    <>
      <DeskBar actor={moderator} current="review" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: messages(lang).review.queue.title, href: reviewPath(lang) },
          { label: sample.title },
        ]}
        title={sample.title}
        lead={sample.lead(waiting)}
      />
      <Done text={done} />
      <Tabs
        lang={lang}
        label={sample.filter}
        tabs={[
          { label: sample.waiting, href: samplePath(lang), count: waiting, current: !all },
          { label: sample.all, href: samplePath(lang, { tout: "1" }), current: all },
        ]}
      />
      {items.length > 0 ? (
        <SampleList
          items={items}
          wording={wordingIn(lang, names)}
          undoing={typeof annuler === "string" ? annuler : null}
          all={all}
          action={reviewSampled}
          lang={lang}
          now={new Date()}
        />
      ) : (
        <div className="mt-6">
          <EmptyState title={all ? sample.emptyAll : sample.empty}>
            <p>{sample.emptyText}</p>
          </EmptyState>
        </div>
      )}
      <Pagination
        lang={lang}
        first={after ? samplePath(lang, query) : null}
        next={next ? samplePath(lang, { ...query, apres: printCursor(next) }) : null}
      />
    </>
  );
}
