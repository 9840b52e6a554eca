import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { PageHeader } from "#components/layout/page-header";
import { AdoptForm } from "#components/revisions/adopt-form";
import { MergeForm } from "#components/revisions/merge-form";
import { MergeTarget } from "#components/revisions/merge-target";
import { MergedState } from "#components/revisions/merged-state";
import { Notice } from "#components/ui/notice";
import { requireActor } from "#lib/auth";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { collectionPath, entryPath, historyPath, mergePath, missingPath, typeOfCollection } from "#lib/paths";
import { type Actor, can } from "#lib/permissions";
import {
  getAdoptable,
  getMergeable,
  getMergedState,
  getMergeSides,
  listAlike,
  type Mergeable,
} from "#lib/revisions/merge-view";
import { isId } from "#lib/revisions/review-row";
import { adoptProposal, chooseTwin, mergeEntries, separateEntries } from "./actions";

type Props = PageProps<"/[lang]/[collection]/[slug]/fusionner">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return { title: isLang(lang) ? messages(lang).merging.sides.title : undefined, robots: { index: false } };
}

/**
 * An entry that is a duplicate: of which one, then both side by side; merged already, where it went and the way back. With
 * a proposal, the entry that presents already what the proposal does.
 */
export default async function MergePage({ params, searchParams }: Props) {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  const { avec, proposition } = await searchParams;
  const twin = typeof avec === "string" ? avec : null;
  const proposal = typeof proposition === "string" ? proposition : null;
  const here = mergePath(lang, type, slug, { avec: twin, proposition: proposal });
  const actor = await requireActor(lang, here);
  const found = await getMergeable(actor, type, slug);
  if (!found) redirect(missingPath(lang, slug));
  const { entry, state } = found;
  // What was taken down is put back first.
  if (state === "removed") redirect(historyPath(lang, type, slug));
  if (state === "merged") return <Merged actor={actor} entry={entry} lang={lang} />;
  if (proposal) return <Adopt actor={actor} entry={entry} proposal={proposal} lang={lang} />;
  if (twin) {
    const sides = await getMergeSides(actor, type, slug, twin);
    if (sides === "not-found" || sides === "other-type") {
      return <Choose actor={actor} found={found} refused={sides} lang={lang} />;
    }
    const words = messages(lang).merging.sides;
    return (
      <>
        <Heading entry={entry} title={words.title} lead={words.lead} lang={lang} />
        <MergeForm sides={sides} idempotencyKey={uuid()} action={mergeEntries} lang={lang} />
      </>
    );
  }
  return <Choose actor={actor} found={found} refused={null} lang={lang} />;
}

interface Part {
  actor: Actor;
  lang: Lang;
}

async function Choose({
  found: { entry, content },
  refused,
  lang,
}: Part & { found: Mergeable; refused: "not-found" | "other-type" | null }) {
  const words = messages(lang).merging.choose;
  return (
    <>
      <Heading entry={entry} title={words.title(entry.title)} lead={words.lead} lang={lang} />
      <div className="stack">
        {refused ? (
          <Notice kind="warning" live>
            <p>{refused === "other-type" ? words.otherType : words.notFound}</p>
          </Notice>
        ) : null}
        <MergeTarget
          entry={entry}
          alike={await listAlike(entry.type, entry.slug, content)}
          action={chooseTwin}
          lang={lang}
        />
      </div>
    </>
  );
}

async function Merged({ actor, entry, lang }: Part & { entry: Mergeable["entry"] }) {
  const state = await getMergedState(actor, entry.type, entry.slug);
  if (!state) redirect(entryPath(lang, entry.type, entry.slug));
  return (
    <>
      <Heading entry={entry} title={messages(lang).merging.merged.title(entry.title)} lang={lang} />
      <MergedState state={state} reviews={can(actor, "review")} action={separateEntries} lang={lang} />
    </>
  );
}

async function Adopt({
  actor,
  entry,
  proposal,
  lang,
}: Part & { entry: Mergeable["entry"]; proposal: string }) {
  if (!can(actor, "review")) redirect(missingPath(lang, entry.slug));
  const adoptable = isId(proposal) ? await getAdoptable(actor, entry.type, entry.slug, proposal) : null;
  const words = messages(lang).merging.adopt;
  return (
    <>
      <Heading entry={entry} title={words.title} lead={adoptable ? words.lead : undefined} lang={lang} />
      {adoptable ? (
        <AdoptForm adoptable={adoptable} action={adoptProposal} lang={lang} />
      ) : (
        <Notice kind="warning">
          <p>{words.gone}</p>
        </Notice>
      )}
    </>
  );
}

function Heading({
  entry: { type, slug, title: name },
  title,
  lead,
  lang,
}: {
  entry: Mergeable["entry"];
  title: string;
  lead?: string;
  lang: Lang;
}) {
  const { common, merging } = messages(lang);
  return (
    <PageHeader
      lang={lang}
      crumbs={[
        { label: common.types[type].many, href: collectionPath(lang, type) },
        { label: name, href: entryPath(lang, type, slug) },
        { label: merging.crumb },
      ]}
      title={title}
      lead={lead}
    />
  );
}
