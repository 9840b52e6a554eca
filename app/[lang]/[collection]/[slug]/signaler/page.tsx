import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { EntryFormHeader } from "#components/entries/entry-form-header";
import { ReportForm } from "#components/reports/report-form";
import { ReportReceived } from "#components/reports/report-received";
import { formTicket } from "#lib/guard/ticket";
import { isLang, messages } from "#lib/messages/index";
import { editPath, missingPath, objectionPath, typeOfCollection } from "#lib/paths";
import { findReceived, getReportable } from "#lib/reports/queries";
import { sendReport } from "./actions";

type Props = PageProps<"/[lang]/[collection]/[slug]/signaler">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).reports.form.title, robots: { index: false } } : {};
}

/** Where anyone says what is wrong with an entry: a page of its own, since the entry's is kept for all readers. */
export default async function ReportPage({ params, searchParams }: Props) {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  const entry = await getReportable(type, slug);
  if (!entry) redirect(missingPath(lang, slug));
  const { reports } = messages(lang);
  const words = reports.form;
  const received = await findReceived(type, slug, (await searchParams).ref);
  return (
    <>
      <EntryFormHeader entry={entry} title={words.title} lead={words.lead(entry.title)} lang={lang} />
      {received ? (
        <ReportReceived received={received} entry={entry} lang={lang} />
      ) : (
        <div className="stack">
          <p>
            {words.edit} <a href={editPath(lang, type, slug)}>{words.editLink}</a>.
          </p>
          <p>
            {words.named} <a href={objectionPath(lang, type, slug)}>{words.namedLink}</a>.
          </p>
          <ReportForm
            entry={entry}
            idempotencyKey={uuid()}
            ticket={await formTicket("report")}
            action={sendReport}
            lang={lang}
          />
        </div>
      )}
    </>
  );
}
