/** What the form of a proposal starts from: nothing, a published entry, or a draft of one's own. */
import { adviceLines } from "#lib/checks/words";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { formValuesOf } from "#lib/entries/form-content";
import { withoutRemovedTies } from "#lib/entries/removed";
import { emptyContent } from "#lib/entries/types/index";
import type { AdviceLine, FormValues } from "#lib/form-state";
import type { Lang } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import type { Origin } from "#lib/prefill/facts";
import { asPrefilled, originsIn } from "#lib/prefill/prefilled";
import type { Proposed } from "#lib/prefill/proposed-content";
import { type Suggestion, suggestionsOf } from "#lib/vocabularies/suggestions";
import { adviseAuthor } from "./advice";
import type { Content } from "./changes";
import { findNames } from "./names";
import { getMyRevision } from "./queries";
import { shownNames } from "./shown-names";
import { isPossible } from "./states";

export interface ProposalForm {
  type: EntryType;
  /** The published entry that would change; null for a new one. */
  entry: { slug: string; title: string } | null;
  /** The draft that goes on; null when nothing is kept yet. */
  draft: { id: string; version: number; title: string; asked: Asked | null; moved: boolean } | null;
  /** The version of the entry that the form shows; 0 for a new one. */
  baseVersion: number;
  values: FormValues;
  /** Where the fields come from that still say what they were filled with. */
  origins: Readonly<Record<string, Origin>>;
  comment: string;
  /** What was said of the entries that it looks like. */
  duplicateNote: string;
  /** What was suggested of the vocabularies with it. */
  suggestions: readonly Suggestion[];
  /** What our checks remark of the draft; nothing of what is not kept yet. */
  advice: readonly AdviceLine[];
}

/** What a moderator asked for. */
interface Asked {
  reasonCode: string | null;
  reason: string | null;
}

/** `found`: what was read of it elsewhere. */
export async function startCreation(
  type: EntryType,
  lang: Lang,
  found: Proposed = { content: {}, origins: {} },
): Promise<ProposalForm> {
  // What most entries have, so that most people have nothing to choose.
  const content = { ...emptyContent(type), language: "fr", country: "FR", ...found.content };
  return {
    type,
    entry: null,
    draft: null,
    baseVersion: 0,
    values: await valuesShown(type, content, lang),
    origins: found.origins,
    comment: "",
    duplicateNote: "",
    suggestions: [],
    advice: [],
  };
}

export type EditStart =
  | { form: ProposalForm; closed?: undefined }
  /** Why it cannot be edited. */
  | { form?: undefined; closed: "archived" | "merged" };

/** Null when there is no such entry of that type. */
export async function startEdit(type: EntryType, slug: string, lang: Lang): Promise<EditStart | null> {
  const entry = await getCurrentEntry(db, { slug });
  if (entry?.type !== type) return null;
  if (entry.content.removed === true) return null;
  if (entry.content.mergedInto) return { closed: "merged" };
  if (entry.content.archived === true) return { closed: "archived" };
  return {
    form: {
      type,
      entry: { slug, title: String(entry.content.title) },
      draft: null,
      baseVersion: entry.version,
      values: await valuesShown(type, entry.content, lang),
      origins: {},
      comment: "",
      duplicateNote: "",
      suggestions: [],
      advice: [],
    },
  };
}

/** One's own proposal, to go on with; null when it does not exist, is someone else's, or can no longer be written. */
export async function resume(actor: Actor, id: string, lang: Lang): Promise<ProposalForm | null> {
  const revision = await getMyRevision(actor, id);
  if (!revision || revision.removed || !isPossible("rewrite", revision.state)) return null;
  const { type, entry, decisions, content } = revision;
  const [last] = decisions;
  return {
    type,
    entry: entry && { slug: entry.slug, title: entry.title },
    draft: {
      id,
      version: revision.version,
      title: revision.title,
      asked: revision.state === "changes_requested" && last ? last : null,
      moved: entry !== null && entry.version > revision.baseVersion,
    },
    // The form shows today's entry with the draft's changes: it is from today's that they will be counted.
    baseVersion: entry?.version ?? 0,
    values: await valuesShown(type, content, lang),
    origins: originsIn(asPrefilled(revision.prefilled), content),
    comment: revision.comment ?? "",
    duplicateNote: revision.duplicateNote ?? "",
    suggestions: await suggestionsOf(id),
    advice: adviceLines(await adviseAuthor({ ...revision, isNew: entry === null }), type, lang),
  };
}

/** The person's proposals on an entry that still wait for something, the last one first. */
export async function listMyOpenRevisions(actor: Actor, slug: string) {
  return db.revision.findMany({
    where: {
      authorId: actor.id,
      entry: { slug },
      state: { in: ["draft", "submitted", "changes_requested"] },
    },
    select: { id: true, state: true },
    orderBy: { updatedAt: "desc" },
    take: 5,
  });
}

async function valuesShown(type: EntryType, content: Content, lang: Lang): Promise<FormValues> {
  const shown = await withoutRemovedTies(db, content);
  const names = await findNames([shown]);
  return formValuesOf(type, shown, shownNames(names, lang));
}
