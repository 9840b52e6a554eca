import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { env } from "#lib/env";
import { isLang, messages } from "#lib/messages/index";
import { accountPath, isSafeNext, missingPath } from "#lib/paths";
import { DemoPeople } from "./demo-people";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata({ params }: PageProps<"/[lang]/connexion">): Promise<Metadata> {
  const { lang } = await params;
  return {
    title: isLang(lang) ? messages(lang).account.signIn.title : undefined,
    robots: { index: false },
  };
}

export default async function SignInPage({ params, searchParams }: PageProps<"/[lang]/connexion">) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const asked = (await searchParams).next;
  const next = isSafeNext(asked) ? asked : null;
  const { signIn } = messages(lang).account;
  const actor = await getActor();
  return (
    <>
      <PageHeader lang={lang} crumbs={[{ label: signIn.title }]} title={signIn.title} lead={signIn.lead} />
      <div className="space-y-10">
        {actor ? (
          <Notice kind="info">
            <p>
              {signIn.already(actor.name)} <a href={next ?? accountPath(lang)}>{signIn.toAccount}</a>
            </p>
          </Notice>
        ) : null}
        <SignInForm lang={lang} next={next} />
        {env.demo ? <DemoPeople lang={lang} next={next} /> : null}
      </div>
    </>
  );
}
