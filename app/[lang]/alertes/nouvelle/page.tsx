import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { AlertForm } from "#components/alerts/alert-form";
import { PageHeader } from "#components/layout/page-header";
import { Landing } from "#components/revisions/landing";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { formTicket } from "#lib/guard/ticket";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { alertsPath, entryPath, missingPath, searchPath, selectionPath } from "#lib/paths";
import { printSearch } from "#lib/search/query";
import { sharedSelections } from "#lib/selections/queries";
import { searchIn, textOfSearch } from "#lib/subscriptions/followed";
import { CONFIRM_DAYS } from "#lib/subscriptions/kinds";
import { nameOfSearch } from "#lib/subscriptions/names";
import { findFollowable, getOwnAddress } from "#lib/subscriptions/queries";
import { createAlert } from "../actions";

type Props = PageProps<"/[lang]/alertes/nouvelle">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).alerts.form.title, robots: { index: false } } : {};
}

/** Where one asks to be told of a search, which the address holds, of an entry, `fiche`, or of a selection. */
export default async function NewAlertPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { fiche, selection, envoi, ...given } = await searchParams;
  if (envoi === "1") return <Sent lang={lang} />;
  const followed =
    typeof fiche === "string"
      ? await followedEntry(fiche, lang)
      : typeof selection === "string"
        ? await followedSelection(selection, lang)
        : await followedSearch(given, lang);
  const words = messages(lang).alerts.form;
  if (!followed) {
    return (
      <>
        <Header lang={lang} title={words.title} />
        <Notice kind="warning" title={words.unknownTitle}>
          <p>{words.unknown}</p>
        </Notice>
      </>
    );
  }
  const actor = await getActor();
  return (
    <>
      <Header lang={lang} title={words.title} lead={words.lead} />
      <section aria-labelledby="suivi" className="card mb-6 max-w-prose">
        <h2 id="suivi" className="text-lg">
          {words.follows}
        </h2>
        <p className="mt-2 font-semibold">{followed.name}</p>
        <p className="hint">{followed.what}</p>
        <p className="mt-2">
          <a href={followed.href}>{followed.see}</a>
        </p>
      </section>
      <AlertForm
        follows={followed.follows}
        email={actor && (await getOwnAddress(actor))}
        idempotencyKey={uuid()}
        ticket={await formTicket("alert")}
        action={createAlert}
        lang={lang}
      />
      <p className="mt-6">
        {words.mine} <a href={alertsPath(lang)}>{words.mineLink}</a>.
      </p>
    </>
  );
}

async function followedEntry(slug: string, lang: Lang) {
  const entry = await findFollowable(slug, new Date());
  if (!entry) return null;
  const { alerts } = messages(lang);
  return {
    follows: { slug, hasDates: entry.hasDates },
    name: entry.title,
    what: alerts.form.entry,
    href: entryPath(lang, entry.type, slug),
    see: alerts.mail.see,
  };
}

async function followedSelection(id: string, lang: Lang) {
  const [selection] = await sharedSelections([id]);
  if (!selection) return null;
  const words = messages(lang).alerts.form;
  return {
    follows: { selectionId: id },
    name: selection.title,
    what: words.selection,
    href: selectionPath(lang, id),
    see: words.seeSelection,
  };
}

async function followedSearch(given: Record<string, string | string[] | undefined>, lang: Lang) {
  const search = searchIn(given);
  const words = messages(lang).alerts.form;
  return {
    follows: { query: textOfSearch(search) },
    name: await nameOfSearch(search, lang),
    what: words.search,
    href: searchPath(lang, printSearch(search)),
    see: words.see,
  };
}

function Sent({ lang }: { lang: Lang }) {
  const { form, sent } = messages(lang).alerts;
  return (
    <>
      <Header lang={lang} title={form.title} />
      <Landing>
        <Notice kind="success" live title={sent.title}>
          <p>{sent.text(CONFIRM_DAYS)}</p>
          <p>{sent.nothing}</p>
        </Notice>
      </Landing>
    </>
  );
}

function Header({ lang, title, lead }: { lang: Lang; title: string; lead?: string }) {
  return (
    <PageHeader
      lang={lang}
      crumbs={[{ label: messages(lang).alerts.title, href: alertsPath(lang) }, { label: title }]}
      title={title}
      lead={lead}
    />
  );
}
