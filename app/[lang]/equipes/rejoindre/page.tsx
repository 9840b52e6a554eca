import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { ClaimForms, JoinForm } from "#components/teams/asking-forms";
import { pagePath } from "#components/teams/page-name";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { isLang, type Lang, messages } from "#lib/messages/index";
import {
  type ClaimedPage,
  claimedPageIn,
  missingPath,
  signInPath,
  teamJoinPath,
  teamPath,
  teamsPath,
} from "#lib/paths";
import { getAsking } from "#lib/teams/queries";
import { claimWithMail, claimWithModerator, joinTeam } from "../actions";

type Props = PageProps<"/[lang]/equipes/rejoindre">;
type Asking = NonNullable<Awaited<ReturnType<typeof getAsking>>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).teams.partOf, robots: { index: false } } : {};
}

/** Where one says that one is of the body that a page presents: to join its team, or to be its first. */
export default async function JoinPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const search = await searchParams;
  const asked = claimedPageIn(search);
  const actor = await getActor();
  const through = typeof search.equipe === "string" ? search.equipe : null;
  const asking = asked && (await getAsking(actor, asked, through));
  if (!asking) redirect(missingPath(lang, "page"));
  const words = messages(lang).teams;
  const { page } = asking;
  const key: ClaimedPage = page.type === null ? { organisation: page.slug } : { entry: page.slug };
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: page.name, href: pagePath(lang, page) }, { label: words.partOf }]}
        title={words.asking.title(page.name)}
        lead={words.asking.lead}
      />
      <div className="space-y-10">
        {actor ? (
          <Ways asking={asking} page={key} lang={lang} />
        ) : (
          <section className="card max-w-3xl">
            <p>{words.asking.signIn}</p>
            <p className="mt-4">
              <ButtonLink href={signInPath(lang, teamJoinPath(lang, key, { equipe: through }))}>
                {messages(lang).forms.signIn}
              </ButtonLink>
            </p>
          </section>
        )}
      </div>
    </>
  );
}

function Ways({ asking, page, lang }: { asking: Asking; page: ClaimedPage; lang: Lang }) {
  const words = messages(lang).teams.asking;
  const { open, team, others, domain, memberOf, waiting } = asking;
  if (memberOf !== null)
    return (
      <Notice kind="success">
        <p>{words.already}</p>
        <p>
          <a href={teamPath(lang, memberOf)}>{words.toTeam}</a>
        </p>
      </Notice>
    );
  if (waiting)
    return (
      <Notice>
        <p>{words.waiting}</p>
        <p>
          <a href={teamsPath(lang)}>{words.toMine}</a>
        </p>
      </Notice>
    );
  if (team) return <JoinForm teamId={team.id} action={joinTeam} lang={lang} />;
  if (!open)
    return (
      <Notice kind="warning">
        <p>{words.closed}</p>
      </Notice>
    );
  return (
    <>
      {others.map(({ id, organisation }) =>
        organisation ? (
          <Notice key={id}>
            <p>{words.through(organisation.name)}</p>
            <p>
              <a href={teamJoinPath(lang, page, { equipe: id })}>{words.throughLink(organisation.name)}</a>
            </p>
          </Notice>
        ) : null,
      )}
      <ClaimForms
        page={page}
        domain={domain}
        byMail={claimWithMail}
        byModerator={claimWithModerator}
        lang={lang}
      />
    </>
  );
}
