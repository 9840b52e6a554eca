import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { ClaimList } from "#components/teams/claim-list";
import { Done } from "#components/ui/done";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { claimsPath, missingPath, reviewPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { listClaims } from "#lib/teams/claims";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/moderation/equipes">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).teams.desk.title, robots: { index: false } } : {};
}

/** Who asks to hold a page and waits for a moderator; and what was settled lately, by mails too. */
export default async function ClaimsPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, claimsPath(lang));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));
  const { fait } = await searchParams;
  const { waiting, settled, count } = await listClaims(moderator);
  const { review, teams } = messages(lang);
  const words = teams.desk;
  const done = fait === "accepted" || fait === "refused" ? words.done[fait] : null;
  const now = new Date();
  return (
    <>
      <DeskBar actor={moderator} current="claims" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: review.queue.title, href: reviewPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={words.lead(count)}
      />
      <Done text={done} />
      <div className="space-y-10">
        {waiting.length > 0 ? (
          <ClaimList claims={waiting} lang={lang} now={now} />
        ) : (
          <EmptyState title={words.empty}>
            <p>{words.emptyText}</p>
          </EmptyState>
        )}
        {settled.length > 0 ? (
          <section aria-labelledby="settled">
            <h2 id="settled" className="mb-3">
              {words.settled}
            </h2>
            <ClaimList claims={settled} lang={lang} now={now} />
          </section>
        ) : null}
      </div>
    </>
  );
}
