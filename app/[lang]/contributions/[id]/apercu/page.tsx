import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { EntryArticle } from "#components/entries/entry-article";
import { AdviceNotice } from "#components/revisions/advice-notice";
import { Notice } from "#components/ui/notice";
import { requireActor } from "#lib/auth";
import { adviceLines } from "#lib/checks/words";
import { previewEntry } from "#lib/entries/preview";
import { isLang, messages } from "#lib/messages/index";
import { contributionEditPath, contributionPath, contributionPreviewPath, missingPath } from "#lib/paths";
import { adviseAuthor } from "#lib/revisions/advice";
import { getMyRevision } from "#lib/revisions/queries";
import { isPossible } from "#lib/revisions/states";

type Props = PageProps<"/[lang]/contributions/[id]/apercu">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  return { title: messages(lang).contributing.preview.title, robots: { index: false } };
}

/** One's own proposal as the public page would show it. */
export default async function Page({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang) || !isUuid(id)) redirect(missingPath(isLang(lang) ? lang : "fr", id));
  const actor = await requireActor(lang, contributionPreviewPath(lang, id));
  const revision = await getMyRevision(actor, id);
  if (!revision) redirect(missingPath(lang, id));
  const { list, preview } = messages(lang).contributing;
  const { type, content, entry, state } = revision;
  const view = await previewEntry({ type, content, slug: entry?.slug ?? null, untitled: list.untitled });
  const writable = isPossible("rewrite", state);
  const advice = writable
    ? adviceLines(await adviseAuthor({ ...revision, isNew: !revision.entryId }), type, lang)
    : [];
  return (
    <>
      <Notice title={preview.title}>
        <p>
          {preview.notice} {preview.incomplete}
        </p>
        <p>
          <a href={writable ? contributionEditPath(lang, id) : contributionPath(lang, id)}>
            {writable ? preview.back : preview.backToProposal}
          </a>
        </p>
      </Notice>
      <AdviceNotice lines={advice} words={messages(lang).checks} href={contributionEditPath(lang, id)} />
      <EntryArticle entry={view} lang={lang} url={null} />
    </>
  );
}
