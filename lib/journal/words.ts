/** What the journal says of a decision, in the reader's language. Pure. */
import { type Lang, messages } from "#lib/messages/index";
import type { JournalItem } from "./queries";

/** The title of what was published, or what it was about in general. */
export function subjectOf({ entry, removed, kind, type }: JournalItem, lang: Lang): string {
  const words = messages(lang).journal;
  if (entry) return entry.title;
  if (removed) return `${words.removed} (${messages(lang).common.types[type].one.toLowerCase()})`;
  return kind === "creation" ? words.creation[type] : words.edit[type];
}

/** "Création", "Modification", "Retour à la version 3"…: what was done to what was published. */
export function actOf({ rule, team, revertsTo, kind }: JournalItem, lang: Lang): string {
  const { history, journal } = messages(lang);
  if (revertsTo !== null) return history.revertsTo(revertsTo);
  if (rule === "team" && team !== null) return history.byTeam(team);
  if (rule) return history.rules[rule];
  return kind === "creation" ? journal.created : journal.edited;
}

/** "proposée par Camille", "décidée par Dominique"; by the rule, who did it. */
export function namesOf({ rule, author, moderator }: JournalItem, lang: Lang): string[] {
  const words = messages(lang).journal;
  if (rule) return [words.doneBy(moderator)];
  return [...(author ? [words.proposedBy(author)] : []), words.decidedBy(moderator)];
}
