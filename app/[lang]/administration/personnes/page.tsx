import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PeopleSearch } from "#components/administration/people-search";
import { PeopleTable } from "#components/administration/people-table";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { parsePeopleFilters, peopleQuery } from "#lib/administration/people-filters";
import { countPeople, listPeople } from "#lib/administration/queries";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { administrationPath, missingPath, peoplePath } from "#lib/paths";
import { can } from "#lib/permissions";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/administration/personnes">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).administration.people.title, robots: { index: false } } : {};
}

/** The people who have an account, the newest first. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, peoplePath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const search = await searchParams;
  const filters = parsePeopleFilters(search);
  const after = parseCursor(search.after);
  const [{ items, next }, count] = await Promise.all([
    listPeople(administrator, filters, after),
    countPeople(administrator, filters),
  ]);
  const { title, people } = messages(lang).administration;
  const query = peopleQuery(filters);
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: title, href: administrationPath(lang) }, { label: people.title }]}
        title={people.title}
      />
      <PeopleSearch filters={filters} lang={lang} />
      {items.length > 0 ? (
        <PeopleTable people={items} count={count} lang={lang} />
      ) : (
        <EmptyState title={people.empty}>
          <p>{people.emptyText}</p>
        </EmptyState>
      )}
      <Pagination
        lang={lang}
        first={after ? peoplePath(lang, query) : null}
        next={next ? peoplePath(lang, { ...query, after: printCursor(next) }) : null}
      />
    </>
  );
}
