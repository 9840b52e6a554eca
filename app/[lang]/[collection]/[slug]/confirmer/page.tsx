import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryFacts } from "#components/entries/entry-facts";
import { EntryFormHeader } from "#components/entries/entry-form-header";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { Landing } from "#components/revisions/landing";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { formatDay } from "#lib/dates";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { lastLook } from "#lib/entries/staleness";
import type { EntryView } from "#lib/entries/view";
import { getConfirmable } from "#lib/freshness/queries";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { confirmEntryPath, editPath, entryPath, missingPath, signInPath, typeOfCollection } from "#lib/paths";
import { confirmAccuracy } from "./actions";

type Props = PageProps<"/[lang]/[collection]/[slug]/confirmer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).freshness.page.title, robots: { index: false } } : {};
}

/** "Still right?": what the entry says, and a button. Reading the page confirms nothing, whoever opens its address. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  const { jeton, fait } = await searchParams;
  const token = typeof jeton === "string" ? jeton.slice(0, 200) : "";
  const actor = await getActor();
  const found = await getConfirmable({ type, slug, token, actor });
  if (!found) redirect(missingPath(lang, slug));
  const { entry, may } = found;
  const { freshness } = messages(lang);
  return (
    <>
      <EntryFormHeader
        entry={entry}
        title={freshness.page.title}
        lead={freshness.page.lead(entry.title)}
        lang={lang}
      />
      {fait === "1" ? (
        <Done entry={entry} lang={lang} />
      ) : may ? (
        <Question entry={entry} token={token} lang={lang} />
      ) : (
        <Gone entry={entry} signedIn={actor !== null} lang={lang} />
      )}
    </>
  );
}

function Question({ entry, token, lang }: { entry: EntryView; token: string; lang: Lang }) {
  const words = messages(lang).freshness.page;
  return (
    <div className="space-y-8">
      <section aria-labelledby="said" className="max-w-prose">
        <h2 id="said" className="mb-2">
          {words.said}
        </h2>
        <p className="mb-4" lang={foreign(RECORD_LANG, lang)}>
          {entry.summary}
        </p>
        <EntryFacts entry={entry} lang={lang} />
        {entry.url ? (
          <p className="mt-3 break-all">
            <a href={entry.url} rel="noopener">
              {entry.url}
            </a>
          </p>
        ) : null}
        <p className="mt-3 text-muted">
          {words.last(formatDay(lastLook(entry), lang))}{" "}
          <a href={entryPath(lang, entry.type, entry.slug)}>{words.whole}</a>
        </p>
      </section>
      <ActionForm action={confirmAccuracy} lang={lang}>
        <input type="hidden" name="type" value={entry.type} />
        <input type="hidden" name="slug" value={entry.slug} />
        <input type="hidden" name="seen" value={entry.version} />
        <input type="hidden" name="token" value={token} />
        <div className="form-actions">
          <SubmitButton>{words.confirm}</SubmitButton>
          <ButtonLink href={editPath(lang, entry.type, entry.slug)} variant="secondary">
            {words.edit}
          </ButtonLink>
        </div>
        <p className="hint">{words.effect}</p>
      </ActionForm>
    </div>
  );
}

function Done({ entry, lang }: { entry: EntryView; lang: Lang }) {
  const words = messages(lang).freshness.page;
  return (
    <div className="stack">
      <Landing>
        <Notice kind="success" live title={words.done}>
          <p>{words.doneText}</p>
        </Notice>
      </Landing>
      <p>
        <ButtonLink href={entryPath(lang, entry.type, entry.slug)} variant="secondary">
          {words.see}
        </ButtonLink>
      </p>
    </div>
  );
}

function Gone({ entry, signedIn, lang }: { entry: EntryView; signedIn: boolean; lang: Lang }) {
  const words = messages(lang).freshness.page;
  const { type, slug } = entry;
  return (
    <Notice kind="warning" title={words.goneTitle}>
      <p>
        {words.gone} <a href={editPath(lang, type, slug)}>{messages(lang).reading.entry.edit}</a>
      </p>
      {signedIn ? null : (
        <p>
          {words.signIn} <a href={signInPath(lang, confirmEntryPath(lang, type, slug))}>{words.signInLink}</a>
          .
        </p>
      )}
    </Notice>
  );
}
