import type { Metadata } from "next";
import { CodeBlock } from "#components/api/code-block";
import { OperationList } from "#components/api/operation-list";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage } from "#components/layout/not-found-page";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { READING } from "#lib/api/limit";
import { openApiDocument } from "#lib/api/openapi";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import { LICENCE } from "#lib/licence";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { apiDocumentationPath, apiEntriesPath, openApiPath, withQuery } from "#lib/paths";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<"/[lang]/api">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const { title, description } = messages(lang).api;
  return { title, description, alternates: alternates(apiDocumentationPath(lang), lang) };
}

/** The API for people: how it is used, its licence, its limits and every request. */
export default async function ApiPage({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) return <NotFoundPage lang="fr" />;
  const words = messages(lang).api;
  const origin = env.PUBLIC_URL;
  const crumbs = [{ label: words.title }];
  const path = apiDocumentationPath(lang);
  return (
    <>
      <JsonLd
        node={pageNode({ lang, origin, path, name: words.title, description: words.description, crumbs })}
      />
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink href={openApiPath({ lang })} variant="secondary">
            {words.openapi.link}
          </ButtonLink>
        }
      />
      <section className="section prose" aria-labelledby="intro">
        <h2 id="intro">{words.intro.title}</h2>
        <CodeBlock label={words.intro.first}>
          {`curl '${origin}${withQuery(apiEntriesPath, { q: "laboratoire", type: "lab" })}'`}
        </CodeBlock>
        {words.intro.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <section className="section" aria-labelledby="operations">
        <h2 id="operations">{words.operationsTitle}</h2>
        <OperationList document={openApiDocument(lang, origin)} lang={lang} />
      </section>
      <div className="section api-notes">
        <section aria-labelledby="licence">
          <h2 id="licence">{words.licence.title}</h2>
          <p>{words.licence.text}</p>
          <p>
            <a href={LICENCE.url}>{words.licence.link}</a>
          </p>
        </section>
        <section aria-labelledby="limits">
          <h2 id="limits">{words.limits.title}</h2>
          <p>{words.limits.text(READING.max, READING.window)}</p>
          <p>{words.limits.dump}</p>
        </section>
        <section aria-labelledby="errors">
          <h2 id="errors">{words.errors.title}</h2>
          <p>{words.errors.text}</p>
        </section>
        <section aria-labelledby="stability">
          <h2 id="stability">{words.stability.title}</h2>
          <p>{words.stability.text}</p>
        </section>
        <section aria-labelledby="openapi">
          <h2 id="openapi">{words.openapi.title}</h2>
          <p>{words.openapi.text}</p>
          <p>
            <a href={openApiPath({ lang })}>{words.openapi.link}</a>
          </p>
        </section>
      </div>
    </>
  );
}
