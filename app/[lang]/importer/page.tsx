import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v7 as uuid } from "uuid";
import { ActionForm } from "#components/forms/action-form";
import { FileField } from "#components/forms/file-field";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { BatchList } from "#components/imports/batch-list";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { languageOptions } from "#lib/entries/vocabularies";
import { ACCEPTED_FILES, MAX_FILE, MAX_RECORDS } from "#lib/imports/formats";
import { listMyBatches } from "#lib/imports/queries";
import { isLang, messages } from "#lib/messages/index";
import {
  contributionsPath,
  ENTRY_TYPES,
  importPath,
  importsPath,
  importTemplatePath,
  missingPath,
} from "#lib/paths";
import { bringFile } from "./actions";

type Props = PageProps<"/[lang]/importer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).imports.title, robots: { index: false } } : {};
}

/** A file to bring, the tables to fill in, and what became of the files brought before. */
export default async function Page({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, importsPath(lang));
  const batches = await listMyBatches(actor);
  const { imports, contributing, common } = messages(lang);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: contributing.list.title, href: contributionsPath(lang) }, { label: imports.title }]}
        title={imports.title}
        lead={imports.lead}
      />
      <ActionForm
        action={bringFile}
        lang={lang}
        labels={{ file: imports.file, language: imports.language }}
        maxBytes={MAX_FILE}
      >
        <input type="hidden" name="key" value={uuid()} />
        <FileField
          name="file"
          label={imports.file}
          hint={imports.fileHint(MAX_FILE / 1024 / 1024, MAX_RECORDS)}
          accept={ACCEPTED_FILES}
          required
        />
        <Select
          name="language"
          label={imports.language}
          hint={imports.languageHint}
          options={languageOptions(lang)}
          defaultValue="fr"
          width="medium"
        />
        <p className="text-muted">{imports.next}</p>
        <div className="form-actions">
          <SubmitButton>{imports.read}</SubmitButton>
        </div>
      </ActionForm>
      <section className="section" aria-labelledby="templates">
        <h2 id="templates">{imports.templates}</h2>
        <p className="mt-2 max-w-read">{imports.templatesText}</p>
        <ul className="mt-3 list-disc ps-5">
          {ENTRY_TYPES.map((type) => (
            <li key={type}>
              <a href={importTemplatePath(lang, type)} download>
                {imports.template(common.types[type].many)}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2 id="mine" className="mb-4">
          {imports.mine}
        </h2>
        {batches.length > 0 ? (
          <BatchList
            batches={batches}
            hrefOf={(id) => importPath(lang, id)}
            desk={false}
            lang={lang}
            now={new Date()}
          />
        ) : (
          <EmptyState title={imports.none}>
            <p>{imports.noneText}</p>
          </EmptyState>
        )}
      </section>
    </>
  );
}
