import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { PageHeader } from "#components/layout/page-header";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { accountPath, eraseAccountPath, missingPath, ownDataPath } from "#lib/paths";
import { eraseOwnAccount } from "./actions";

type Props = PageProps<"/[lang]/compte/effacer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return {
    title: isLang(lang) ? messages(lang).ownAccount.erase.title : undefined,
    robots: { index: false },
  };
}

/** What goes and what stays, before the act that cannot be undone. */
export default async function EraseAccountPage({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  await requireActor(lang, eraseAccountPath(lang));
  const { account, ownAccount } = messages(lang);
  const { erase } = ownAccount;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.space.title, href: accountPath(lang) }, { label: erase.title }]}
        title={erase.title}
        lead={erase.lead}
      />
      <div className="space-y-10">
        <div className="prose">
          <h2>{erase.goes}</h2>
          <ul>
            {erase.going.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <h2>{erase.stays}</h2>
          <ul>
            {erase.staying.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p>
            {erase.first}{" "}
            <a href={ownDataPath} download>
              {erase.download}
            </a>
            .
          </p>
        </div>
        <ActionForm action={eraseOwnAccount} lang={lang} labels={{ typed: erase.field }}>
          <TextField
            name="typed"
            label={erase.field}
            autoComplete="off"
            spellCheck={false}
            width="short"
            required
          />
          <div className="form-actions">
            <SubmitButton variant="danger">{erase.submit}</SubmitButton>
            <a href={accountPath(lang)}>{erase.keep}</a>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
