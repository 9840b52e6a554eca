import type { ReactNode } from "react";
import { Breadcrumb } from "#components/layout/breadcrumb";
import { TeamNote } from "#components/teams/team-note";
import { ButtonLink } from "#components/ui/button";
import { Icon } from "#components/ui/icon";
import { Notice } from "#components/ui/notice";
import { Printed } from "#components/ui/printed";
import { TypeBadge } from "#components/ui/type-badge";
import { isForCalendars } from "#lib/agenda/calendar";
import { formatDay } from "#lib/dates";
import { languageName, optionLabel } from "#lib/entries/field-words";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { isOld, lastLook } from "#lib/entries/staleness";
import { type EntryView, textOf } from "#lib/entries/view";
import { renderMarkdown } from "#lib/markdown";
import { type Lang, messages } from "#lib/messages/index";
import {
  addToSelectionPath,
  collectionPath,
  editPath,
  entryCalendarPath,
  entryQrPath,
  historyPath,
  mergePath,
  organisationPath,
  reportPath,
  themePath,
} from "#lib/paths";
import type { Similar } from "#lib/search/similar";
import { themeLabel } from "#lib/themes/label";
import { unbroken } from "#lib/typography";
import { DeadLinkNote } from "./dead-link-note";
import { EntryCite } from "./entry-cite";
import { EntryCredits } from "./entry-credits";
import { EntryFacts } from "./entry-facts";
import { EntryLinks, hostOf } from "./entry-links";
import { EntryMentions, EntryRelations, EntrySources } from "./entry-relations";
import { EntrySimilar } from "./entry-similar";

/**
 * An entry as its public page shows it. A preview is the same without what only a published entry has: acts,
 * citation, version.
 */
export function EntryArticle({
  entry,
  lang,
  url,
  similar = [],
  held = null,
}: {
  entry: EntryView;
  lang: Lang;
  /** The address of the public page; null in a preview. */
  url: string | null;
  similar?: readonly Similar[];
  /** Whether a team holds it; null when none could. */
  held?: boolean | null;
}) {
  const { common, filters, reading } = messages(lang);
  const words = reading.entry;
  return (
    <article className="entry">
      {url ? (
        <Breadcrumb
          lang={lang}
          crumbs={[{ label: common.types[entry.type].many, href: collectionPath(lang, entry.type) }]}
        />
      ) : null}
      <EntryHeader entry={entry} lang={lang} published={url !== null} />
      <div className="columns columns-aside-end">
        <Printed as="aside" className="entry-aside" aria-label={words.facts}>
          <EntryFacts entry={entry} lang={lang} />
          <Part title={words.themes} when={entry.themes}>
            <ul className="theme-list">
              {entry.themes.map((theme) => (
                <li key={theme.slug}>
                  <a href={themePath(lang, theme.slug)}>{themeLabel(theme, lang)}</a>
                </li>
              ))}
            </ul>
          </Part>
          {entry.organisation ? (
            <Part title={words.organisation}>
              <a href={organisationPath(lang, entry.organisation.slug)}>{entry.organisation.name}</a>
            </Part>
          ) : null}
          {held === null ? null : <TeamNote page={{ entry: entry.slug }} held={held} lang={lang} />}
        </Printed>
        <div className="entry-main">
          <Printed className="entry-parts">
            {entry.body ? (
              <Part title={words.presentation}>
                <div
                  className="prose"
                  lang={foreign(RECORD_LANG, lang)}
                  // biome-ignore lint/security/noDangerouslySetInnerHtml: filtered by lib/markdown.ts
                  dangerouslySetInnerHTML={{ __html: renderMarkdown(entry.body) }}
                />
              </Part>
            ) : null}
            <Part title={words.credits} when={entry.credits}>
              <EntryCredits entry={entry} lang={lang} />
            </Part>
            <Part title={words.links} when={entry.links}>
              <EntryLinks entry={entry} lang={lang} />
            </Part>
            <Part title={words.relations} when={entry.relations}>
              <EntryRelations entry={entry} lang={lang} />
            </Part>
            <Part title={words.creditedOn} when={entry.creditedOn}>
              <EntryMentions entries={entry.creditedOn} lang={lang} />
            </Part>
            <Part title={words.sourceOf} when={entry.sourceOf}>
              <EntryMentions entries={entry.sourceOf} lang={lang} />
            </Part>
            <Part title={filters.similar.title} when={similar}>
              <EntrySimilar similar={similar} lang={lang} />
            </Part>
            <Part title={words.sources} when={entry.sources}>
              <EntrySources entry={entry} lang={lang} />
            </Part>
          </Printed>
          {url ? <EntryCite entry={entry} lang={lang} url={url} /> : null}
          {url ? (
            <figure className="print-only print-code">
              {/* biome-ignore lint/performance/noImgElement: a drawing of ours, on paper only */}
              <img
                src={entryQrPath(lang, entry.type, entry.slug)}
                alt=""
                width={96}
                height={96}
                loading="lazy"
              />
              <figcaption>{url}</figcaption>
            </figure>
          ) : null}
        </div>
      </div>
    </article>
  );
}

