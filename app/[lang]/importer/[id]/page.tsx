import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { BatchProgress } from "#components/imports/batch-progress";
import { BatchResult } from "#components/imports/batch-result";
import { LineFilters } from "#components/imports/line-filters";
import { LineTable } from "#components/imports/line-table";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { requireActor } from "#lib/auth";
import { ownFilters, parseLineFilters } from "#lib/imports/line-filters";
import { getMyBatch, type LineView, listLines } from "#lib/imports/queries";
import { isLang, messages } from "#lib/messages/index";
import { importPath, importsPath, missingPath } from "#lib/paths";
import { chooseLines } from "../actions";

type Props = PageProps<"/[lang]/importer/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).imports.batch.pageTitle, robots: { index: false } } : {};
}

/** What was read of a file, line by line, and the choice of what becomes a draft or a proposal. */
export default async function Page({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, importPath(lang, id));
  const batch = isUuid(id) ? await getMyBatch(actor, id) : null;
  if (!batch) redirect(missingPath(lang, id));
  const { filter, after } = parseLineFilters(await searchParams, ownFilters);
  const { lines, next } = await listLines(id, { filter, after, proposed: false });
  const { imports } = messages(lang);
  const words = imports.batch;
  const { counts, progress, last } = batch;
  const hrefOf = (lignes: string, apres?: number) =>
    importPath(lang, id, { lignes: lignes === "all" ? null : lignes, apres: apres || null });
  const choosable = (line: LineView) =>
    !progress && !line.revision && line.status !== "invalid" && line.status !== "unchecked";
  const toChoose = !progress && counts.new + counts.duplicate > 0;
  const open = toChoose || (!progress && counts.drafts > 0);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: imports.title, href: importsPath(lang) }, { label: batch.fileName }]}
        title={batch.fileName}
        lead={words.lead(batch.lines, imports.formats[batch.format] ?? batch.format)}
      />
      {progress ? <BatchProgress progress={progress} href={hrefOf(filter, after)} lang={lang} /> : null}
      {last && !progress ? <BatchResult last={last} lang={lang} now={new Date()} /> : null}
      <LineFilters
        offered={ownFilters}
        current={filter}
        counts={{ all: batch.lines, ...counts }}
        hrefOf={hrefOf}
        lang={lang}
      />
      <ActionForm action={chooseLines} lang={lang} labels={{ lines: words.choose }} className="mt-6">
        <input type="hidden" name="batch" value={id} />
        {toChoose ? (
          <div className="mb-4 flex flex-wrap items-center gap-3">
            <span>{words.choose}</span>
            <SubmitButton intent="new" variant="secondary" small>
              {words.onlyNew}
            </SubmitButton>
            <SubmitButton intent="all" variant="secondary" small>
              {words.all}
            </SubmitButton>
            <SubmitButton intent="none" variant="secondary" small>
              {words.nothing}
            </SubmitButton>
          </div>
        ) : null}
        {lines.length > 0 ? (
          <LineTable lines={lines} choosable={choosable} desk={false} lang={lang} />
        ) : (
          <EmptyState title={words.empty}>
            <p>{words.emptyText}</p>
          </EmptyState>
        )}
        {open ? (
          <div className="mt-4">
            <p>
              {words.chosen(counts.chosen)}{" "}
              {counts.incomplete > 0 ? words.incomplete(counts.incomplete) : null}{" "}
              {counts.drafts > 0 ? words.submitDrafts(counts.drafts) : null}
            </p>
            <p className="hint mt-2 mb-4">{words.submitHint}</p>
            <div className="form-actions">
              <SubmitButton intent="submit">{words.submit}</SubmitButton>
              {toChoose ? (
                <SubmitButton intent="draft" variant="secondary">
                  {words.draft}
                </SubmitButton>
              ) : null}
              {lines.some(choosable) ? (
                <SubmitButton intent="keep" variant="quiet">
                  {words.keep}
                </SubmitButton>
              ) : null}
            </div>
          </div>
        ) : null}
      </ActionForm>
      <Pagination
        lang={lang}
        first={after ? hrefOf(filter) : null}
        next={next ? hrefOf(filter, next) : null}
      />
    </>
  );
}
