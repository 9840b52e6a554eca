import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { ActionForm } from "#components/forms/action-form";
import { BatchProgress } from "#components/imports/batch-progress";
import { BatchResult } from "#components/imports/batch-result";
import { ReviewFields, UndoForm } from "#components/imports/batch-review";
import { LineFilters } from "#components/imports/line-filters";
import { LineTable } from "#components/imports/line-table";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { Pagination } from "#components/ui/pagination";
import { requireActor } from "#lib/auth";
import { formatAge } from "#lib/dates";
import { deskFilters, parseLineFilters } from "#lib/imports/line-filters";
import { getBatchForReview, type LineView, listLines } from "#lib/imports/queries";
import { isLang, messages } from "#lib/messages/index";
import { batchesPath, batchPath, missingPath, reviewPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { DeskBar } from "../../../desk-bar";
import { actOnBatch } from "../actions";

type Props = PageProps<"/[lang]/moderation/imports/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).imports.desk.pageTitle, robots: { index: false } } : {};
}

/** An import as those who review see it: decided on as a whole, entry by entry, or undone. */
export default async function Page({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, batchPath(lang, id));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));
  const batch = isUuid(id) ? await getBatchForReview(moderator, id) : null;
  if (!batch) redirect(missingPath(lang, id));
  const { filter, after } = parseLineFilters(await searchParams, deskFilters);
  const { lines, next } = await listLines(id, { filter, after, proposed: true });
  const { review, imports } = messages(lang);
  const { desk } = imports;
  const { counts, progress, last, own } = batch;
  const now = new Date();
  const hrefOf = (lignes: string, apres?: number) =>
    batchPath(lang, id, { lignes: lignes === "all" ? null : lignes, apres: apres || null });
  const open = !progress && !own && counts.submitted > 0;
  const choosable = ({ revision }: LineView) => open && revision?.state === "submitted";
  const decided = counts.accepted + counts.rejected + counts.withdrawn + counts.changes_requested;
  return (
    <>
      <DeskBar actor={moderator} current="review" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: review.queue.title, href: reviewPath(lang) },
          { label: desk.title, href: batchesPath(lang) },
          { label: batch.fileName },
        ]}
        title={batch.fileName}
        lead={desk.batchLead(batch.author.name, formatAge(batch.createdAt, now, lang))}
      />
      {progress ? <BatchProgress progress={progress} href={hrefOf(filter, after)} lang={lang} /> : null}
      {last && !progress ? <BatchResult last={last} lang={lang} now={now} /> : null}
      {own ? (
        <div className="mb-6">
          <Notice>
            <p>{desk.own}</p>
          </Notice>
        </div>
      ) : null}
      <LineFilters
        offered={deskFilters}
        current={filter}
        counts={{ all: counts.submitted + decided, waiting: counts.submitted, decided }}
        hrefOf={hrefOf}
        lang={lang}
      />
      <ActionForm
        action={actOnBatch}
        lang={lang}
        labels={{ lines: desk.which, reason: desk.reason, reasonCode: desk.reasonCode }}
        className="mt-6"
      >
        <input type="hidden" name="batch" value={id} />
        {lines.length > 0 ? (
          <LineTable
            lines={lines.map((line) => ({ ...line, chosen: false }))}
            choosable={choosable}
            desk
            lang={lang}
          />
        ) : (
          <EmptyState title={imports.batch.empty}>
            <p>{imports.batch.emptyText}</p>
          </EmptyState>
        )}
        {open ? <ReviewFields simple={counts.simple} lang={lang} /> : null}
        {!progress && !own && counts.submitted === 0 ? (
          <p className="mt-4 text-muted">{desk.nothingWaits}</p>
        ) : null}
      </ActionForm>
      <Pagination
        lang={lang}
        first={after ? hrefOf(filter) : null}
        next={next ? hrefOf(filter, next) : null}
      />
      {progress ? null : (
        <>
          {counts.undoable > 0 ? (
            <UndoForm kind="undo" batchId={id} count={counts.undoable} action={actOnBatch} lang={lang} />
          ) : null}
          {counts.undone > 0 ? (
            <UndoForm kind="redo" batchId={id} count={counts.undone} action={actOnBatch} lang={lang} />
          ) : null}
        </>
      )}
    </>
  );
}
