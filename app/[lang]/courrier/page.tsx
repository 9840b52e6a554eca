import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Table } from "#components/ui/table";
import { formatInstant } from "#lib/dates";
import { isLang, messages } from "#lib/messages/index";
import { listKeptMails } from "#lib/notifications/queries";
import { keptMailPath, keptMailsPath, missingPath } from "#lib/paths";

// What has just been enqueued arrives in seconds.
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps<"/[lang]/courrier">): Promise<Metadata> {
  const { lang } = await params;
  return { title: isLang(lang) ? messages(lang).account.kept.title : undefined, robots: { index: false } };
}

/** The mails of the demonstration; in any other mode there is no such page. */
export default async function KeptMailsPage({ params }: PageProps<"/[lang]/courrier">) {
  const { lang } = await params;
  const mails = isLang(lang) ? await listKeptMails() : null;
  if (!isLang(lang) || mails === null) redirect(missingPath(isLang(lang) ? lang : "fr", "page"));
  const { kept } = messages(lang).account;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: kept.title }]}
        title={kept.title}
        lead={kept.lead}
        actions={
          <ButtonLink variant="secondary" href={keptMailsPath(lang)}>
            {kept.refresh}
          </ButtonLink>
        }
      />
      {mails.length === 0 ? (
        <EmptyState title={kept.none} />
      ) : (
        <Table caption={kept.list(mails.length)}>
          <thead>
            <tr>
              <th scope="col">{kept.subject}</th>
              <th scope="col">{kept.to}</th>
              <th scope="col">{kept.at}</th>
            </tr>
          </thead>
          <tbody>
            {mails.map(({ id, to, subject, keptAt }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={keptMailPath(lang, id)}>{subject}</a>
                </th>
                <td className="address">{to}</td>
                <td>{formatInstant(keptAt, lang)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
