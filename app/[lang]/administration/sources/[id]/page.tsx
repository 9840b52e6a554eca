import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { RunTable } from "#components/harvest/run-table";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { Facts } from "#components/ui/facts";
import { Notice } from "#components/ui/notice";
import { requireActor } from "#lib/auth";
import { formatInstant, formatNumber } from "#lib/dates";
import { getSource } from "#lib/harvest/queries";
import { isLang, messages } from "#lib/messages/index";
import { administrationPath, missingPath, sourcePath, sourcesPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { DeskBar } from "../../../desk-bar";
import { keepSource } from "../actions";

type Props = PageProps<"/[lang]/administration/sources/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).harvest.one.title, robots: { index: false } } : {};
}

/** A source: how it does, the log of its readings, and what can be done about it. */
export default async function SourcePage({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, sourcePath(lang, id));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const source = isUuid(id) ? await getSource(administrator, id) : null;
  if (!source) redirect(missingPath(lang, id));
  const { administration, harvest } = messages(lang);
  const { one } = harvest;
  const active = source.state === "active";
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: administration.title, href: administrationPath(lang) },
          { label: harvest.title, href: sourcesPath(lang) },
          { label: source.name },
        ]}
        title={source.name}
        lead={harvest.kinds[source.kind]}
      />
      {active ? null : (
        <div className="mb-6">
          <Notice kind="warning" title={one.stopped}>
            <p>{one.stoppedText}</p>
          </Notice>
        </div>
      )}
      <Facts
        wide
        facts={[
          {
            label: one.address,
            value: (
              <a href={source.url} rel="nofollow noreferrer">
                {source.url}
              </a>
            ),
          },
          { label: harvest.form.every, value: harvest.form.frequencies[source.everyHours] ?? "" },
          {
            label: harvest.last,
            value: source.readAt ? formatInstant(source.readAt, lang) : harvest.never,
          },
          ...(active ? [{ label: harvest.next, value: formatInstant(source.nextAt, lang) }] : []),
          ...(source.failures > 0
            ? [{ label: harvest.state, value: harvest.failures(source.failures) }]
            : []),
          { label: one.waiting, value: formatNumber(source.waiting, lang) },
          { label: one.items, value: formatNumber(source.items, lang) },
        ]}
      />
      <ActionForm action={keepSource} lang={lang} className="form mt-6">
        <input type="hidden" name="id" value={id} />
        <div className="form-actions">
          {active ? (
            <>
              <SubmitButton intent="read">{one.readNow}</SubmitButton>
              <SubmitButton intent="suspend" variant="secondary">
                {one.suspend}
              </SubmitButton>
            </>
          ) : (
            <SubmitButton intent="resume">{one.resume}</SubmitButton>
          )}
        </div>
      </ActionForm>
      <section className="section">
        <h2 id="runs" className="mb-4">
          {one.runs}
        </h2>
        {source.runs.length > 0 ? (
          <RunTable runs={source.runs} lang={lang} />
        ) : (
          <EmptyState title={one.noRun}>
            <p>{one.noRunText}</p>
          </EmptyState>
        )}
      </section>
    </>
  );
}
