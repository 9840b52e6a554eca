import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { Facts } from "#components/ui/facts";
import { formatInstant } from "#lib/dates";
import { isLang, messages } from "#lib/messages/index";
import { getKeptMail } from "#lib/notifications/queries";
import { keptMailHtmlPath, keptMailsPath, missingPath } from "#lib/paths";

export async function generateMetadata({ params }: PageProps<"/[lang]/courrier/[id]">): Promise<Metadata> {
  const mail = await getKeptMail((await params).id);
  return { title: mail?.subject, robots: { index: false } };
}

/** One mail of the demonstration, as its text; the HTML is a page of its own, with a policy of its own. */
export default async function KeptMailPage({ params }: PageProps<"/[lang]/courrier/[id]">) {
  const { lang, id } = await params;
  const mail = isLang(lang) ? await getKeptMail(id) : null;
  if (!isLang(lang) || mail === null) redirect(missingPath(isLang(lang) ? lang : "fr", id));
  const { kept } = messages(lang).account;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: kept.title, href: keptMailsPath(lang) }, { label: mail.subject }]}
        title={mail.subject}
      />
      <div className="space-y-10">
        <Facts
          facts={[
            { label: kept.to, value: mail.to },
            { label: kept.at, value: formatInstant(mail.keptAt, lang) },
          ]}
        />
        <section className="stack" aria-labelledby="text">
          <h2 id="text">{kept.text}</h2>
          <p className="max-w-prose whitespace-pre-wrap wrap-anywhere">
            <WithLinks text={mail.text} />
          </p>
        </section>
        <p>
          <a href={keptMailHtmlPath(id)}>{kept.html}</a>
        </p>
      </div>
    </>
  );
}

function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part}>
        {part}
      </a>
    ),
  );
}
