import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import {
  administrationPath,
  answersPath,
  auditPath,
  failedMailsPath,
  guardPath,
  missingPath,
  peoplePath,
  sourcesPath,
  statePath,
  synonymsPath,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { DeskBar } from "../desk-bar";

type Props = PageProps<"/[lang]/administration">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).administration.title, robots: { index: false } } : {};
}

/** The subjects of administrators. */
export default async function AdministrationPage({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, administrationPath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const words = messages(lang).administration;
  const subjects = [
    { href: peoplePath(lang), ...words.people },
    { href: synonymsPath(lang), ...messages(lang).synonyms },
    { href: answersPath(lang), ...messages(lang).desk.answers },
    { href: sourcesPath(lang), ...messages(lang).harvest },
    { href: auditPath(lang), ...words.audit },
    { href: failedMailsPath(lang), ...words.mails },
    { href: guardPath(lang), ...messages(lang).trust.guard },
    { href: statePath(lang), ...messages(lang).doctor },
  ];
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader lang={lang} title={words.title} lead={words.lead} />
      <ul className="stack">
        {subjects.map(({ href, title, hint }) => (
          <li key={href}>
            <a href={href} className="font-semibold">
              {title}
            </a>
            <p className="hint">{hint}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
