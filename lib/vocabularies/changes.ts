/** The acts on vocabularies, newest first, with what each changed, moved, left and undid. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import type { Changes, Json } from "#lib/revisions/changes";
import { ACTS, type ActName, type Vocabulary } from "./act";
import { asMoved, type Moved } from "./moved";
import type { ChangeView, TermRef } from "./view";

const PAGE = 30;

export interface ChangeCursor {
  at: Date;
  id: string;
}

/** @param of one term only. @throws DomainError forbidden */
export async function listChanges(
  moderator: Actor | null,
  of: { vocabulary: Vocabulary; slug: string } | null = null,
  after: ChangeCursor | null = null,
): Promise<{ items: ChangeView[]; next: ChangeCursor | null }> {
  authorise(moderator, "review");
  const rows = await db.vocabularyChange.findMany({
    where: { AND: [of ? about(of) : {}, after ? beyond(after) : {}] },
    select,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return { items: await viewsOf(rows.slice(0, PAGE)), next: last ? { at: last.at, id: last.id } : null };
}

/** One act, or null. @throws DomainError forbidden */
export async function getChange(moderator: Actor | null, id: unknown): Promise<ChangeView | null> {
  authorise(moderator, "review");
  if (typeof id !== "string" || !isUuid(id)) return null;
  const row = await db.vocabularyChange.findUnique({ where: { id }, select });
  const [view = null] = await viewsOf(row ? [row] : []);
  return view;
}

const select = {
  id: true,
  vocabulary: true,
  slug: true,
  label: true,
  act: true,
  at: true,
  changes: true,
  moved: true,
  teamId: true,
  actor: { select: { name: true } },
  undoneBy: { select: { at: true, actor: { select: { name: true } } } },
  undoes: { select: { act: true, label: true, changes: true } },
} satisfies Prisma.VocabularyChangeSelect;

type Row = Prisma.VocabularyChangeGetPayload<{ select: typeof select }>;

/** Its own acts, and the merges of others into it. */
const about = ({
  vocabulary,
  slug,
}: {
  vocabulary: Vocabulary;
  slug: string;
}): Prisma.VocabularyChangeWhereInput => ({
  vocabulary,
  OR: [
    { slug },
    { changes: { path: ["mergedInto", "to"], equals: slug } },
    { changes: { path: ["succession", "to", "predecessor"], equals: slug } },
    { changes: { path: ["succession", "from", "predecessor"], equals: slug } },
  ],
});

const beyond = ({ at, id }: ChangeCursor): Prisma.VocabularyChangeWhereInput => ({
  OR: [{ at: { lt: at } }, { at, id: { lt: id } }],
});

async function viewsOf(rows: readonly Row[]): Promise<ChangeView[]> {
  const names = await namesIn(rows);
  return rows.map(({ actor, teamId, changes, moved, undoneBy, undoes, act, ...row }) => ({
    ...row,
    act: actOf(act),
    by: actor.name,
    byTeam: teamId !== null,
    changes: asChanges(changes),
    moved: act === "merge" ? countsOf(asMoved(moved)) : null,
    left: asMoved(moved).left ?? null,
    undoneBy: undoneBy && { by: undoneBy.actor.name, at: undoneBy.at },
    undoes: undoes && { act: actOf(undoes.act), label: undoes.label, changes: asChanges(undoes.changes) },
    names: names[row.vocabulary],
  }));
}

function actOf(text: string): ActName {
  const act = ACTS.find((one) => one === text);
  if (!act) throw new Error(`no such act: ${text}`);
  return act;
}

function countsOf({ themed = [], credited = [], children = [], successions = [], page }: Moved) {
  return {
    entries: themed.length + credited.length,
    others: children.length + successions.length + (page ? 1 : 0),
  };
}

async function namesIn(rows: readonly Row[]): Promise<Record<Vocabulary, Map<string, TermRef>>> {
  const slugs = (vocabulary: Vocabulary) => [
    ...new Set(
      rows
        .filter((row) => row.vocabulary === vocabulary)
        .flatMap(({ changes, undoes }) => [changes, undoes?.changes ?? {}])
        .flatMap((changes) => slugsIn(asChanges(changes))),
    ),
  ];
  const themes = await db.theme.findMany({
    where: { slug: { in: slugs("theme") } },
    select: { slug: true, labelFr: true, labelEn: true },
  });
  const organisations = await db.organisation.findMany({
    where: { slug: { in: slugs("organisation") } },
    select: { slug: true, name: true },
  });
  return {
    theme: new Map(themes.map((theme) => [theme.slug, theme])),
    organisation: new Map(
      organisations.map(({ slug, name }) => [slug, { slug, labelFr: name, labelEn: name }]),
    ),
  };
}

/** The slugs that changes name: what a term was merged into, its parent, the two of a succession. */
function slugsIn({ mergedInto, parent, succession }: Changes): string[] {
  const values: Json[] = [mergedInto, parent, succession].flatMap((change) =>
    change ? [change.from, change.to] : [],
  );
  return values.flatMap((value) => {
    if (typeof value === "string") return [value];
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return [value.predecessor, value.successor].flatMap((slug) => (typeof slug === "string" ? [slug] : []));
  });
}
