/** The mail that tells an author what was decided on their proposal, why, and the next step. */
import { type Lang, messages } from "#lib/messages/index";
import { contributionPath, type EntryType, entryPath } from "#lib/paths";
import { writeLetter } from "./letter";

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
  recipient: string;
  moderator: string;
}

/** Past this a title is cut in the subject, where mail readers show some 60 characters. */
const SUBJECT_TITLE = 100;

export function decisionLetter(lang: Lang, decision: DecisionLetter, publicUrl: string) {
  const { mails } = messages(lang);
  const { verdict, title } = decision;
  const what = mails.decision.what[decision.creation ? "creation" : "edit"][verdict];
  return writeLetter(lang, {
    subject: mails.decision.subjects[verdict](cut(title, SUBJECT_TITLE)),
    greeting: mails.helloTo(decision.recipient),
    blocks: [what(title), ...why(lang, decision), mails.decision.next[verdict]],
    action: { label: mails.decision.action[verdict], url: publicUrl + target(lang, decision) },
    after: [mails.decision.reviewedBy(decision.moderator), mails.decision.why],
  });
}

function why(lang: Lang, { reasonCode, reason }: DecisionLetter) {
  const { mails, review } = messages(lang);
  const reasons: Readonly<Record<string, string>> = review.reasons;
  const label = reasonCode === null ? undefined : reasons[reasonCode];
  return [
    ...(label ? [`${mails.decision.reason}${lang === "fr" ? "\u00a0: " : ": "}${label}`] : []),
    ...(reason ? [{ name: mails.decision.comment, quote: reason }] : []),
  ];
}

const target = (lang: Lang, { slug, type, revisionId }: DecisionLetter) =>
  slug === null ? contributionPath(lang, revisionId) : entryPath(lang, type, slug);

function cut(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join("")}…`;
}
