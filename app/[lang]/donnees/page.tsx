import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { DumpChanges } from "#components/open-data/dump-changes";
import { DumpFiles } from "#components/open-data/dump-files";
import { EmptyState } from "#components/ui/empty-state";
import { formatDay } from "#lib/dates";
import { DUMP_INDEX } from "#lib/dumps/files";
import { readDump } from "#lib/dumps/read-dump";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import { LICENCE } from "#lib/licence";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import {
  apiDocumentationPath,
  cataloguePath,
  dumpFilePath,
  feedPath,
  journalPath,
  missingPath,
  oaiPath,
  openDataPath,
  searchPath,
  tableSchemaPath,
} from "#lib/paths";

type Props = PageProps<"/[lang]/donnees">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const { title, description } = messages(lang).openData;
  return {
    title,
    description,
    alternates: {
      ...alternates(openDataPath(lang), lang),
      types: { "text/turtle": cataloguePath("ttl"), "application/ld+json": cataloguePath("jsonld") },
    },
  };
}

/** What anyone may take of the directory, and how. */
export default async function Page({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const read = await readDump();
  const dump = read && !read.outdated ? read.dump : null;
  const { openData: words, common } = messages(lang);
  const crumbs = [{ label: words.title }];
  const page = {
    lang,
    origin: env.PUBLIC_URL,
    path: openDataPath(lang),
    name: words.title,
    description: words.description,
    crumbs,
  };
  return (
    <>
      <JsonLd node={pageNode(page)} />
      <PageHeader lang={lang} crumbs={crumbs} title={words.title} lead={words.lead} />
      <section className="section" aria-labelledby="files">
        <h2 id="files" className="mb-3">
          {words.files.title}
        </h2>
        {dump ? (
          <>
            <DumpFiles dump={dump} lang={lang} />
            <div className="prose mt-4">
              <p>{words.files.stable}</p>
              <ul>
                <li>
                  <a href={dumpFilePath(DUMP_INDEX)}>{words.files.description}</a>
                </li>
                <li>
                  <a href={tableSchemaPath}>{words.files.schema}</a>
                </li>
              </ul>
            </div>
          </>
        ) : (
          <EmptyState title={read ? words.again : words.none}>
            <p>{read ? words.againText : words.noneText}</p>
          </EmptyState>
        )}
      </section>
      {dump ? (
        <section className="section prose" aria-labelledby="changes">
          <h2 id="changes">{words.changes.title}</h2>
          <DumpChanges dump={dump} lang={lang} />
        </section>
      ) : null}
      <section className="section prose" aria-labelledby="reuse">
        <h2 id="reuse">{words.reuse.title}</h2>
        <p>
          {words.reuse.licence} <a href={LICENCE.url}>{LICENCE.name}</a>. {words.reuse.cite}
        </p>
        <blockquote>
          {words.reuse.citation(
            common.siteName,
            env.PUBLIC_URL + openDataPath(lang),
            formatDay(dump?.startedAt ?? new Date(), lang),
          )}
        </blockquote>
      </section>
      <section className="section prose" aria-labelledby="doors">
        <h2 id="doors">{words.doors.title}</h2>
        <ul>
          <li>
            <a href={apiDocumentationPath(lang)}>{words.doors.api}</a>
          </li>
          <li>
            {words.doors.oai}
            {common.colon}
            <a href={`${oaiPath}?verb=Identify`}>{env.PUBLIC_URL + oaiPath}</a>
          </li>
          <li>
            {words.doors.catalogue}
            {common.colon}
            <a href={cataloguePath("ttl")}>{words.doors.turtle}</a>,{" "}
            <a href={cataloguePath("jsonld")}>{words.doors.jsonLd}</a>
          </li>
          <li>
            <a href={feedPath(lang, "atom")}>{words.doors.feed}</a>
          </li>
          <li>
            <a href={searchPath(lang)}>{words.doors.search}</a>
          </li>
          <li>
            <a href={journalPath(lang)}>{words.doors.journal}</a>
          </li>
        </ul>
      </section>
    </>
  );
}
