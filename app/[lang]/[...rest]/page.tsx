import type { Metadata } from "next";
import { NotFoundPage, notFoundMetadata } from "#components/layout/not-found-page";
import { isLang } from "#lib/messages/index";

/** Whatever address no other page takes: our own 404, in the frame and the language of the site. */
export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return notFoundMetadata(langOf((await params).lang));
}

export default async function UnknownPage({ params }: Props) {
  return <NotFoundPage lang={langOf((await params).lang)} />;
}

const langOf = (segment: string) => (isLang(segment) ? segment : "fr");
