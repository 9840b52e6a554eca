/** A graph in JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), with its context in it: nothing else has to be read. Pure. */
import { asUri } from "#lib/oai/uri";
import { bySubject, PREFIXES, type Triple, type Value } from "./graph";

export function jsonLd(triples: readonly Triple[]): object {
  const nodes = [...bySubject(triples)].map(([subject, said]) => {
    const byPredicate = Map.groupBy(said, ({ predicate }) => predicate);
    const values = [...byPredicate].map(([predicate, found]) =>
      predicate === "rdf:type"
        ? ["@type", found.flatMap(({ value }) => ("term" in value ? [value.term] : []))]
        : [predicate, found.map(({ value }) => printed(value))],
    );
    return { "@id": asUri(subject), ...Object.fromEntries(values) };
  });
  return { "@context": PREFIXES, "@graph": nodes };
}

function printed(value: Value): object {
  if ("iri" in value) return { "@id": asUri(value.iri) };
  if ("term" in value) return { "@id": value.term };
  const text = value.text.toWellFormed();
  if ("type" in value) return { "@value": text, "@type": value.type };
  return value.lang ? { "@value": text, "@language": value.lang } : { "@value": text };
}
