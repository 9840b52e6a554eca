import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { EntryArticle } from "#components/entries/entry-article";
import { Notice } from "#components/ui/notice";
import { requireActor } from "#lib/auth";
import { previewEntry } from "#lib/entries/preview";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, reviewItemPath, reviewPreviewPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { getReviewItem } from "#lib/revisions/review-item";

type Props = PageProps<"/[lang]/moderation/[id]/apercu">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).review.item.preview, robots: { index: false } } : {};
}

/** A proposal as the public page would show it, if it were accepted now. */
export default async function Page({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, reviewPreviewPath(lang, id));
  if (!can(moderator, "review") || !isUuid(id)) redirect(missingPath(lang, id));
  const item = await getReviewItem(moderator, id);
  if (!item) redirect(missingPath(lang, id));
  const { type, content, title, entry } = item;
  const preview = await previewEntry({ type, content, slug: entry?.slug ?? null, untitled: title });
  const words = messages(lang).review.item;

  return (
    <>
      <Notice title={words.preview}>
        <p>
          {words.previewHint} <a href={reviewItemPath(lang, id)}>{words.backToItem}</a>
        </p>
      </Notice>
      <EntryArticle entry={preview} lang={lang} url={null} />
    </>
  );
}
