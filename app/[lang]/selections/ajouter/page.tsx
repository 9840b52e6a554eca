import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { AddForm } from "#components/selections/add-form";
import { ButtonLink } from "#components/ui/button";
import { getActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { addToSelectionPath, entryPath, missingPath, signInPath } from "#lib/paths";
import { getSelectable, listPlacesFor } from "#lib/selections/queries";
import { addToSelection } from "../actions";

type Props = PageProps<"/[lang]/selections/ajouter">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).selections.add.action, robots: { index: false } } : {};
}

/** Where an entry, `fiche`, is put into a selection; who has not signed in learns why, and the way. */
export default async function AddToSelectionPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { fiche } = await searchParams;
  const entry = typeof fiche === "string" ? await getSelectable(fiche) : null;
  if (!entry) redirect(missingPath(lang, "fiche"));
  const actor = await getActor();
  const { add } = messages(lang).selections;
  const { type, slug, title } = entry;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: title, href: entryPath(lang, type, slug) }, { label: add.action }]}
        title={add.title(title)}
        lead={add.lead}
      />
      {actor ? (
        <AddForm
          slug={slug}
          places={await listPlacesFor(actor, entry.id)}
          action={addToSelection}
          lang={lang}
        />
      ) : (
        <section className="card max-w-[46rem]" aria-labelledby="sign-in">
          <h2 id="sign-in">{add.signInTitle}</h2>
          <p className="mt-2">{add.signInText}</p>
          <p className="mt-4">
            <ButtonLink href={signInPath(lang, addToSelectionPath(lang, slug))}>{add.signIn}</ButtonLink>
          </p>
        </section>
      )}
    </>
  );
}
