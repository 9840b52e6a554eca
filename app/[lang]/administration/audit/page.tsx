import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuditSearch } from "#components/administration/audit-search";
import { AuditTable } from "#components/administration/audit-table";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { auditQuery, parseAuditFilters } from "#lib/administration/audit-filters";
import { listAudit } from "#lib/administration/audit-log";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { administrationPath, auditExportPath, auditPath, missingPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/administration/audit">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).administration.audit.title, robots: { index: false } } : {};
}

/** Every act, the latest first. */
export default async function AuditPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, auditPath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const search = await searchParams;
  const filters = parseAuditFilters(search);
  const after = parseCursor(search.after);
  const { items, next } = await listAudit(administrator, filters, after);
  const { title, audit } = messages(lang).administration;
  const query = auditQuery(filters);
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: title, href: administrationPath(lang) }, { label: audit.title }]}
        title={audit.title}
        lead={audit.lead}
      />
      <AuditSearch filters={filters} lang={lang} />
      {items.length > 0 ? (
        <AuditTable items={items} lang={lang} />
      ) : (
        <EmptyState title={audit.empty}>
          <p>{audit.emptyText}</p>
        </EmptyState>
      )}
      <Pagination
        lang={lang}
        first={after ? auditPath(lang, query) : null}
        next={next ? auditPath(lang, { ...query, after: printCursor(next) }) : null}
      />
      <p className="mt-6">
        <ButtonLink variant="secondary" small href={auditExportPath(query)} download>
          {audit.export}
        </ButtonLink>
      </p>
      <p className="hint">{audit.exportHint}</p>
    </>
  );
}
