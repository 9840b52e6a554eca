import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { SignOut } from "#components/layout/sign-out";
import { MyRevisions } from "#components/revisions/my-revisions";
import { Button, ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { Pagination } from "#components/ui/pagination";
import { requireActor } from "#lib/auth";
import { formatDay } from "#lib/dates";
import { isLang, messages } from "#lib/messages/index";
import {
  accountPath,
  contributionsPath,
  importsPath,
  legalPath,
  missingPath,
  notificationsPath,
  proposeHubPath,
} from "#lib/paths";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { listMyRevisions } from "#lib/revisions/queries";
import { getOwnQuarantine } from "#lib/trust/queries";

type Props = PageProps<"/[lang]/contributions">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  return { title: messages(lang).contributing.list.title, robots: { index: false } };
}

/** "Mes contributions": all that one has proposed. */
export default async function Page({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const after = parseCursor((await searchParams).apres);
  const actor = await requireActor(lang, contributionsPath(lang));
  const [{ items: revisions, next }, quarantine] = await Promise.all([
    listMyRevisions(actor, after),
    getOwnQuarantine(actor),
  ]);
  const { account, contributing, imports, notifications, trust } = messages(lang);
  const { list } = contributing;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.space.title, href: accountPath(lang) }, { label: list.title }]}
        title={list.title}
        lead={list.lead(revisions.length)}
        actions={
          <>
            <ButtonLink href={proposeHubPath(lang)} variant="secondary">
              {list.propose}
            </ButtonLink>
            <ButtonLink href={importsPath(lang)} variant="quiet">
              {imports.title}
            </ButtonLink>
            <ButtonLink href={notificationsPath(lang)} variant="quiet">
              {notifications.title}
            </ButtonLink>
            {/* It is in the head of every page with JavaScript. */}
            <noscript>
              <SignOut lang={lang}>
                <Button variant="quiet">{account.space.signOut}</Button>
              </SignOut>
            </noscript>
          </>
        }
      />
      {quarantine ? (
        <div className="mb-6">
          <Notice kind="warning" title={trust.quarantine.own.title}>
            <p>{trust.quarantine.own.text(formatDay(quarantine.setAt, lang))}</p>
            <p className="quoted mt-1">{quarantine.reason}</p>
            <p>
              <a href={legalPath(lang, "contact")}>{trust.quarantine.own.contact}</a>
            </p>
          </Notice>
        </div>
      ) : null}
      {revisions.length > 0 ? (
        <MyRevisions revisions={revisions} lang={lang} now={new Date()} />
      ) : (
        <EmptyState title={list.empty}>
          <p>{list.emptyText}</p>
        </EmptyState>
      )}
      <Pagination
        lang={lang}
        first={after ? contributionsPath(lang) : null}
        next={next ? contributionsPath(lang, { apres: printCursor(next) }) : null}
      />
    </>
  );
}
