import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { ClaimDecision } from "#components/teams/claim-decision";
import { ClaimState } from "#components/teams/claim-list";
import { pagePath } from "#components/teams/page-name";
import { type Fact, Facts } from "#components/ui/facts";
import { Notice } from "#components/ui/notice";
import { requireActor } from "#lib/auth";
import { formatDay, formatInstant } from "#lib/dates";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { claimPath, claimsPath, missingPath, reviewPath, teamPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { getClaim } from "#lib/teams/claims";
import { DeskBar } from "../../../desk-bar";
import { settleClaim } from "../actions";

type Props = PageProps<"/[lang]/moderation/equipes/[id]">;
type Claim = NonNullable<Awaited<ReturnType<typeof getClaim>>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).teams.desk.oneTitle, robots: { index: false } } : {};
}

/** A claim, with what helps to answer it. */
export default async function ClaimPage({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, claimPath(lang, id));
  const claim = can(moderator, "review") ? await getClaim(moderator, id) : null;
  if (!claim) redirect(missingPath(lang, id));
  const { review, teams } = messages(lang);
  const words = teams.desk;
  const title = words.one(claim.page.name);
  const waits = claim.state === "pending";
  return (
    <>
      <DeskBar actor={moderator} current={null} lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: review.queue.title, href: reviewPath(lang) },
          { label: words.title, href: claimsPath(lang) },
          { label: title },
        ]}
        title={title}
      />
      <div className="space-y-10">
        <Facts wide facts={factsOf(claim, lang)} />
        {waits && claim.own ? <Notice>{words.own}</Notice> : null}
        {waits && claim.way === "mail" ? <Notice>{words.byMailText}</Notice> : null}
        {waits && !claim.own && claim.way === "moderator" ? (
          <ClaimDecision id={id} action={settleClaim} lang={lang} />
        ) : null}
      </div>
    </>
  );
}

function factsOf(claim: Claim, lang: Lang): Fact[] {
  const { desk } = messages(lang).teams;
  const words = desk.facts;
  const { page, by, since, accepted, createdAt, site, siteDomain, message, state, reason, teams, others } =
    claim;
  const settled = [claim.domain ? desk.byMail(claim.domain) : null, claim.settledBy].flatMap(
    (one) => one ?? [],
  );
  const facts: Fact[] = [
    { label: words.page, value: <a href={pagePath(lang, page)}>{page.name}</a> },
    { label: words.who, value: by },
    { label: words.activity, value: [desk.memberSince(formatDay(since, lang)), desk.accepted(accepted)] },
    { label: words.asked, value: formatInstant(createdAt, lang) },
    { label: words.site, value: site ? <a href={site}>{site}</a> : desk.noSite },
    { label: words.domain, value: siteDomain ?? [] },
    { label: words.message, value: message ? <span className="whitespace-pre-line">{message}</span> : [] },
    { label: words.answer, value: [<ClaimState key="state" state={state} lang={lang} />, ...settled] },
    { label: words.reason, value: reason ?? [] },
    {
      label: words.teams,
      value: teams.map(({ id, organisation }) => (
        <a key={id} href={teamPath(lang, id)}>
          {organisation?.name ?? page.name}
        </a>
      )),
    },
    {
      label: words.others,
      value: others.map((other) => (
        <a key={other.id} href={claimPath(lang, other.id)}>
          {desk.by(other.by)}
        </a>
      )),
    },
  ];
  return facts.filter(({ value }) => !Array.isArray(value) || value.length > 0);
}
