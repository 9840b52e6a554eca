import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { PageHeader } from "#components/layout/page-header";
import { Notice } from "#components/ui/notice";
import { requireActor } from "#lib/auth";
import { formatDay } from "#lib/dates";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, quarantinePath, quarantinesPath, reviewItemPath, reviewPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { getQuarantinable } from "#lib/trust/queries";
import { DeskBar } from "../../../desk-bar";
import { setApart } from "../actions";

type Props = PageProps<"/[lang]/moderation/quarantaines/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).trust.quarantine.oneTitle, robots: { index: false } } : {};
}

/** Before an account is put in quarantine: what would leave the queue, and why. */
export default async function Page({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, quarantinePath(lang, id));
  const person = can(moderator, "review") ? await getQuarantinable(moderator, id) : null;
  if (!person) redirect(missingPath(lang, id));
  const words = messages(lang).trust.quarantine;
  const { waiting, quarantined, name } = person;
  return (
    <>
      <DeskBar actor={moderator} current={null} lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: messages(lang).review.queue.title, href: reviewPath(lang) },
          { label: words.title, href: quarantinesPath(lang) },
          { label: name },
        ]}
        title={words.setTitle(name)}
        lead={waiting.length > 0 && !quarantined ? words.setLead(waiting.length) : null}
      />
      {quarantined || waiting.length === 0 ? (
        <Notice>
          <p>{quarantined ? words.already : words.nothing}</p>
        </Notice>
      ) : (
        <div className="stack">
          <ul className="list-disc pl-6">
            {waiting.map(({ id: proposal, title, submittedAt }) => (
              <li key={proposal}>
                <a href={reviewItemPath(lang, proposal)}>{title}</a>
                {submittedAt ? <span className="text-muted"> ({formatDay(submittedAt, lang)})</span> : null}
              </li>
            ))}
          </ul>
          <ActionForm action={setApart} lang={lang} labels={{ reason: words.reason }}>
            <input type="hidden" name="id" value={id} />
            <TextArea name="reason" label={words.reason} hint={words.told} rows={3} required />
            <div className="form-actions">
              <SubmitButton variant="danger">{words.confirm}</SubmitButton>
            </div>
          </ActionForm>
        </div>
      )}
    </>
  );
}
