import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { SessionChanged } from "#components/layout/session-changed";
import { FrequencyForm } from "#components/notifications/frequency-form";
import { NoticeList } from "#components/notifications/notice-list";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { countUnread, listFrequencies, listOwnNotices } from "#lib/notifications/own";
import { accountPath, missingPath, notificationsPath } from "#lib/paths";
import { chooseFrequencies, markAsRead } from "./actions";

type Props = PageProps<"/[lang]/notifications">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  return { title: messages(lang).notifications.title, robots: { index: false } };
}

/** All that one is told: what is not read first, then the rest; and what of it comes by mail. */
export default async function Page({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, notificationsPath(lang));
  const { apres } = await searchParams;
  const now = new Date();
  const [{ items, next }, unread, chosen] = [
    await listOwnNotices(actor, apres),
    await countUnread(actor),
    await listFrequencies(actor),
  ];
  const { account, notifications } = messages(lang);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.space.title, href: accountPath(lang) }, { label: notifications.title }]}
        title={notifications.title}
        lead={notifications.lead(unread)}
      />
      <SessionChanged value={unread} />
      <div className="space-y-10">
        <section aria-labelledby="list-title">
          <h2 id="list-title" className="sr-only">
            {notifications.list}
          </h2>
          {items.length > 0 ? (
            <NoticeList notices={items} unread={unread > 0} action={markAsRead} lang={lang} now={now} />
          ) : (
            <EmptyState title={notifications.empty}>
              <p>{notifications.emptyText}</p>
            </EmptyState>
          )}
          <Pagination
            lang={lang}
            first={apres ? notificationsPath(lang) : null}
            next={next ? notificationsPath(lang, { apres: next }) : null}
          />
        </section>
        <FrequencyForm chosen={chosen} action={chooseFrequencies} lang={lang} />
      </div>
    </>
  );
}
