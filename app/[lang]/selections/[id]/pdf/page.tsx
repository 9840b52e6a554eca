import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { getActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, selectionPath, selectionPdfPath } from "#lib/paths";
import { getSelection } from "#lib/selections/queries";
import { PdfPage } from "../../../pdf-page";

type Props = PageProps<"/[lang]/selections/[id]/pdf">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const selection = await find(id);
  if (!isLang(lang) || !selection) return {};
  return { title: `${selection.title} · ${messages(lang).printing.pdf}`, robots: { index: false } };
}

/** A selection as a PDF, for whoever may see it. */
export default async function SelectionPdfPage({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const selection = await find(id);
  if (!selection) redirect(missingPath(lang, id));
  return (
    <PdfPage
      about={{ kind: "selection", lang, id }}
      here={selectionPdfPath(lang, id)}
      back={selectionPath(lang, id)}
    />
  );
}

const find = async (id: string) => (isUuid(id) ? await getSelection(await getActor(), id) : null);
