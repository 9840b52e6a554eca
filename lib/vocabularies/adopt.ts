/**
 * What an accepted suggestion changes in the proposal that it was made with: a theme more, or a name tied to its
 * organisation. The moderator's own correction starts from it; nothing is written before the decision. Pure.
 */
import type { Content } from "#lib/revisions/changes";
import { fold } from "#lib/text";
import type { SuggestionKind, SuggestionState } from "./suggestion";

export interface Adoptable {
  kind: SuggestionKind;
  state: SuggestionState;
  name: string;
  termSlug: string | null;
  adopted: boolean;
}

/** The fields of the content that change, with what they become. */
export function adoptedFields(content: Content, suggestions: readonly Adoptable[]): Content {
  let { themes, credits } = content;
  for (const { kind, state, name, termSlug, adopted } of suggestions) {
    if (!adopted || state !== "accepted" || termSlug === null) continue;
    if (kind === "new_theme" && Array.isArray(themes) && !themes.includes(termSlug))
      themes = [...themes, termSlug];
    if (kind === "new_organisation" || kind === "alias") credits = tied(credits, name, termSlug);
  }
  return {
    ...(themes !== content.themes && { themes: themes ?? [] }),
    ...(credits !== content.credits && { credits: credits ?? [] }),
  };
}

/** Credits under this name that are tied to nothing are the organisation's. */
function tied(credits: Content[string] | undefined, name: string, organisation: string) {
  if (!Array.isArray(credits)) return credits;
  const found = credits.map((credit) => {
    if (typeof credit !== "object" || credit === null || Array.isArray(credit)) return credit;
    const free = !credit.organisation && !credit.entry;
    const named = typeof credit.name === "string" && fold(credit.name.trim()) === fold(name);
    return free && named ? { ...credit, organisation } : credit;
  });
  return found.some((credit, index) => credit !== credits[index]) ? found : credits;
}
