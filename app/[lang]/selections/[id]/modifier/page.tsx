import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { PageHeader } from "#components/layout/page-header";
import { ArrangeForm } from "#components/selections/arrange-form";
import { DeleteForm } from "#components/selections/delete-form";
import { SelectionDone } from "#components/selections/done-notice";
import { SelectionForm } from "#components/selections/selection-form";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { editSelectionPath, missingPath, selectionPath, selectionsPath } from "#lib/paths";
import { getSelection } from "#lib/selections/queries";
import { arrangeSelection, deleteSelection, editSelection } from "../../actions";

type Props = PageProps<"/[lang]/selections/[id]/modifier">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).selections.page.edit, robots: { index: false } } : {};
}

/** Where the owner of a selection orders it, annotates it, says who sees it. */
export default async function EditSelectionPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, editSelectionPath(lang, id));
  const selection = isUuid(id) ? await getSelection(actor, id) : null;
  if (!selection?.isOwn) redirect(missingPath(lang, id));
  const { fait } = await searchParams;
  const words = messages(lang).selections;
  const { title, description, visibility, toRead, version, items } = selection;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: words.title, href: selectionsPath(lang) },
          { label: title, href: selectionPath(lang, id) },
          { label: words.form.crumbEdit },
        ]}
        title={words.form.editTitle(title)}
      />
      <SelectionDone done={fait} lang={lang} />
      <div className="space-y-10">
        <section aria-labelledby="items">
          <h2 id="items">{words.form.items}</h2>
          {items.length > 0 ? (
            <>
              <p className="hint mt-1 mb-4">
                {words.form.itemsHint} {words.form.noteHint}
              </p>
              <ArrangeForm
                selection={{ id, version }}
                items={items.map((item) => ({
                  id: item.id,
                  title: item.entry.title,
                  note: item.note,
                  isPublished: item.card !== null,
                }))}
                action={arrangeSelection}
                lang={lang}
              />
            </>
          ) : (
            <p className="mt-2">{words.form.none}</p>
          )}
        </section>
        <section aria-labelledby="about">
          <h2 id="about" className="mb-4">
            {words.page.edit}
          </h2>
          <SelectionForm
            selection={{ id, version, title, description, visibility, toRead }}
            action={editSelection}
            lang={lang}
          />
        </section>
        <DeleteForm selection={{ id, version }} action={deleteSelection} lang={lang} />
      </div>
    </>
  );
}
