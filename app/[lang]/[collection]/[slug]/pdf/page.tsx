import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getEntry } from "#lib/entries/queries";
import { isLang, messages } from "#lib/messages/index";
import { entryPath, entryPdfPath, missingPath, typeOfCollection } from "#lib/paths";
import { PdfPage } from "../../../pdf-page";

type Props = PageProps<"/[lang]/[collection]/[slug]/pdf">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, slug } = await params;
  const found = await find(slug);
  if (!isLang(lang) || !found?.entry) return {};
  return { title: `${found.entry.title} · ${messages(lang).printing.pdf}`, robots: { index: false } };
}

/** An entry as a PDF; one that was merged, as the one that took its place. */
export default async function EntryPdfPage({ params }: Props) {
  const { lang, collection, slug } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const type = typeOfCollection(collection);
  const found = await find(slug);
  if (found?.mergedInto) redirect(entryPdfPath(lang, found.mergedInto.type, found.mergedInto.slug));
  const entry = found?.entry;
  if (!entry || entry.archived || entry.type !== type) redirect(missingPath(lang, slug));
  return (
    <PdfPage
      about={{ kind: "entry", lang, slug }}
      here={entryPdfPath(lang, type, slug)}
      back={entryPath(lang, type, slug)}
    />
  );
}

/** No slug holds a character that the database would refuse. */
const find = async (slug: string) => (/^[a-z0-9-]{1,120}$/.test(slug) ? await getEntry(slug) : null);
