import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { EntryFormHeader } from "#components/entries/entry-form-header";
import { ObjectionForm } from "#components/reports/report-form";
import { ReportReceived } from "#components/reports/report-received";
import { formTicket } from "#lib/guard/ticket";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, reportPath, typeOfCollection } from "#lib/paths";
import { findReceived, getReportable } from "#lib/reports/queries";
import { sendObjection } from "../signaler/actions";

type Props = PageProps<"/[lang]/[collection]/[slug]/droits">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).reports.objection.title, robots: { index: false } } : {};
}

/** Where a person named in an entry exercises the right to object: what the law says, then the form. */
export default async function ObjectionPage({ params, searchParams }: Props) {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  const entry = await getReportable(type, slug);
  if (!entry) redirect(missingPath(lang, slug));
  const { reports } = messages(lang);
  const words = reports.objection;
  const received = await findReceived(type, slug, (await searchParams).ref);
  return (
    <>
      <EntryFormHeader entry={entry} title={words.title} lead={words.lead(entry.title)} lang={lang} />
      {received ? (
        <ReportReceived received={received} entry={entry} lang={lang} />
      ) : (
        <div className="stack">
          <section className="prose" aria-labelledby="law">
            <h2 id="law">{words.rights}</h2>
            {words.law.map((text) => (
              <p key={text}>{text}</p>
            ))}
            <p>
              {words.cnil} <a href={words.cnilUrl}>{words.cnilLink}</a>.
            </p>
            <p>
              {words.other} <a href={reportPath(lang, type, slug)}>{words.otherLink}</a>.
            </p>
          </section>
          <ObjectionForm
            entry={entry}
            idempotencyKey={uuid()}
            ticket={await formTicket("objection")}
            action={sendObjection}
            lang={lang}
          />
        </div>
      )}
    </>
  );
}
