import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ProveFirst } from "#components/keys/prove-first";
import { PageHeader } from "#components/layout/page-header";
import { SignOut } from "#components/layout/sign-out";
import { OwnLevel } from "#components/trust/own-level";
import { Button, ButtonLink } from "#components/ui/button";
import { Facts } from "#components/ui/facts";
import { Notice } from "#components/ui/notice";
import { listOwnSessions } from "#lib/accounts/own-sessions";
import { getOwnAccount } from "#lib/accounts/queries";
import { getOwnSessionId, requireActor } from "#lib/auth";
import { formatDay } from "#lib/dates";
import { env } from "#lib/env";
import { isLang, messages } from "#lib/messages/index";
import { getOwnKeys } from "#lib/passkeys/queries";
import {
  accountPath,
  administrationPath,
  alertsPath,
  contributionsPath,
  eraseAccountPath,
  keptMailsPath,
  keyFirstPath,
  keysPath,
  missingPath,
  notificationsPath,
  ownDataPath,
  proposeHubPath,
  reviewPath,
  selectionsPath,
  teamsPath,
  tokensPath,
  vocabulariesPath,
  webhooksPath,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { getOwnStanding } from "#lib/trust/queries";
import { EmailForm } from "./email-form";
import { ProConnectIdentities } from "./proconnect-identities";
import { ProfileForm } from "./profile-form";
import { refusalText } from "./refusal-text";
import { SessionList } from "./session-list";

export async function generateMetadata({ params }: PageProps<"/[lang]/compte">): Promise<Metadata> {
  const { lang } = await params;
  return { title: isLang(lang) ? messages(lang).account.space.title : undefined, robots: { index: false } };
}

export default async function AccountPage({ params, searchParams }: PageProps<"/[lang]/compte">) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, accountPath(lang));
  const sessionId = await getOwnSessionId();
  const [own, sessions, standing, proof] = await Promise.all([
    getOwnAccount(actor),
    listOwnSessions(actor),
    getOwnStanding(actor),
    getOwnKeys(actor, sessionId),
  ]);
  const { fresh } = proof;
  const held = proof.keys.length;
  const { refusal, done } = await searchParams;
  const refused = refusalText(lang, refusal);
  const {
    account,
    administration,
    alerts,
    keys,
    notifications,
    ownAccount,
    selections,
    teams,
    tokens,
    vocabularies,
    webhooks,
  } = messages(lang);
  const { space, roles } = account;
  const ways = [
    { href: contributionsPath(lang), label: space.contributions, hint: space.contributionsHint },
    { href: notificationsPath(lang), label: notifications.title, hint: notifications.hint },
    { href: alertsPath(lang), label: alerts.title, hint: alerts.hint },
    { href: proposeHubPath(lang), label: space.propose, hint: space.proposeHint },
    { href: selectionsPath(lang), label: selections.own, hint: selections.lead },
    { href: teamsPath(lang), label: teams.title, hint: teams.hint },
    { href: tokensPath(lang), label: tokens.title, hint: tokens.hint },
    { href: webhooksPath(lang), label: webhooks.title, hint: webhooks.hint },
    ...(can(actor, "review")
      ? [
          { href: reviewPath(lang), label: space.review, hint: space.reviewHint },
          { href: vocabulariesPath(lang), label: vocabularies.title, hint: vocabularies.hint },
        ]
      : []),
    ...(can(actor, "administer")
      ? [{ href: administrationPath(lang), label: administration.title, hint: administration.lead }]
      : []),
    ...(env.demo ? [{ href: keptMailsPath(lang), label: space.mails, hint: space.mailsHint }] : []),
  ];
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: space.title }]}
        title={space.title}
        lead={space.lead(own.name)}
      />
      <div className="space-y-10">
        {refused ? <Notice kind="error">{refused}</Notice> : null}
        {actor.needsKey ? (
          <Notice kind="warning" title={keys.notice.title}>
            <p>{keys.notice.text}</p>
            <p className="mt-3">
              <ButtonLink variant="secondary" href={keyFirstPath(lang, accountPath(lang))}>
                {keys.notice.action}
              </ButtonLink>
            </p>
          </Notice>
        ) : null}
        {done === "linked" ? <Notice kind="success">{ownAccount.proConnect.justLinked}</Notice> : null}
        <section className="stack" aria-labelledby="ways">
          <h2 id="ways">{space.ways}</h2>
          <ul className="stack">
            {ways.map(({ href, label, hint }) => (
              <li key={href}>
                <a href={href} className="font-semibold">
                  {label}
                </a>
                <p className="hint">{hint}</p>
              </li>
            ))}
          </ul>
        </section>
        <section className="stack" aria-labelledby="identity">
          <h2 id="identity">{space.identity}</h2>
          <Facts
            wide
            facts={[
              { label: space.role, value: roles[actor.role] },
              { label: space.since, value: formatDay(own.createdAt, lang) },
            ]}
          />
        </section>
        <SignOut lang={lang}>
          <Button variant="secondary">{space.signOut}</Button>
        </SignOut>
        <OwnLevel standing={standing} lang={lang} />
        <ProfileForm lang={lang} name={own.name} language={own.language} />
        {fresh ? null : (
          <ProveFirst hasKeys={held > 0} words={keys.prove.ways} here={accountPath(lang)} lang={lang} />
        )}
        <EmailForm lang={lang} email={own.email} pending={own.emailChange} fresh={fresh} />
        {env.proConnect || own.accounts.length > 0 ? (
          <ProConnectIdentities lang={lang} identities={own.accounts} fresh={fresh} />
        ) : null}
        <section className="stack" aria-labelledby="keys">
          <h2 id="keys">{keys.title}</h2>
          <p className="hint">
            {keys.hint} {keys.count(held)}
          </p>
          <p>
            <ButtonLink variant="secondary" href={keysPath(lang)}>
              {keys.open}
            </ButtonLink>
          </p>
        </section>
        <SessionList lang={lang} sessions={sessions} current={sessionId} />
        <section className="stack" aria-labelledby="data">
          <h2 id="data">{ownAccount.data.title}</h2>
          <p className="hint">{ownAccount.data.hint}</p>
          <p>
            <ButtonLink variant="secondary" href={ownDataPath} download>
              {ownAccount.data.download}
            </ButtonLink>
          </p>
        </section>
        <section className="stack" aria-labelledby="erase">
          <h2 id="erase">{ownAccount.erase.title}</h2>
          <p className="hint">{ownAccount.erase.hint}</p>
          <p>
            <ButtonLink variant="quiet" href={eraseAccountPath(lang)}>
              {ownAccount.erase.open}
            </ButtonLink>
          </p>
        </section>
      </div>
    </>
  );
}
