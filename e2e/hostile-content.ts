/** A content of a type as a program proposes it, with a text of one's choice in every place that takes one. */
import type { Field } from "../lib/entries/fields";

/** @param text the one of the n-th place */
export function contentFor(
  fields: readonly Field[],
  text: (place: number) => string,
): Record<string, unknown> {
  let place = 0;
  const next = () => text(place++);
  return Object.fromEntries(fields.map(({ name, widget }) => [name, madeFor(widget, next)]));
}

function madeFor(widget: Field["widget"], next: () => string): unknown {
  switch (widget) {
    case "names":
    case "themes":
      return [next(), next()];
    case "number":
      return Number(next());
    case "checkbox":
      return next() === "on";
    case "credits":
      return [
        { role: "partner", name: next(), note: next(), organisation: null, entry: null },
        { role: next(), name: next(), note: null, organisation: next(), entry: next() },
      ];
    case "relations":
      return [{ kind: next(), to: next(), note: next() }];
    case "links":
      return [
        { url: next(), label: next(), kind: next(), language: next() },
        { url: "https://exemple.fr/", label: next(), kind: "other", language: null },
      ];
    case "sources":
      return [{ document: next(), locator: next(), highlighted: false, entry: next() }];
    default:
      return next();
  }
}
