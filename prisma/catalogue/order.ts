/** An order in which each thing comes after all that it needs, otherwise as given (Kahn, 1962). Throws on a cycle. */
export function inOrderOfNeed(needs: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  const left = new Set(needs.keys());
  while (left.size > 0) {
    const ready = [...left].filter((id) => [...(needs.get(id) ?? [])].every((need) => done.has(need)));
    if (ready.length === 0) throw new Error(`These need one another: ${[...left].join(", ")}`);
    for (const id of ready) {
      done.add(id);
      left.delete(id);
    }
  }
  return [...done];
}
