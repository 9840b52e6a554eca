import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { RemovedNotice, VersionActs } from "#components/revisions/version-acts";
import { LISTED_VERSIONS, VersionChoice } from "#components/revisions/version-choice";
import { VersionList } from "#components/revisions/version-list";
import { ButtonLink, buttonClass } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { formatDate, formatDay } from "#lib/dates";
import { isPartialDate } from "#lib/entries/partial-date";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import {
  collectionPath,
  editPath,
  entryPath,
  historyPath,
  mergePath,
  missingPath,
  typeOfCollection,
  versionPath,
  withQuery,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { findHistoryEntry, getHistory, type History, type HistoryEntry } from "#lib/revisions/history";
import { firstInstant, listVersionDays, versionOn } from "#lib/revisions/version";
import { wordingIn } from "#lib/revisions/wording";
import { changesOf } from "#lib/search/discovery";
import { actOnEntry } from "./actions";

type Props = PageProps<"/[lang]/[collection]/[slug]/historique">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  const entry = isLang(lang) && type ? await findHistoryEntry(type, slug) : null;
  // Of what was taken down, not even the title: who may read the page reads it there.
  if (!isLang(lang) || !entry || entry.removal) return { robots: { index: false } };
  const words = messages(lang).history;
  return {
    title: words.title(entry.title),
    description: words.description(entry.title),
    alternates: {
      ...alternates(historyPath(lang, entry.type, slug), lang),
      types: changesOf(entry.type, slug, lang),
    },
  };
}

/** Every version of an entry, public: who, when, why, by which decision; and the ways back. */
export default async function Page({ params, searchParams }: Props) {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  const query = await searchParams;
  const before = versionOf(query.before);
  const actor = await getActor();
  const history = await getHistory(type, slug, before, actor);
  if (!history) redirect(missingPath(lang, slug));
  const { entry, older } = history;
  // Its own address says that it was taken down.
  if (entry.removal && !can(actor, "review")) redirect(entryPath(lang, type, slug));
  const asked = typeof query.le === "string" ? await askDay(entry, query.le, lang) : null;
  const words = messages(lang).history;
  const here = historyPath(lang, type, slug);

  const crumbs = [
    { label: messages(lang).common.types[type].many, href: collectionPath(lang, type) },
    { label: entry.title, href: entryPath(lang, type, slug) },
    { label: words.heading },
  ];
  const page = { lang, origin: env.PUBLIC_URL, path: here, name: words.title(entry.title), crumbs };

  return (
    <>
      {entry.removal ? null : <JsonLd node={pageNode(page)} />}
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        title={words.heading}
        lead={words.lead(entry.title, entry.version)}
        actions={
          <>
            {entry.removal ? null : (
              <ButtonLink href={entryPath(lang, type, slug)} variant="secondary">
                {words.back}
              </ButtonLink>
            )}
            {entry.open ? (
              <>
                <ButtonLink href={editPath(lang, type, slug)} variant="quiet">
                  {words.edit}
                </ButtonLink>
                <ButtonLink href={mergePath(lang, type, slug)} variant="quiet">
                  {messages(lang).merging.mark}
                </ButtonLink>
              </>
            ) : null}
            {can(actor, "review") ? (
              <ButtonLink href="#acts" variant="quiet">
                {words.acts.title}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="stack">
        <DoneNotice fait={query.fait} left={query.reste} history={history} lang={lang} />
        <RemovedNotice entry={entry} lang={lang} />
        <MergedNotice entry={entry} reviews={can(actor, "review")} lang={lang} />
        {asked ? (
          <Notice kind="warning" live>
            <p>{asked}</p>
          </Notice>
        ) : null}
        <VersionChoice entry={entry} days={await listVersionDays(slug, LISTED_VERSIONS)} lang={lang} />
        <VersionList history={history} wording={wordingIn(lang, history.names)} lang={lang} />
        {before !== null || older !== null ? (
          <nav className="pagination" aria-label={words.pages}>
            {before === null ? null : (
              <a href={here} className={buttonClass({ variant: "secondary" })}>
                {words.newest}
              </a>
            )}
            {older === null ? null : (
              <a
                href={withQuery(here, { before: older })}
                rel="next"
                className={buttonClass({ variant: "secondary" })}
              >
                {words.older}
              </a>
            )}
          </nav>
        ) : null}
        {can(actor, "review") ? (
          <VersionActs entry={entry} asked={query.acte} action={actOnEntry} lang={lang} />
        ) : null}
      </div>
    </>
  );
}

/** Leads to the version of a day; otherwise says why there is none. */
async function askDay({ type, slug }: HistoryEntry, day: string, lang: Lang): Promise<string> {
  const words = messages(lang).history.at;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isPartialDate(day)) return words.wrong;
  const version = await versionOn(slug, day);
  if (version !== null) redirect(versionPath(lang, type, slug, version));
  const first = await firstInstant(slug);
  return words.notYet(formatDate(day, lang), first ? formatDay(first, lang) : "?");
}

/** Where the entry went, and the way back for who reviews. */
function MergedNotice({
  entry: { type, slug, mergedInto },
  reviews,
  lang,
}: {
  entry: HistoryEntry;
  reviews: boolean;
  lang: Lang;
}) {
  if (!mergedInto) return null;
  const words = messages(lang).merging.history;
  return (
    <Notice>
      <p>
        {words.into}{" "}
        <a href={entryPath(lang, mergedInto.type, mergedInto.slug)}>
          {mergedInto.title ?? messages(lang).history.removedEntry}
        </a>
      </p>
      {reviews ? (
        <p>
          <a href={mergePath(lang, type, slug)}>{words.undo}</a>
        </p>
      ) : null}
    </Notice>
  );
}

function DoneNotice({
  fait,
  left,
  history: { entry, versions },
  lang,
}: {
  fait: unknown;
  left: unknown;
  history: History;
  lang: Lang;
}) {
  const { done } = messages(lang).history;
  const { merging } = messages(lang);
  const absorbed = versions[0]?.absorbed ?? null;
  const said =
    fait === "revert"
      ? done.revert(entry.version)
      : fait === "merge" && absorbed
        ? merging.done(absorbed.title)
        : fait === "unmerge"
          ? merging.undone(typeof left === "string" && /^[0-9]{1,6}$/.test(left) ? Number(left) : 0)
          : fait === "archive" || fait === "unarchive" || fait === "remove" || fait === "restore"
            ? done[fait]
            : null;
  if (!said) return null;
  return (
    <Notice kind="success" live>
      <p>{said}</p>
    </Notice>
  );
}

/** A version number of an address, or null. */
function versionOf(text: string | string[] | undefined): number | null {
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
