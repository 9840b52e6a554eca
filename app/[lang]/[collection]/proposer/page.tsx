import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { PageHeader } from "#components/layout/page-header";
import { AddressForm } from "#components/prefill/address-form";
import { ReadingNotice } from "#components/prefill/reading-notice";
import { Criteria } from "#components/revisions/criteria";
import { RevisionForm } from "#components/revisions/revision-form";
import { SignInNeeded } from "#components/revisions/sign-in-needed";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, proposeHubPath, proposePath, typeOfCollection } from "#lib/paths";
import { proposedContent } from "#lib/prefill/proposed-content";
import { getReading, listAlreadyThere } from "#lib/prefill/queries";
import { startCreation } from "#lib/revisions/forms";
import { listThemes } from "#lib/themes/queries";
import { startFromAddress } from "../../proposer/actions";
import { saveProposal } from "../actions";

type Props = PageProps<"/[lang]/[collection]/proposer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) return {};
  return { title: messages(lang).contributing.form.newTitle[type], robots: { index: false } };
}

/** A new entry to propose, from nothing or from what was read of an address (`lecture`). */
export default async function Page({ params, searchParams }: Props) {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", collection));
  const actor = await getActor();
  const { lecture } = await searchParams;
  const reading = typeof lecture === "string" ? await getReading(actor, lecture) : null;
  const found = proposedContent(type, reading?.found ?? {});
  const { prefill, contributing } = messages(lang);
  const { form: words, hub } = contributing;
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
        {reading ? (
          <ReadingNotice
            reading={reading}
            type={type}
            known={await listAlreadyThere(type, found.content)}
            lang={lang}
          />
        ) : null}
        {lecture && !reading && actor ? <Notice kind="warning" title={prefill.expired} /> : null}
        {actor && !reading ? (
          <section className="card max-w-[46rem]" aria-labelledby="address">
            <h2 id="address">{prefill.title}</h2>
            <p className="mt-2">{prefill.lead}</p>
            <div className="mt-4">
              <AddressForm lang={lang} action={startFromAddress} type={type} />
            </div>
          </section>
        ) : null}
        <Criteria lang={lang} type={type} />
        {/* For everyone: who is no longer signed in gets back here, without JavaScript too, what they had typed. */}
        <RevisionForm
          form={await startCreation(type, lang, found)}
          reading={reading?.id}
          idempotencyKey={uuid()}
          themes={await listThemes()}
          action={saveProposal}
          lang={lang}
        />
      </div>
    </>
  );
}
