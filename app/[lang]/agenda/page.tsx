import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AgendaFilters } from "#components/agenda/agenda-filters";
import { DeadlineList } from "#components/agenda/deadline-list";
import { HappeningList } from "#components/agenda/happening-list";
import { MonthEmpty } from "#components/agenda/month-empty";
import { MonthGrid } from "#components/agenda/month-grid";
import { MonthNav } from "#components/agenda/month-nav";
import { Subscribe } from "#components/agenda/subscribe";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { SearchIssues } from "#components/search/search-issues";
import { SearchUnderstood } from "#components/search/search-understood";
import { TakeAway } from "#components/search/take-away";
import { ViewTabs } from "#components/search/view-tabs";
import { ButtonLink } from "#components/ui/button";
import { parseAgenda, printAgenda } from "#lib/agenda/address";
import { monthOf } from "#lib/agenda/month";
import { formatDate, isoDay } from "#lib/dates";
import { HAPPENING_TYPES } from "#lib/entries/happening";
import { env } from "#lib/env";
import { collectionNode, listNode } from "#lib/json-ld/pages";
import { happeningNode } from "#lib/json-ld/things";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import {
  agendaCalendarPath,
  agendaPath,
  deadlinesCalendarPath,
  missingPath,
  proposePath,
  searchPath,
} from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { deadlinesOf } from "#lib/search/deadlines";
import { discoveryOf } from "#lib/search/discovery";
import { agendaOf } from "#lib/search/happenings";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import {
  changeSearch,
  DEADLINES,
  EMPTY_SEARCH,
  isFiltered,
  printSearch,
  type SearchQuery,
} from "#lib/search/query";
import { listRegions } from "#lib/territories/queries";
import { listThemeLabels } from "#lib/themes/queries";

type Props = PageProps<"/[lang]/agenda">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const words = messages(lang).agenda;
  const { month, query } = parseAgenda(await searchParams);
  return {
    title: month ? words.titleFor(formatDate(month, lang)) : words.title,
    description: words.lead,
    alternates: {
      ...alternates(agendaPath(lang), lang),
      types: discoveryOf(query, lang, env.PUBLIC_URL + agendaPath(lang, printAgenda(query, month))),
    },
    robots: month || query.text || isFiltered(query) ? { index: false } : undefined,
  };
}

/** What happens, a month at a time, and the deadlines of calls. */
export default async function AgendaPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const words = messages(lang).agenda;
  const now = new Date();
  const today = isoDay(now);
  const { query: asked, issues, month: askedMonth, wrongMonth } = parseAgenda(await searchParams);
  const { query: named, names } = await nameFilters(asked, lang);
  const query = await understand(named);
  const [{ month, happenings, more, before, after }, deadlines, regions, themes] = await Promise.all([
    agendaOf(query, askedMonth, now),
    deadlinesOf(query, now),
    listRegions(),
    listThemeLabels(),
  ]);
  const hrefOf = (other: SearchQuery, shown = askedMonth) => agendaPath(lang, printAgenda(other, shown));
  const monthHref = (other: string) => hrefOf(query, other);
  const filtered = query.text !== "" || isFiltered({ ...query, deadlines: [] });
  const closedShown = query.deadlines.includes("closed");
  // All states is a way to see the closed ones, not a filter.
  const allStates = query.deadlines.length === DEADLINES.length;
  const searched = (change: Partial<SearchQuery>) => searchPath(lang, printSearch({ ...query, ...change }));
  const inMonth = { types: HAPPENING_TYPES, deadlines: [], from: month, to: month, sort: "date" } as const;

  const crumbs = [{ label: words.title }];
  const page = {
    lang,
    origin: env.PUBLIC_URL,
    path: hrefOf(query),
    name: words.title,
    description: words.lead,
    crumbs,
  };

  return (
    <>
      <JsonLd
        node={collectionNode(
          page,
          listNode(
            happenings.map((happening) => happeningNode(happening, lang, env.PUBLIC_URL)),
            more ? null : happenings.length,
          ),
        )}
      />
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink href={proposePath(lang, "event")} variant="secondary" small>
            {words.month.propose}
          </ButtonLink>
        }
      />
      <SearchIssues lang={lang} issues={issues} also={wrongMonth ? words.wrongMonth : null} />
      <SearchUnderstood lang={lang} query={query} hrefOf={hrefOf} />
      <ViewTabs lang={lang} query={query} current="agenda" />
      <AgendaFilters
        lang={lang}
        query={query}
        month={askedMonth}
        active={activeFilters(allStates ? { ...query, deadlines: [] } : query, names, lang)}
        themes={themes}
        places={regions}
        hrefOf={(other) => hrefOf(allStates ? { ...other, deadlines: DEADLINES } : other)}
        clearHref={hrefOf(EMPTY_SEARCH)}
      />
      <section aria-labelledby="mois">
        <MonthNav
          lang={lang}
          month={month}
          today={monthOf(today)}
          before={before}
          after={after}
          hrefOf={monthHref}
        />
        {askedMonth === null && month !== monthOf(today) ? (
          <p className="month-moved">
            {(month > today ? words.month.movedAhead : words.month.movedBack)(
              formatDate(monthOf(today), lang),
              formatDate(month, lang),
            )}
          </p>
        ) : null}
        <MonthGrid lang={lang} month={month} today={today} happenings={happenings} />
      </section>
      <div className="columns columns-aside-end mt-8">
        <section aria-label={words.list.title}>
          {happenings.length > 0 ? (
            <HappeningList lang={lang} month={month} now={now} happenings={happenings} />
          ) : (
            <MonthEmpty
              lang={lang}
              month={month}
              filtered={filtered}
              before={before}
              after={after}
              hrefOf={monthHref}
            />
          )}
          {more ? (
            <p className="mt-6">
              {words.list.more} <a href={searched(inMonth)}>{words.list.moreLink}</a>
            </p>
          ) : null}
        </section>
        <aside>
          <DeadlineList
            lang={lang}
            now={now}
            deadlines={deadlines}
            filtered={filtered || (query.deadlines.length > 0 && !allStates)}
            closedHref={closedShown ? null : hrefOf(changeSearch(query, { deadlines: DEADLINES }))}
            openHref={closedShown ? hrefOf(changeSearch(query, { deadlines: [] })) : null}
            allHref={searched({
              deadlines: query.deadlines.length > 0 ? query.deadlines : OPEN,
              sort: "date",
            })}
          />
          <Subscribe
            lang={lang}
            events={env.PUBLIC_URL + agendaCalendarPath(lang, printSearch({ ...query, deadlines: [] }))}
            deadlines={env.PUBLIC_URL + deadlinesCalendarPath(lang, printSearch(query))}
          />
        </aside>
      </div>
      <TakeAway lang={lang} query={query} calendars={false} view="agenda" />
    </>
  );
}

/** What the agenda shows when no state is asked for. */
const OPEN = DEADLINES.filter((state) => state !== "closed");
