import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { PageHeader } from "#components/layout/page-header";
import { Done } from "#components/ui/done";
import { Facts } from "#components/ui/facts";
import { requireActor } from "#lib/auth";
import { formatInstant } from "#lib/dates";
import { getGuard } from "#lib/guard/queries";
import { isLang, messages } from "#lib/messages/index";
import { administrationPath, guardPath, missingPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { DeskBar } from "../../desk-bar";
import { setGuard } from "./actions";

type Props = PageProps<"/[lang]/administration/formulaires">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).trust.guard.title, robots: { index: false } } : {};
}

/** The forms that anyone may send: how they stand, and the way to guard them whatever the number of sendings. */
export default async function Page({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, guardPath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const { raised, forms } = await getGuard(administrator);
  const { fait } = await searchParams;
  const { administration, trust } = messages(lang);
  const words = trust.guard;
  const done = typeof fait === "string" ? words.done[fait] : undefined;
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: administration.title, href: administrationPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={words.lead}
      />
      <Done text={done} />
      <div className="stack">
        <Facts
          wide
          facts={forms.map(({ form, guarded }) => ({
            label: words.forms[form],
            value: guarded ? words.on : words.off,
          }))}
        />
        {raised ? (
          <ActionForm action={setGuard} lang={lang} className="act-form">
            <p>{words.raised(raised.raisedBy.name, formatInstant(raised.raisedAt, lang))}</p>
            <p className="quoted">{raised.reason}</p>
            <SubmitButton intent="lower" variant="secondary">
              {words.lower}
            </SubmitButton>
          </ActionForm>
        ) : (
          <section aria-labelledby="raise">
            <h2 id="raise" className="mb-2">
              {words.raise}
            </h2>
            <ActionForm action={setGuard} lang={lang} labels={{ reason: words.reason }}>
              <p>{words.raiseText}</p>
              <TextField name="reason" label={words.reason} required />
              <div className="form-actions">
                <SubmitButton intent="raise" variant="secondary">
                  {words.raise}
                </SubmitButton>
              </div>
            </ActionForm>
          </section>
        )}
      </div>
    </>
  );
}
