import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { PageHeader } from "#components/layout/page-header";
import { Criteria } from "#components/revisions/criteria";
import { OpenProposals } from "#components/revisions/open-proposals";
import { RevisionForm } from "#components/revisions/revision-form";
import { SignInNeeded } from "#components/revisions/sign-in-needed";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { collectionPath, editPath, entryPath, missingPath, typeOfCollection } from "#lib/paths";
import { can } from "#lib/permissions";
import { listMyOpenRevisions, startEdit } from "#lib/revisions/forms";
import { isInTeamOf } from "#lib/teams/queries";
import { listThemes } from "#lib/themes/queries";
import { saveProposal } from "../../actions";

type Props = PageProps<"/[lang]/[collection]/[slug]/modifier">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  return { title: messages(lang).contributing.list.edit, robots: { index: false } };
}

/** A published entry, to be corrected: the form filled with what it says today. */
export default async function Page({ params }: Props) {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  const start = await startEdit(type, slug, lang);
  if (!start) redirect(missingPath(lang, slug));
  const { common, contributing } = messages(lang);
  const words = contributing.form;

  if (!start.form) {
    return (
      <>
        <PageHeader lang={lang} crumbs={[{ label: contributing.list.edit }]} title={contributing.list.edit} />
        <Notice kind="warning">
          <p>{words[start.closed]}</p>
          <p>
            <a href={entryPath(lang, type, slug)}>{words.seeEntry}</a>
          </p>
        </Notice>
      </>
    );
  }
  const { form } = start;
  const title = form.entry?.title ?? "";
  const actor = await getActor();
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: common.types[type].many, href: collectionPath(lang, type) },
          { label: title, href: entryPath(lang, type, slug) },
          { label: contributing.list.edit },
        ]}
        title={words.editTitle(title)}
        lead={words.editLead}
      />
      <div className="stack">
        {actor ? (
          <OpenProposals lang={lang} open={await listMyOpenRevisions(actor, slug)} />
        ) : (
          <SignInNeeded lang={lang} here={editPath(lang, type, slug)} />
        )}
        <Criteria lang={lang} type={type} />
        {/* For everyone: who is no longer signed in gets back here, without JavaScript too, what they had typed. */}
        <RevisionForm
          form={form}
          idempotencyKey={uuid()}
          themes={await listThemes()}
          action={saveProposal}
          mayPublish={can(actor, "review") || (actor !== null && (await isInTeamOf(actor, slug)))}
          lang={lang}
        />
      </div>
    </>
  );
}
