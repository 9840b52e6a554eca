/** A graph in Turtle (https://www.w3.org/TR/turtle/). Pure. */
import { asUri } from "#lib/oai/uri";
import { bySubject, PREFIXES, type Triple, type Value } from "./graph";

export function turtle(triples: readonly Triple[]): string {
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`);
  const nodes = [...bySubject(triples)].map(([subject, said]) => {
    const lines = said.map(
      ({ predicate, value }) => `  ${predicate === "rdf:type" ? "a" : predicate} ${printed(value)}`,
    );
    return `<${asUri(subject)}>\n${lines.join(" ;\n")} .`;
  });
  return `${[prefixes.join("\n"), ...nodes].join("\n\n")}\n`;
}

function printed(value: Value): string {
  if ("iri" in value) return `<${asUri(value.iri)}>`;
  if ("term" in value) return value.term;
  const text = `"${escaped(value.text)}"`;
  if ("type" in value) return `${text}^^${value.type}`;
  return value.lang ? `${text}@${value.lang}` : text;
}

/** § 6.4: whatever is no plain sign in a string is written by its number. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\\"]/g, "\\$&")
    .replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`);
