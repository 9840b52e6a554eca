import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { AddressForm } from "#components/prefill/address-form";
import { Bookmarklet } from "#components/prefill/bookmarklet";
import { SignInNeeded } from "#components/revisions/sign-in-needed";
import { getActor } from "#lib/auth";
import { env } from "#lib/env";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, proposeFromPath, proposeHubPath } from "#lib/paths";
import { bookmarkletCode } from "#lib/prefill/bookmarklet";
import { startFromAddress } from "../actions";

type Props = PageProps<"/[lang]/proposer/adresse">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const { title, lead } = messages(lang).prefill;
  return { title, description: lead, robots: { index: false } };
}

/** An address to start from. Opening this page, with an address or without, reads nothing and keeps nothing. */
export default async function Page({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { adresse } = await searchParams;
  const typed = typeof adresse === "string" ? adresse.slice(0, 2000) : "";
  const actor = await getActor();
  const { prefill, contributing } = messages(lang);
  const { title, lead, ...words } = prefill.bookmarklet;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: contributing.hub.title, href: proposeHubPath(lang) }, { label: prefill.title }]}
        title={prefill.title}
        lead={prefill.lead}
      />
      <div className="stack">
        {actor ? null : <SignInNeeded lang={lang} here={proposeFromPath(lang, { adresse: typed })} />}
        <AddressForm lang={lang} action={actor ? startFromAddress : null} typed={typed} />
      </div>
      <section className="section" aria-labelledby="bookmarklet">
        <h2 id="bookmarklet">{title}</h2>
        <p className="mt-2 max-w-read">{lead}</p>
        <Bookmarklet code={bookmarkletCode(env.PUBLIC_URL, lang)} words={words} />
      </section>
    </>
  );
}
