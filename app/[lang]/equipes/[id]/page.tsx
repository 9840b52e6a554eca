import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { PageHeader } from "#components/layout/page-header";
import { DoneNotice } from "#components/teams/done-notice";
import { pageName, pagePath } from "#components/teams/page-name";
import { TeamDoors } from "#components/teams/team-doors";
import { TeamEnds } from "#components/teams/team-ends";
import { TeamEntries } from "#components/teams/team-entries";
import { TeamMembers } from "#components/teams/team-members";
import { TeamOrganisation } from "#components/teams/team-organisation";
import { Notice } from "#components/ui/notice";
import { getActor, requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { markRead } from "#lib/notifications/mark-read";
import { missingPath, teamPath, teamsPath } from "#lib/paths";
import { getTeam } from "#lib/teams/queries";
import {
  answerAsking,
  cancelInvitation,
  changeMember,
  changeOrganisation,
  changeSuccession,
  endPlace,
  sendInvitation,
} from "../actions";

type Props = PageProps<"/[lang]/equipes/[id]">;

const load = cache(async (id: string) => {
  const actor = await getActor();
  return actor && getTeam(actor, id, new Date());
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const team = isLang(lang) ? await load(id) : null;
  if (!isLang(lang) || !team) return {};
  return { title: messages(lang).teams.team.title(pageName(lang, team.page)), robots: { index: false } };
}

/** A team, for its members and for those who review. */
export default async function TeamPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, teamPath(lang, id));
  const team = await load(id);
  if (!team) redirect(missingPath(lang, id));
  await markRead(actor, { teamId: id });
  const { fait } = await searchParams;
  const words = messages(lang).teams;
  const { page, own, members, lastManager, entries, ofOrganisation, organisation, requests, invitations } =
    team;
  const name = pageName(lang, page);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: words.title, href: teamsPath(lang) }, { label: name }]}
        title={words.team.title(name)}
        lead={words.team.lead}
        actions={page.name === null ? null : <a href={pagePath(lang, page)}>{words.team.see}</a>}
      />
      <DoneNotice done={fait} lang={lang} />
      <div className="space-y-10">
        {own === null ? <Notice>{words.team.deskText}</Notice> : null}
        <TeamEntries entries={entries} ofOrganisation={ofOrganisation} lang={lang} />
        {organisation ? (
          <TeamOrganisation
            teamId={id}
            organisation={organisation}
            change={changeOrganisation}
            succeed={changeSuccession}
            lang={lang}
          />
        ) : null}
        <TeamMembers teamId={id} members={members} own={own} action={changeMember} lang={lang} />
        {own === "manager" ? (
          <TeamDoors
            teamId={id}
            requests={requests}
            invitations={invitations}
            answer={answerAsking}
            invite={sendInvitation}
            cancel={cancelInvitation}
            lang={lang}
          />
        ) : null}
        <TeamEnds
          teamId={id}
          own={own}
          lastManager={lastManager}
          alone={members.length === 1}
          action={endPlace}
          lang={lang}
        />
      </div>
    </>
  );
}
