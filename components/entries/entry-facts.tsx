import { Facts } from "#components/ui/facts";
import { type FactValue, factsOf } from "#lib/entries/fact-list";
import { foreign } from "#lib/entries/language";
import type { EntryView } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import { territoryPath } from "#lib/paths";

/** The facts of an entry (lib/entries/fact-list.ts), in the margin of its page. */
export function EntryFacts({ entry, lang }: { entry: EntryView; lang: Lang }) {
  const facts = factsOf(entry, lang, new Date()).map(({ label, values }) => ({
    label,
    value: values.map((value) => <Value key={value.text} value={value} lang={lang} />),
  }));
  return <Facts facts={facts} />;
}

/** What people typed is marked with its own language where the page is in another (WCAG 3.1.2). */
function Value({ value: { text, lang: typedIn, territory }, lang }: { value: FactValue; lang: Lang }) {
  if (territory !== undefined) return <a href={territoryPath(lang, territory)}>{text}</a>;
  const language = typedIn && foreign(typedIn, lang);
  return language ? <span lang={language}>{text}</span> : text;
}
