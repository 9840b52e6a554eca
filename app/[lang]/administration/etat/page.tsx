import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FindingsTable } from "#components/doctor/findings-table";
import { InstanceFigures } from "#components/doctor/instance-figures";
import { UsageTables } from "#components/doctor/usage-tables";
import { PageHeader } from "#components/layout/page-header";
import { Notice } from "#components/ui/notice";
import { requireActor } from "#lib/auth";
import { diagnoseFor } from "#lib/doctor/diagnose";
import { sayFinding, worstOf } from "#lib/doctor/findings";
import { env } from "#lib/env";
import { isLang, messages } from "#lib/messages/index";
import { readState } from "#lib/metrics-state";
import { administrationPath, missingPath, statePath } from "#lib/paths";
import { can } from "#lib/permissions";
import { readUsage } from "#lib/usage/queries";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/administration/etat">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).doctor.title, robots: { index: false } } : {};
}

/** What `npm run doctor` says, what waits now, and how many pages were read. */
export default async function StatePage({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, statePath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const [findings, state, usage] = await Promise.all([
    diagnoseFor(administrator, env),
    readState(),
    readUsage(administrator),
  ]);
  const { administration, doctor } = messages(lang);
  const worst = worstOf(findings);
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: administration.title, href: administrationPath(lang) }, { label: doctor.title }]}
        title={doctor.title}
        lead={doctor.lead}
      />
      <div className="stack">
        <Notice kind={worst === "bad" ? "error" : worst === "warning" ? "warning" : "success"}>
          <p>{doctor.all[worst]}</p>
        </Notice>
        <FindingsTable findings={findings.map((finding) => sayFinding(finding, lang))} lang={lang} />
        <InstanceFigures state={state} lang={lang} />
        <UsageTables usage={usage} lang={lang} />
      </div>
    </>
  );
}
