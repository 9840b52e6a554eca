import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RemoveSynonymsForm, SynonymForm } from "#components/administration/synonym-form";
import { PageHeader } from "#components/layout/page-header";
import { getActor, requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { administrationPath, auditPath, missingPath, synonymSetPath, synonymsPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { getSynonyms } from "#lib/synonyms/queries";
import { nameOf } from "#lib/synonyms/view";
import { removeSet, saveSynonyms } from "../actions";

type Props = PageProps<"/[lang]/administration/synonymes/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const actor = await getActor();
  const set = can(actor, "administer") ? await getSynonyms(actor, id) : null;
  if (!isLang(lang) || !set) return {};
  return { title: `${nameOf(set.words)} · ${messages(lang).synonyms.title}`, robots: { index: false } };
}

/** A set of synonyms, to be changed or removed. */
export default async function SynonymSetPage({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, synonymSetPath(lang, id));
  const set = can(administrator, "administer") ? await getSynonyms(administrator, id) : null;
  if (!set) redirect(missingPath(lang, id));
  const { administration, synonyms: words } = messages(lang);
  const title = set.words[0] ?? id;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: administration.title, href: administrationPath(lang) },
          { label: words.title, href: synonymsPath(lang) },
          { label: title },
        ]}
        kicker={words.title}
        title={title}
      />
      <div className="space-y-10">
        <SynonymForm set={set} save={saveSynonyms} lang={lang} />
        <RemoveSynonymsForm set={set} remove={removeSet} lang={lang} />
        <p>
          <a href={auditPath(lang, { object: "synonym", id: set.id })}>{words.acts.all}</a>
        </p>
      </div>
    </>
  );
}
