import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { DoneNotice } from "#components/teams/done-notice";
import { OwnInvitations, OwnRequests } from "#components/teams/own-requests";
import { TeamList } from "#components/teams/team-list";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { accountPath, collectionPath, missingPath, teamsPath } from "#lib/paths";
import { listOwnInvitations, listOwnRequests, listOwnTeams } from "#lib/teams/queries";
import { withdraw } from "./actions";

type Props = PageProps<"/[lang]/equipes">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).teams.title, robots: { index: false } } : {};
}

/** The teams that one is in, what one is invited to, and what one has asked for. */
export default async function TeamsPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, teamsPath(lang));
  const now = new Date();
  const [teams, requests, invitations] = await Promise.all([
    listOwnTeams(actor),
    listOwnRequests(actor, now),
    listOwnInvitations(actor, now),
  ]);
  const { fait } = await searchParams;
  const { account, teams: words } = messages(lang);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.space.title, href: accountPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={words.lead}
      />
      <DoneNotice done={fait} lang={lang} />
      <div className="space-y-10">
        <OwnInvitations invitations={invitations} lang={lang} />
        {teams.length > 0 ? (
          <TeamList teams={teams} lang={lang} />
        ) : (
          <EmptyState title={words.mine.empty}>
            <p>{words.mine.emptyText}</p>
            <ul className="mt-3 flex flex-wrap justify-center gap-x-5 gap-y-2">
              <li>
                <a href={collectionPath(lang, "lab")}>{words.mine.labs}</a>
              </li>
              <li>
                <a href={collectionPath(lang, "programme")}>{words.mine.programmes}</a>
              </li>
            </ul>
          </EmptyState>
        )}
        <OwnRequests requests={requests} action={withdraw} lang={lang} />
      </div>
    </>
  );
}
