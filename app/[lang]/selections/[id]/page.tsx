import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { validate as isUuid } from "uuid";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { Share } from "#components/printing/share";
import { SelectionDone } from "#components/selections/done-notice";
import { ModerateForm } from "#components/selections/moderate-form";
import { SelectionItems } from "#components/selections/selection-items";
import { SelectionTakeAway } from "#components/selections/selection-take-away";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { formatDay } from "#lib/dates";
import { env } from "#lib/env";
import { collectionNode, listNode } from "#lib/json-ld/pages";
import { refNode } from "#lib/json-ld/things";
import { renderMarkdown } from "#lib/markdown";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { markRead } from "#lib/notifications/mark-read";
import {
  editSelectionPath,
  legalPath,
  missingPath,
  searchPath,
  selectionPath,
  selectionsPath,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { getSelection, type SelectionView } from "#lib/selections/queries";
import { moderateSelection } from "../actions";

type Props = PageProps<"/[lang]/selections/[id]">;

const load = cache(async (id: string) => (isUuid(id) ? getSelection(await getActor(), id) : null));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const selection = isLang(lang) ? await load(id) : null;
  if (!isLang(lang) || !selection) return {};
  const path = selectionPath(lang, id);
  return {
    title: selection.title,
    description: messages(lang).printing.selection.by(selection.owner),
    ...(selection.visibility === "public" && !selection.isHidden
      ? { alternates: alternates(path, lang) }
      : { robots: { index: false } }),
  };
}

/** A selection, for whoever may see it. */
export default async function SelectionPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const selection = await load(id);
  if (!selection) redirect(missingPath(lang, id));
  const actor = await getActor();
  if (actor && selection.isOwn) await markRead(actor, { selectionId: id });
  const { fait } = await searchParams;
  const words = messages(lang).selections;
  const { title, description, items, isOwn, visibility } = selection;
  const crumbs = [{ label: words.title, href: selectionsPath(lang) }, { label: title }];
  const page = { lang, origin: env.PUBLIC_URL, path: selectionPath(lang, id), name: title, crumbs };
  const listed = items.flatMap(({ card }) => (card ? [refNode(card, lang, env.PUBLIC_URL)] : []));
  return (
    <>
      {visibility === "public" && !selection.isHidden ? (
        <JsonLd node={collectionNode({ ...page, updated: selection.updatedAt }, listNode(listed))} />
      ) : null}
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        title={title}
        lead={<Facts selection={selection} lang={lang} />}
        actions={
          isOwn ? (
            <ButtonLink variant="secondary" href={editSelectionPath(lang, id)}>
              <Icon name="pencil" size={18} />
              {words.page.edit}
            </ButtonLink>
          ) : null
        }
      />
      <SelectionDone done={fait} lang={lang} />
      <Standing selection={selection} lang={lang} />
      {description ? (
        <div
          className="prose mb-6"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: filtered by lib/markdown.ts
          dangerouslySetInnerHTML={{ __html: renderMarkdown(description) }}
        />
      ) : null}
      {items.length > 0 ? (
        <>
          <SelectionItems items={items} lang={lang} now={new Date()} />
          <SelectionTakeAway id={id} isPrivate={visibility === "private"} lang={lang} />
        </>
      ) : (
        <EmptyState title={words.page.empty}>
          {isOwn ? (
            <>
              <p>{words.page.emptyText}</p>
              <p>
                <a href={searchPath(lang)}>{words.page.search}</a>
              </p>
            </>
          ) : (
            <p>
              <a href={selectionsPath(lang)}>{words.page.others}</a>
            </p>
          )}
        </EmptyState>
      )}
      {visibility === "private" ? null : (
        <Share lang={lang} title={title} url={env.PUBLIC_URL + selectionPath(lang, id)} />
      )}
      {isOwn || visibility === "private" ? null : (
        <p className="mt-6 text-sm text-muted">
          {words.page.reportText} <a href={legalPath(lang, "contact")}>{words.page.report}</a>
        </p>
      )}
      {can(actor, "review") && !isOwn && visibility !== "private" ? (
        <ModerateForm id={id} isHidden={selection.isHidden} action={moderateSelection} lang={lang} />
      ) : null}
    </>
  );
}

function Facts({ selection, lang }: { selection: SelectionView; lang: Lang }) {
  const words = messages(lang).selections;
  const { owner, updatedAt, items, isOwn, visibility } = selection;
  return [
    words.by(owner),
    words.count(items.length),
    words.changed(formatDay(updatedAt, lang)),
    isOwn ? words.visibilities[visibility].toLowerCase() : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Why the public does not see it, for those who do. */
function Standing({ selection, lang }: { selection: SelectionView; lang: Lang }) {
  const { page } = messages(lang).selections;
  const { isOwn, isHeld, hiddenReason, visibility } = selection;
  return (
    <>
      {hiddenReason === null ? null : (
        <div className="mb-6">
          <Notice kind="warning" title={page.hiddenTitle}>
            <p>{isOwn ? page.hiddenOwner(hiddenReason) : page.hiddenDesk(hiddenReason)}</p>
          </Notice>
        </div>
      )}
      {isOwn && isHeld && visibility !== "private" ? (
        <div className="mb-6">
          <Notice kind="info">
            <p>{page.held}</p>
          </Notice>
        </div>
      ) : null}
    </>
  );
}
