/** A graph as a list of triples, which either syntax prints. No node is blank: each has an address. Pure. */

export const PREFIXES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
} as const;

/** "dct:title". */
export type Term = `${keyof typeof PREFIXES}:${string}`;

export type Value =
  | { iri: string }
  | { term: Term }
  | { text: string; lang?: "fr" | "en" }
  | { text: string; type: Term };

export interface Triple {
  /** The address of the node. */
  subject: string;
  predicate: Term;
  value: Value;
}

/** What is said of a node: predicates that have no value are left out, those that have several are repeated. */
export function node(
  subject: string,
  type: Term,
  said: Readonly<Partial<Record<Term, Value | readonly Value[] | null>>>,
): Triple[] {
  const values = Object.entries({ "rdf:type": { term: type }, ...said });
  return values.flatMap(([predicate, value]) =>
    isTerm(predicate) ? listOf(value).map((one) => ({ subject, predicate, value: one })) : [],
  );
}

const listOf = (value: Value | readonly Value[] | null | undefined): readonly Value[] =>
  value === null || value === undefined ? [] : isList(value) ? value : [value];

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);

const isTerm = (name: string): name is Term => Object.hasOwn(PREFIXES, name.split(":")[0] ?? "");

/** Triples by their node, in the order in which nodes come. */
export const bySubject = (triples: readonly Triple[]): Map<string, Triple[]> =>
  Map.groupBy(triples, ({ subject }) => subject);
