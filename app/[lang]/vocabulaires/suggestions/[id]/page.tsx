import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { PageHeader } from "#components/layout/page-header";
import { Facts } from "#components/ui/facts";
import { Notice } from "#components/ui/notice";
import { AcceptSuggestion } from "#components/vocabularies/accept-suggestion";
import { RefuseSuggestion } from "#components/vocabularies/refuse-suggestion";
import { getActor, requireActor } from "#lib/auth";
import { formatInstant } from "#lib/dates";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, reviewItemPath, termSuggestionPath, vocabulariesPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { getSuggestion } from "#lib/vocabularies/suggestions";
import { DeskBar } from "../../../desk-bar";
import { acceptTermSuggestion, refuseTermSuggestion } from "./actions";

type Props = PageProps<"/[lang]/vocabulaires/suggestions/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  if (!isLang(lang)) return {};
  const actor = await getActor();
  const suggestion = can(actor, "review") && isUuid(id) ? await getSuggestion(actor, id) : null;
  const { settle, desk } = messages(lang).termSuggestions;
  return { title: suggestion ? settle.title(suggestion.name) : desk.title(0), robots: { index: false } };
}

/** What the author of a proposal suggests of the vocabularies: accepted by the act that it asks for, or refused. */
export default async function SuggestionPage({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, termSuggestionPath(lang, id));
  const suggestion = can(moderator, "review") && isUuid(id) ? await getSuggestion(moderator, id) : null;
  if (!suggestion) redirect(missingPath(lang, id));
  const { termSuggestions, vocabularies } = messages(lang);
  const words = termSuggestions.settle;
  const { kind, name, about, note, state, answer, author, revision, createdAt } = suggestion;
  const proposal = reviewItemPath(lang, revision.id);
  return (
    <>
      <DeskBar actor={moderator} current={null} lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: vocabularies.title, href: vocabulariesPath(lang) }, { label: words.title(name) }]}
        title={words.title(name)}
      />
      <div className="stack">
        {state === "open" ? null : (
          <Notice title={`${words.done} ${termSuggestions.states[state]}.`}>
            {answer ? <p>{answer}</p> : null}
            <p>
              <a href={proposal}>{words.back}</a>
            </p>
          </Notice>
        )}
        <Facts
          wide
          facts={[
            { label: words.what, value: termSuggestions.kinds[kind] },
            ...(about ? [{ label: words.about, value: about }] : []),
            ...(note ? [{ label: words.note, value: note }] : []),
            {
              label: words.proposal,
              value: (
                <a key="proposal" href={proposal}>
                  {revision.title}
                </a>
              ),
            },
            { label: words.author, value: author.name },
            { label: words.at, value: formatInstant(createdAt, lang) },
          ]}
        />
        {state === "open" ? (
          <>
            <AcceptSuggestion suggestion={suggestion} action={acceptTermSuggestion} lang={lang} />
            <RefuseSuggestion id={id} action={refuseTermSuggestion} lang={lang} />
          </>
        ) : null}
      </div>
    </>
  );
}