function EntryHeader({ entry, lang, published }: { entry: EntryView; lang: Lang; published: boolean }) {
  const { agenda, common, freshness, merging, reading, reports } = messages(lang);
  const [subtitle, aliases] = [textOf(entry, "subtitle"), entry.details.aliases];
  return (
    <Printed as="header" className="page-header">
      <div className="page-header-kicker flex flex-wrap gap-2">
        <TypeBadge type={entry.type} lang={lang} detail={optionLabel("kind", entry.kind, lang)} />
        {entry.language === lang ? null : (
          <span className="badge">{common.inLanguage(languageName(entry.language, lang))}</span>
        )}
      </div>
      <h1 lang={foreign(entry.language, lang)}>{unbroken(entry.title)}</h1>
      {subtitle ? (
        <p className="entry-subtitle" lang={foreign(entry.language, lang)}>
          {unbroken(subtitle)}
        </p>
      ) : null}
      {Array.isArray(aliases) && aliases.length > 0 ? (
        <p className="mt-2 text-muted">
          {reading.organisation.aliases}
          {common.colon}
          {aliases.join(", ")}
        </p>
      ) : null}
      <p className="entry-summary" lang={foreign(RECORD_LANG, lang)}>
        {unbroken(entry.summary)}
      </p>
      {entry.archived ? (
        <div className="mt-5 max-w-3xl">
          <Notice kind="warning" title={reading.entry.archivedTitle}>
            <p>{reading.entry.archivedText}</p>
          </Notice>
        </div>
      ) : null}
      {published && !entry.archived && isOld(entry, new Date()) ? (
        <div className="mt-5 max-w-3xl">
          <Notice kind="info" title={freshness.old.title}>
            <p>
              {freshness.old.text(formatDay(lastLook(entry), lang))}{" "}
              <a href={reportPath(lang, entry.type, entry.slug)}>{reports.link}</a>
            </p>
          </Notice>
        </div>
      ) : null}
      {entry.url ? <DeadLinkNote entry={entry} url={entry.url} host={hostOf(entry.url)} lang={lang} /> : null}
      <div className="page-header-actions print-address">
        {entry.url ? (
          <ButtonLink href={entry.url} rel="noopener" variant={published ? "primary" : "secondary"}>
            {reading.entry.visitSite(hostOf(entry.url))}
            <Icon name="external" size={18} />
          </ButtonLink>
        ) : null}
        {published ? (
          <>
            {entry.archived ? null : (
              <>
                <ButtonLink href={editPath(lang, entry.type, entry.slug)} variant="secondary">
                  <Icon name="pencil" size={18} />
                  {reading.entry.edit}
                </ButtonLink>
                <ButtonLink href={addToSelectionPath(lang, entry.slug)} variant="quiet" rel="nofollow">
                  <Icon name="star" size={18} />
                  {messages(lang).selections.add.action}
                </ButtonLink>
              </>
            )}
            <ButtonLink href={historyPath(lang, entry.type, entry.slug)} variant="quiet">
              {reading.entry.history}
            </ButtonLink>
            <ButtonLink href={reportPath(lang, entry.type, entry.slug)} variant="quiet">
              {reports.link}
            </ButtonLink>
            {entry.archived ? null : (
              <ButtonLink href={mergePath(lang, entry.type, entry.slug)} variant="quiet">
                {merging.mark}
              </ButtonLink>
            )}
            {isForCalendars(entry) ? (
              <ButtonLink
                href={entryCalendarPath(lang, entry.type, entry.slug)}
                type="text/calendar"
                variant="quiet"
              >
                <Icon name="event" size={18} />
                {agenda.calendar.add}
              </ButtonLink>
            ) : null}
          </>
        ) : null}
      </div>
    </Printed>
  );
}

/** A titled part of the page; nothing at all when what it would show is empty. */
function Part({ title, when, children }: { title: string; when?: readonly unknown[]; children: ReactNode }) {
  if (when?.length === 0) return null;
  return (
    <section className="entry-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
