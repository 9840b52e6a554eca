import type { Metadata } from "next";
import { OperationView } from "#components/api/operation-view";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage, notFoundMetadata } from "#components/layout/not-found-page";
import { PageHeader } from "#components/layout/page-header";
import { findOperation } from "#lib/api/openapi";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { apiDocumentationPath, apiOperationPath } from "#lib/paths";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<"/[lang]/api/[operation]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, operation: name } = await params;
  const found = isLang(lang) ? findOperation(name, lang, env.PUBLIC_URL) : null;
  if (!isLang(lang) || !found) return notFoundMetadata(isLang(lang) ? lang : "fr");
  const { summary, description } = found.operation;
  return {
    title: `${summary} (${messages(lang).api.title})`,
    description,
    alternates: alternates(apiOperationPath(lang, name), lang),
  };
}

/** One request of the API. */
export default async function OperationPage({ params }: Props) {
  const { lang, operation: name } = await params;
  const origin = env.PUBLIC_URL;
  const found = isLang(lang) ? findOperation(name, lang, origin) : null;
  if (!isLang(lang) || !found) return <NotFoundPage lang={isLang(lang) ? lang : "fr"} />;
  const { summary, description } = found.operation;
  const crumbs = [{ label: messages(lang).api.title, href: apiDocumentationPath(lang) }, { label: summary }];
  return (
    <>
      <JsonLd
        node={pageNode({
          lang,
          origin,
          path: apiOperationPath(lang, name),
          name: summary,
          description,
          crumbs,
        })}
      />
      <PageHeader lang={lang} crumbs={crumbs} title={summary} lead={description} />
      <OperationView {...found} lang={lang} />
    </>
  );
}
