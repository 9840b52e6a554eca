import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header";
import { SearchForm } from "#components/layout/search-form";
import { PAGE_STATUS } from "#lib/http/status-header";
import { type Lang, messages } from "#lib/messages/index";
import { collectionPath, type EntryType, legalPath } from "#lib/paths";
import type { RemovalReason } from "#lib/revisions/removal-reasons";

/** At the address of an entry that was taken down: that it was, and why in general. Its status is 410. */
export function RemovedPage({ type, reason, lang }: { type: EntryType; reason: RemovalReason; lang: Lang }) {
  const { common, history } = messages(lang);
  const words = history.gone;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: common.types[type].many, href: collectionPath(lang, type) }]}
        title={words.title}
        lead={words.text(history.removalReasons[reason])}
      />
      <p className="mb-5">
        {words.more} <a href={legalPath(lang, "contact")}>{words.contact}</a>
      </p>
      <SearchForm lang={lang} large id="removed-search" />
    </>
  );
}

/** lib/cache-handler.mjs reads the status there: a cached page cannot choose its own. */
export const removedMetadata = (lang: Lang): Metadata => ({
  title: messages(lang).history.gone.title,
  robots: { index: false },
  other: { [PAGE_STATUS]: "410" },
});
