import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { Facts } from "#components/ui/facts";
import { getOwnAccount } from "#lib/accounts/queries";
import { requireActor } from "#lib/auth";
import { formatDay } from "#lib/dates";
import { env } from "#lib/env";
import { isLang, messages } from "#lib/messages/index";
import {
  accountPath,
  contributionsPath,
  keptMailsPath,
  missingPath,
  proposeHubPath,
  reviewPath,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { signOut } from "./actions";

export async function generateMetadata({ params }: PageProps<"/[lang]/compte">): Promise<Metadata> {
  const { lang } = await params;
  return { title: isLang(lang) ? messages(lang).account.space.title : undefined, robots: { index: false } };
}

export default async function AccountPage({ params }: PageProps<"/[lang]/compte">) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, accountPath(lang));
  const { email, language, createdAt } = await getOwnAccount(actor);
  const { space, roles } = messages(lang).account;
  const ways = [
    { href: contributionsPath(lang), label: space.contributions, hint: space.contributionsHint },
    { href: proposeHubPath(lang), label: space.propose, hint: space.proposeHint },
    ...(can(actor, "review")
      ? [{ href: reviewPath(lang), label: space.review, hint: space.reviewHint }]
      : []),
    ...(env.demo ? [{ href: keptMailsPath(lang), label: space.mails, hint: space.mailsHint }] : []),
  ];
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: space.title }]}
        title={space.title}
        lead={space.lead(actor.name)}
      />
      <div className="space-y-10">
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
              { label: space.name, value: actor.name },
              { label: space.role, value: roles[actor.role] },
              { label: space.email, value: email },
              { label: space.language, value: space.languages[language] },
              { label: space.since, value: formatDay(createdAt, lang) },
            ]}
          />
        </section>
        <ActionForm action={signOut} lang={lang}>
          <SubmitButton variant="secondary">{space.signOut}</SubmitButton>
        </ActionForm>
      </div>
    </>
  );
}
