import { optionLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import type { Similar } from "#lib/search/similar";
import { themeLabel } from "#lib/themes/label";
import { EntryLink } from "./entry-link";

/** Entries like the one that is read, each with what makes it so. */
export function EntrySimilar({ similar, lang }: { similar: readonly Similar[]; lang: Lang }) {
  return (
    <ul className="plain-list">
      {similar.map((each) => (
        <li key={each.entry.slug}>
          <EntryLink entry={each.entry} lang={lang} />
          <p className="text-sm text-muted">{reasonsOf(each, lang).join(" · ")}</p>
        </li>
      ))}
    </ul>
  );
}

function reasonsOf({ series, themes, organisations, place, kind }: Similar, lang: Lang): string[] {
  const words = messages(lang).filters.similar;
  return [
    ...(series ? [words.series(series)] : []),
    ...(themes.length > 0 ? [words.themes(themes.map((theme) => themeLabel(theme, lang)))] : []),
    ...(organisations.length > 0 ? [words.organisations(organisations)] : []),
    ...(place ? [words.place(place)] : []),
    ...(kind ? [words.kind(optionLabel("kind", kind, lang))] : []),
  ];
}
