import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { MyRevisions } from "#components/revisions/my-revisions";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { accountPath, contributionsPath, missingPath, proposeHubPath } from "#lib/paths";
import { listMyRevisions, PAGE } from "#lib/revisions/queries";

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
  const before = instantOf((await searchParams).avant);
  const actor = await requireActor(lang, contributionsPath(lang));
  const revisions = await listMyRevisions(actor, before);
  const { account, contributing } = messages(lang);
  const { list } = contributing;
  const last = revisions.length === PAGE ? revisions.at(-1) : undefined;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.space.title, href: accountPath(lang) }, { label: list.title }]}
        title={list.title}
        lead={list.lead(revisions.length)}
        actions={
          <ButtonLink href={proposeHubPath(lang)} variant="secondary">
            {list.propose}
          </ButtonLink>
        }
      />
      {revisions.length > 0 ? (
        <MyRevisions revisions={revisions} lang={lang} now={new Date()} />
      ) : (
        <EmptyState title={list.empty}>
          <p>{list.emptyText}</p>
        </EmptyState>
      )}
      <Pagination
        lang={lang}
        first={before ? contributionsPath(lang) : null}
        next={last ? contributionsPath(lang, { avant: last.updatedAt.toISOString() }) : null}
      />
    </>
  );
}

// As our own link writes it: the database does not know all the years that JavaScript knows.
function instantOf(value: unknown): Date | null {
  const at = typeof value === "string" && /^[1-9]\d{3}-[\d:.T-]+Z$/.test(value) ? new Date(value) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}
