import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { QuarantineList } from "#components/trust/quarantine-list";
import { Done } from "#components/ui/done";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, quarantinesPath, reviewPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { listQuarantines } from "#lib/trust/queries";
import { DeskBar } from "../../desk-bar";
import { letOut } from "./actions";

type Props = PageProps<"/[lang]/moderation/quarantaines">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).trust.quarantine.title, robots: { index: false } } : {};
}

/** The accounts whose proposals are put apart, and those of which they were. */
export default async function Page({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, quarantinesPath(lang));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));
  const { open, past } = await listQuarantines(moderator);
  const { fait } = await searchParams;
  const words = messages(lang).trust.quarantine;
  const done = typeof fait === "string" ? words.done[fait] : undefined;
  return (
    <>
      <DeskBar actor={moderator} current="review" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: messages(lang).review.queue.title, href: reviewPath(lang) },
          { label: words.title },
        ]}
        title={words.title}
        lead={words.lead}
      />
      <Done text={done} />
      {open.length > 0 ? (
        <QuarantineList items={open} action={letOut} lang={lang} />
      ) : (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      )}
      {past.length > 0 ? (
        <section className="section" aria-labelledby="past">
          <h2 id="past">{words.past}</h2>
          <QuarantineList items={past} lang={lang} />
        </section>
      ) : null}
    </>
  );
}
