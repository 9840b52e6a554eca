/** Who did what on the catalogue's entries: printed names, tied to the directory by the reviewed mapping. */
import type { CreditRole } from "#lib/entries/fields";
import type {
  CatalogueEvent,
  CatalogueFiles,
  CatalogueLab,
  CatalogueProgramme,
  CatalogueResource,
  CreditPart,
} from "./files";

export type Credit = {
  role: CreditRole;
  name: string;
  note: string | null;
  organisation: string | null;
  entry: string | null;
};

/** A name that the catalogue gives, and how it was printed. */
interface Printed {
  role: CreditRole;
  /** As the catalogue normalises it: the key of the mapping. */
  name: string;
  asPrinted?: string | null;
  note?: string;
}

/** The credits of any entry, as the catalogue names them: authors and publisher, parent, operator, organisers. */
export function creditsOf(
  id: string,
  printed: readonly Printed[],
  { credits: mapping, people, peopleCredits }: CatalogueFiles,
): Credit[] {
  const own = mapping.entries[id];
  const named = printed.flatMap((one) => {
    const parts = (one.role === "publisher" && own?.publisher) || mapping.names[one.name];
    return (parts ?? [{}]).map((part) => credit(part, one));
  });
  const told = (own?.also ?? []).map((part) => credit(part, { role: part.role, name: part.name }));
  const persons = people.flatMap((person) =>
    (peopleCredits[person.id] ?? [])
      .filter(({ entry }) => entry === id)
      .map(({ role, note }) => credit({ note: note ?? undefined }, { role, name: person.name })),
  );
  return merged([...named, ...told, ...persons]).map((one) => ({
    ...one,
    note: own?.notes?.[one.name] ?? one.note,
  }));
}

export function printedOnResource(resource: CatalogueResource): Printed[] {
  const authors = resource.authors_detail.map((author) => ({
    role: AUTHOR_ROLES[author.role],
    name: author.name,
    // Persons are named the way people speak of them: the source prints "DUPONT Emmanuel" and "Weller Jean-Marc".
    asPrinted: author.type === "person" ? null : author.as_printed,
  }));
  if (!resource.publisher) return authors;
  const publisher = {
    role: "publisher" as const,
    name: resource.publisher,
    asPrinted: resource.publisher_as_printed,
    note: resource.publisher_inferred ? "éditeur déduit du contexte" : undefined,
  };
  return [...authors, publisher];
}

export const printedOnLab = ({ parent }: CatalogueLab): Printed[] =>
  parent ? [{ role: "parent", name: parent }] : [];

export const printedOnProgramme = ({ operator }: CatalogueProgramme): Printed[] =>
  operator ? [{ role: "operator", name: operator }] : [];

export const printedOnEvent = ({ organisers }: CatalogueEvent): Printed[] =>
  organisers.map((name) => ({ role: "organiser", name }));

/** A person who facilitated a collective work is not its author; institutions that lead a commitment are. */
const AUTHOR_ROLES = {
  author: "author",
  editor: "editor",
  contributor: "contributor",
  "design-facilitation": "facilitator",
  "lead-institution": "author",
} as const satisfies Record<string, CreditRole>;

function credit(part: CreditPart, printed: Printed): Credit {
  return {
    role: part.role ?? printed.role,
    name: part.name ?? printed.asPrinted ?? printed.name,
    note: part.note ?? printed.note ?? null,
    organisation: part.organisation ? organisationSlug(part.organisation) : null,
    entry: part.entry ?? null,
  };
}

// A person known as author and told again with a note is one credit.
function merged(credits: readonly Credit[]): Credit[] {
  const byKey = new Map<string, Credit>();
  for (const one of credits) {
    const key = `${one.role} ${one.name}`;
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, note: known.note ?? one.note } : one);
  }
  return [...byKey.values()];
}

export const organisationSlug = (id: string) => id.replace(/^org-/, "");
