import { type Fact, Facts } from "#components/ui/facts";
import { countryName } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { organisationKindLabel } from "#lib/organisations/kinds";
import type { OrganisationRef, OrganisationView } from "#lib/organisations/view";
import { organisationPath } from "#lib/paths";
import { EntryLink } from "./entry-link";

/** What the authority file knows of a body: names, kind, what it belongs to, what came before and after it. */
export function OrganisationFacts({ organisation, lang }: { organisation: OrganisationView; lang: Lang }) {
  const words = messages(lang).reading.organisation;
  const { name, acronym, aliases, kind, country, parent, children, predecessors, successors, entry } =
    organisation;
  const link = ({ slug, name: other, year = null }: OrganisationRef & { year?: number | null }) => (
    <a key={slug} href={organisationPath(lang, slug)}>
      {words.since(other, year)}
    </a>
  );
  const facts: Fact[] = [
    { label: words.kind, value: organisationKindLabel(kind, lang) },
    { label: words.acronym, value: acronym && acronym !== name ? [acronym] : [] },
    { label: words.aliases, value: aliases },
    { label: words.country, value: country && country !== "FR" ? [countryName(country, lang)] : [] },
    { label: words.predecessors, value: predecessors.map(link) },
    { label: words.successors, value: successors.map(link) },
    { label: words.parent, value: parent ? [link(parent)] : [] },
    { label: words.children, value: children.map(link) },
    { label: words.entry, value: entry ? [<EntryLink key="entry" entry={entry} lang={lang} />] : [] },
  ];
  return <Facts facts={facts.filter(({ value }) => !Array.isArray(value) || value.length > 0)} />;
}
