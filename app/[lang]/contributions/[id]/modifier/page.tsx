import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { validate as isUuid, v4 as uuid } from "uuid";
import { PageHeader } from "#components/layout/page-header";
import { Criteria } from "#components/revisions/criteria";
import { reasonLabel } from "#components/revisions/past-decisions";
import { RevisionForm } from "#components/revisions/revision-form";
import { Notice } from "#components/ui/notice";
import { OwnSuggestions } from "#components/vocabularies/own-suggestions";
import { getActor } from "#lib/auth";
import { isLang, type Lang, messages } from "#lib/messages/index";
import {
  contributionEditPath,
  contributionPath,
  contributionsPath,
  ENTRY_TYPES,
  type EntryType,
  entryPath,
  missingPath,
  signInPath,
  withQuery,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { type ProposalForm, resume, startCreation } from "#lib/revisions/forms";
import { getMyRevision } from "#lib/revisions/queries";
import { isInTeamOf } from "#lib/teams/queries";
import { listThemes } from "#lib/themes/queries";
import { saveProposal } from "../../../[collection]/actions";
import { withdrawTermSuggestion } from "../../actions";

type Props = PageProps<"/[lang]/contributions/[id]/modifier">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  return { title: messages(lang).contributing.form.resumeTitle(""), robots: { index: false } };
}

/** A draft found again, or a proposal to correct. */
export default async function Page({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang) || !isUuid(id)) redirect(missingPath(isLang(lang) ? lang : "fr", id));
  const { type, fait } = await searchParams;
  const form = await findForm(lang, id, ENTRY_TYPES.find((known) => known === type) ?? null, fait);
  const { contributing, review, termSuggestions } = messages(lang);
  const words = contributing.form;
  const { asked = null, moved = false, title = "" } = form.draft ?? {};
  const saved = fait === "enregistre";
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: contributing.list.title, href: contributionsPath(lang) },
          { label: title || contributing.list.untitled, href: contributionPath(lang, id) },
          { label: contributing.next.resume },
        ]}
        title={words.resumeTitle(title)}
        lead={form.entry ? words.editLead : undefined}
      />
      <div className="stack max-w-[46rem]">
        {saved && (
          <Notice kind="success" live>
            <p>{contributing.one.done.saved}</p>
          </Notice>
        )}
        {fait === "suggere" && (
          <Notice kind="success" live>
            <p>{termSuggestions.form.done}</p>
          </Notice>
        )}
        {asked && (
          <Notice kind="warning" title={words.asked}>
            {asked.reasonCode && <p>{reasonLabel(review.reasons, asked.reasonCode)}</p>}
            {asked.reason && <p className="whitespace-pre-line">{asked.reason}</p>}
          </Notice>
        )}
        {moved && form.entry && (
          <Notice kind="warning">
            <p>
              {words.moved(form.entry.title)}{" "}
              <a href={entryPath(lang, form.type, form.entry.slug)}>{words.seeEntry}</a>
            </p>
          </Notice>
        )}
        <OwnSuggestions suggestions={form.suggestions} withdraw={withdrawTermSuggestion} lang={lang} />
        <Criteria lang={lang} type={form.type} />
        <RevisionForm
          form={form}
          idempotencyKey={uuid()}
          themes={await listThemes()}
          action={saveProposal}
          mayPublish={await mayPublish(form)}
          lang={lang}
        />
      </div>
    </>
  );
}

/** Whether the person may publish it at once: a moderator's correction, or a change by the team of the page. */
async function mayPublish({ entry }: ProposalForm): Promise<boolean> {
  const actor = await getActor();
  return can(actor, "review") || (actor !== null && entry !== null && (await isInTeamOf(actor, entry.slug)));
}

/**
 * The draft to go on with. The address holds its type, so that a form posted without JavaScript by someone who is no
 * longer signed in can come back with what they typed, when the draft itself may not be shown.
 */
async function findForm(
  lang: Lang,
  id: string,
  type: EntryType | null,
  fait: unknown,
): Promise<ProposalForm> {
  const here = contributionEditPath(lang, id);
  const posted = (await headers()).get("content-type")?.startsWith("multipart/form-data");
  const actor = await getActor();
  if (!actor) return posted && type ? startCreation(type, lang) : redirect(signInPath(lang, here));

  const form = await resume(actor, id, lang);
  if (!form) {
    // Sent or decided meanwhile: its own page says so.
    if (await getMyRevision(actor, id)) redirect(contributionPath(lang, id));
    redirect(missingPath(lang, id));
  }
  if (form.type !== type && !posted) {
    redirect(withQuery(here, { type: form.type, fait: typeof fait === "string" ? fait : null }));
  }
  return form;
}
