import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { validate as isUuid } from "uuid";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { MergeNotice } from "#components/revisions/merge-notice";
import { MyDecisions } from "#components/revisions/my-decisions";
import { NextLink, nextStep } from "#components/revisions/my-revisions";
import { Outcome } from "#components/revisions/outcome";
import { WhatIsProposed } from "#components/revisions/what-is-proposed";
import { ButtonLink } from "#components/ui/button";
import { Facts } from "#components/ui/facts";
import { Notice } from "#components/ui/notice";
import { StateBadge } from "#components/ui/state-badge";
import { TypeBadge } from "#components/ui/type-badge";
import { OwnSuggestions } from "#components/vocabularies/own-suggestions";
import { getActor, requireActor } from "#lib/auth";
import { formatAge, formatInstant } from "#lib/dates";
import { isLang, type Lang, messages } from "#lib/messages/index";
import {
  contributionPath,
  contributionPreviewPath,
  contributionsPath,
  entryPath,
  missingPath,
} from "#lib/paths";
import { getMyProposal } from "#lib/revisions/my-proposal";
import { findNames, sidesOf } from "#lib/revisions/names";
import { isAsProposed } from "#lib/revisions/outcome";
import { isPossible } from "#lib/revisions/states";
import { wordingIn } from "#lib/revisions/wording";
import { ProposalThread } from "../../moderation/[id]/proposal-thread";
import { withdrawProposal, withdrawTermSuggestion } from "../actions";

type Props = PageProps<"/[lang]/contributions/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  if (!isLang(lang)) return {};
  const actor = await getActor();
  const revision = actor && isUuid(id) ? await load(actor, id) : null;
  const { title, untitled } = messages(lang).contributing.list;
  return { title: revision ? `${title} · ${revision.title || untitled}` : title, robots: { index: false } };
}

/** Once a request, for the title and for the page. */
const load = cache(getMyProposal);

/** One's own proposal: where it stands, why, what comes next, what it says. */
export default async function Page({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, contributionPath(lang, id));
  const revision = isUuid(id) ? await load(actor, id) : null;
  if (!revision) redirect(missingPath(lang, id));
  const { contributing, review } = messages(lang);
  const { list, next, one } = contributing;
  const { outcome, place } = revision;
  const applied = Object.fromEntries(
    (outcome ?? []).flatMap((field) => (field.applied ? [[field.field.name, field.applied]] : [])),
  );
  const names = await findNames([revision.content, ...sidesOf(revision.changes), ...sidesOf(applied)]);
  const wording = wordingIn(lang, names);
  /** What was published is not all, or not only, what was proposed: the outcome shows both. */
  const changed = outcome !== null && !isAsProposed(outcome);
  const now = new Date();
  const done = doneWords((await searchParams).fait, lang);
  const { type, entry, state } = revision;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: list.title, href: contributionsPath(lang) },
          { label: revision.title || list.untitled },
        ]}
        title={revision.title || list.untitled}
        kicker={
          <p className="flex flex-wrap items-center gap-2">
            <TypeBadge
              type={type}
              lang={lang}
              detail={revision.baseVersion > 0 ? list.edit : list.creation}
            />
            <StateBadge state={state} lang={lang} />
          </p>
        }
        lead={
          <>
            {changed ? next.changed : nextStep(revision, lang, now)}
            {place ? ` ${next.place(place.place, formatAge(place.oldest, now, lang))}` : null}
          </>
        }
        actions={
          <>
            <NextLink revision={revision} lang={lang} button />
            {state === "accepted" || (
              <ButtonLink href={contributionPreviewPath(lang, id)} variant="secondary">
                {one.preview}
              </ButtonLink>
            )}
          </>
        }
      />
      {done && (
        <div className="mb-6">
          <Notice kind="success" live>
            <p>{done}</p>
          </Notice>
        </div>
      )}
      <div className="stack">
        {revision.absorbed && entry ? (
          <MergeNotice absorbed={revision.absorbed} entry={entry} waits={state === "submitted"} lang={lang} />
        ) : null}
        <MyDecisions decisions={revision.decisions} lang={lang} />
        {outcome ? (
          <section aria-labelledby="outcome">
            <h2 id="outcome">{review.outcome.title}</h2>
            <Outcome outcome={outcome} wording={wording} lang={lang} />
          </section>
        ) : null}
        <Facts
          wide
          facts={[
            { label: one.created, value: formatInstant(revision.createdAt, lang) },
            { label: one.updated, value: formatInstant(revision.updatedAt, lang) },
            ...(revision.submittedAt
              ? [{ label: one.sent, value: formatInstant(revision.submittedAt, lang) }]
              : []),
            ...(entry
              ? [
                  {
                    label: one.entry,
                    value: (
                      <a key="entry" href={entryPath(lang, type, entry.slug)}>
                        {entry.title}
                      </a>
                    ),
                  },
                ]
              : []),
            ...(revision.comment ? [{ label: one.comment, value: revision.comment }] : []),
          ]}
        />
        <OwnSuggestions suggestions={revision.suggestions} withdraw={withdrawTermSuggestion} lang={lang} />
        <ProposalThread reader={actor} id={id} lang={lang} />
        {changed ? null : <WhatIsProposed revision={revision} wording={wording} lang={lang} />}
        {isPossible("withdraw", state) && (
          <details className="section">
            <summary className="cursor-pointer font-semibold">
              {state === "draft" ? one.withdrawDraft : one.withdraw}
            </summary>
            <ActionForm action={withdrawProposal} lang={lang} className="form mt-3">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={revision.version} />
              <p>{one.withdrawText}</p>
              <SubmitButton variant="danger">{one.withdrawConfirm}</SubmitButton>
            </ActionForm>
          </details>
        )}
      </div>
    </>
  );
}

function doneWords(value: unknown, lang: Lang): string | null {
  const { done } = messages(lang).contributing.one;
  if (value === "envoye") return done.sent;
  if (value === "publie") return done.published;
  if (value === "publie-par-regle") return done.publishedByRule;
  return value === "retire" ? done.withdrawn : null;
}
