import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, searchPath, searchPdfPath } from "#lib/paths";
import { searchSubject } from "#lib/pdf/subjects";
import { addressOf } from "#lib/search/address";
import { parseSearch, printSearch } from "#lib/search/query";
import { PdfPage } from "../../pdf-page";

type Props = PageProps<"/[lang]/recherche/pdf">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).printing.download, robots: { index: false } } : {};
}

/** The entries of a search as a PDF. */
export default async function SearchPdfPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const given = new URLSearchParams(addressOf(await searchParams));
  const query = printSearch(parseSearch(given).query);
  return (
    <PdfPage
      about={searchSubject(lang, given)}
      here={searchPdfPath(lang, query)}
      back={searchPath(lang, query)}
    />
  );
}
