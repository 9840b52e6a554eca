/** Names as bibliographies split them. A record says names as they are printed: whose are a person's is told from the words. Pure. */
import type { CreditView } from "#lib/entries/view";

/** A name of CSL 1.0.2: a person's in parts, a body's whole. */
export interface CslName {
  family?: string;
  given?: string;
  "non-dropping-particle"?: string;
  literal?: string;
}

/** What a credit of the directory names: a body when it is tied to one, else a person when the words look like one's. */
export function nameOf({
  name,
  organisation,
  entry,
}: Pick<CreditView, "name" | "organisation" | "entry">): CslName {
  return organisation || entry ? { literal: name } : (personOf(name) ?? { literal: name });
}

/** The name in the order in which it is read. */
export const readingName = ({ literal, given, family, ...name }: CslName): string =>
  literal ?? [given, name["non-dropping-particle"], family].filter(Boolean).join(" ");

/** "La Tour, Marc de": the order in which names are sorted; a body's as it is. */
export const sortedName = ({ literal, given, family, ...name }: CslName): string =>
  literal ??
  [[name["non-dropping-particle"], family].filter(Boolean).join(" "), given].filter(Boolean).join(", ");

/** First names and initials, then perhaps a particle, then one family name or more: "E. Dupont", "Marc de La Tour". */
function personOf(name: string): CslName | null {
  const words = name.split(" ");
  if (words.length < 2 || words.length > 6) return null;
  const first = words.findIndex((word) => PARTICLES.has(word));
  const particles = first < 0 ? 0 : words.slice(first).findIndex((word) => !PARTICLES.has(word));
  if (first === 0 || particles < 0) return null;
  const given = first < 0 ? words.slice(0, -1) : words.slice(0, first);
  const family = first < 0 ? words.slice(-1) : words.slice(first + particles);
  // Three first names at most: bodies have longer names, and words that are no names.
  if (given.length > 3 || ![...given, ...family].every((word) => NAME.test(word))) return null;
  if (given.some((word) => BODIES.test(word)) || family.some((word) => ACRONYM.test(word))) return null;
  return {
    family: family.join(" "),
    given: given.join(" "),
    ...(first < 0 ? {} : { "non-dropping-particle": words.slice(first, first + particles).join(" ") }),
  };
}

const PARTICLES: ReadonlySet<string> = new Set(
  "de du des da dos di del della la le van von der den ter ten zu y el al".split(" "),
);

/** A capital, letters, and what joins them: "Bois-Choussy", "O’Brien", "E.", "J.-M.". */
const NAME = /^(d['’])?\p{Lu}[\p{L}\p{M}]*\.?([-'’.]\p{Lu}?[\p{L}\p{M}]+\.?|-\p{Lu}\.)*$/u;

/** "DITP" is no family name, "LE" may be. */
const ACRONYM = /^\p{Lu}{4,}$/u;

/** What the names of bodies start with. */
const BODIES =
  /^(la|le|les|l['’].*|the|agence|académie|assemblée|association|atelier|caisse|centre|chaire|collectif|comité|commission|communauté|conseil|cour|département|direction|école|fabrique|fédération|fondation|france|futurs|groupe|haute?|institut|lab|laboratoire|mairie|maison|métropole|ministère|mission|observatoire|office|pôle|préfecture|région|réseau|secrétariat|service|société|syndicat|union|université|ville|public|futures?|design|sciences|national|european|city|policy|government)$/iu;
