import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { PageHeader } from "#components/layout/page-header";
import { Criteria } from "#components/revisions/criteria";
import { RevisionForm } from "#components/revisions/revision-form";
import { SignInNeeded } from "#components/revisions/sign-in-needed";
import { getActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, proposeHubPath, proposePath, typeOfCollection } from "#lib/paths";
import { startCreation } from "#lib/revisions/forms";
import { listThemes } from "#lib/themes/queries";
import { saveProposal } from "../actions";

type Props = PageProps<"/[lang]/[collection]/proposer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) return {};
  return { title: messages(lang).contributing.form.newTitle[type], robots: { index: false } };
}

/** A new entry to propose. */
export default async function Page({ params }: Props) {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", collection));
  const actor = await getActor();
  const { form: words, hub } = messages(lang).contributing;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: hub.title, href: proposeHubPath(lang) }, { label: words.newTitle[type] }]}
        title={words.newTitle[type]}
        lead={hub.types[type]}
      />
      <div className="stack">
        {actor ? null : <SignInNeeded lang={lang} here={proposePath(lang, type)} />}
        <Criteria lang={lang} type={type} />
        {/* For everyone: who is no longer signed in gets back here, without JavaScript too, what they had typed. */}
        <RevisionForm
          form={await startCreation(type, lang)}
          idempotencyKey={uuid()}
          themes={await listThemes()}
          action={saveProposal}
          lang={lang}
        />
      </div>
    </>
  );
}
