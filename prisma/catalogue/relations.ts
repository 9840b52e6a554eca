/**
 * The catalogue's relations, each stated once. An entry can only point to one that exists when it is accepted, so
 * a relation is stated by whichever of the two comes later, turned round when needed.
 */
import { inverseOf, type RelationKind } from "#lib/entries/relations";
import type { CatalogueFiles } from "./files";

export type Relation = { kind: RelationKind; to: string; note: string | null };

interface Statement extends Relation {
  from: string;
}

/** The relations of each entry, by its id; `order` is the order in which entries are created. */
export function relationsByEntry(files: CatalogueFiles, order: readonly string[]): Map<string, Relation[]> {
  const rank = new Map(order.map((id, index) => [id, index]));
  const rankOf = (id: string) => {
    const found = rank.get(id);
    if (found === undefined) throw new Error(`A relation points to ${id}, which the catalogue does not hold`);
    return found;
  };
  const stated = new Map<string, Statement>();
  for (const { from, to, kind, note } of statements(files)) {
    const later = rankOf(from) > rankOf(to);
    const one = later ? { from, to, kind, note } : { from: to, to: from, kind: inverseOf(kind), note };
    const key = `${one.from} ${one.kind} ${one.to}`;
    const known = stated.get(key);
    stated.set(key, known ? { ...known, note: known.note ?? note } : one);
  }
  return Map.groupBy([...stated.values()], ({ from }) => from);
}

function* statements({
  resources,
  labs,
  programmes,
  events,
  relations,
}: CatalogueFiles): Generator<Statement> {
  const leftOut = new Set(relations.leftOut.map(({ from, name, to }) => `${from} ${name} ${to}`));
  for (const [isEvent, entries] of [
    [false, [...resources, ...labs, ...programmes]],
    [true, events],
  ] as const) {
    for (const { id: from, relations: stated } of entries) {
      for (const { rel, id: to, note } of stated) {
        if (leftOut.has(`${from} ${rel} ${to}`)) continue;
        const mapping = relations.names[rel];
        if (!mapping) throw new Error(`relations.json does not map "${rel}"`);
        const kind = (isEvent && mapping.fromEvent) || mapping.kind;
        yield { from, to, kind, note: note ?? mapping.note ?? null };
      }
    }
  }
}
