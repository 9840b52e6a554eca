/** The mail that tells an author what was decided on their proposal, why, and the next step. */
import { fieldLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { own } from "#lib/own";
import { contributionPath, type EntryType, entryPath, notificationSettingsPath } from "#lib/paths";
import type { Fate, FieldOutcome } from "#lib/revisions/outcome";
import { type Block, forSubject, writeLetter } from "./letter";

export interface DecisionLetter {
  verdict: "accepted" | "changes_requested" | "rejected";
  revisionId: string;
  type: EntryType;
  title: string;
  /** Whether the proposal was a new entry. */
  creation: boolean;
  /** The slug of the entry as published; null when the decision published nothing. */
  slug: string | null;
  reasonCode: string | null;
  reason: string | null;
  /** What became of each field; null unless it was accepted. */
  outcome: readonly FieldOutcome[] | null;
  recipient: string;
  moderator: string;
}

export function decisionLetter(lang: Lang, decision: DecisionLetter, publicUrl: string) {
  const { mails } = messages(lang);
  const { verdict, title } = decision;
  const what = mails.decision.what[decision.creation ? "creation" : "edit"][verdict];
  return writeLetter(lang, {
    subject: mails.decision.subjects[verdict](forSubject(title)),
    greeting: mails.helloTo(decision.recipient),
    blocks: [
      what(title),
      ...whatDiffers(lang, decision, publicUrl),
      ...why(lang, decision),
      mails.decision.next[verdict],
    ],
    action: { label: mails.decision.action[verdict], url: publicUrl + target(lang, decision) },
    after: [mails.decision.reviewedBy(decision.moderator), mails.decision.why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}

/** The names of the fields that were not published as proposed, and where both can be read. */
function whatDiffers(
  lang: Lang,
  { outcome, revisionId }: Pick<DecisionLetter, "outcome" | "revisionId">,
  publicUrl: string,
): Block[] {
  const { changed, corrected, leftOut, added, compare } = messages(lang).mails.decision;
  const named = (fate: Fate) =>
    (outcome ?? []).flatMap((one) => (one.fate === fate ? fieldLabel(one.field, lang) : [])).join(", ");
  const lines = [
    { names: named("corrected"), say: corrected },
    { names: named("left-out"), say: leftOut },
    { names: named("added"), say: added },
  ].flatMap(({ names, say }) => (names ? say(names) : []));
  if (lines.length === 0) return [];
  return [
    { heading: changed, lines },
    { label: compare, url: publicUrl + contributionPath(lang, revisionId) },
  ];
}

function why(lang: Lang, { reasonCode, reason }: Pick<DecisionLetter, "reasonCode" | "reason">): Block[] {
  const { mails, common } = messages(lang);
  const label = reasonCode === null ? undefined : reasonWords(lang, reasonCode);
  return [
    ...(label ? [`${mails.decision.reason}${common.colon}${label}`] : []),
    ...(reason ? [{ name: mails.decision.comment, quote: reason }] : []),
  ];
}

/** The words of a reason, or nothing for one that is no longer in the list. */
export function reasonWords(lang: Lang, code: string): string | undefined {
  const reasons: Readonly<Record<string, string>> = messages(lang).review.reasons;
  return own(reasons, code);
}

const target = (lang: Lang, { slug, type, revisionId }: DecisionLetter) =>
  slug === null ? contributionPath(lang, revisionId) : entryPath(lang, type, slug);
