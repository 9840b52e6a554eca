/** What changed between two dumps, from their lines in the order of their slugs: both are read once, side by side. Pure. */

export interface DumpLine {
  slug: string;
  text: string;
}

export type Change = { change: "added" | "changed" | "removed"; slug: string };

/** Compares with the lines of the dump before, given the new ones one by one. */
export function comparison(former: AsyncIterable<DumpLine>) {
  const lines = former[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<DumpLine, unknown>> | undefined;

  /** The changes up to this line, or up to the end. */
  return async function* changesUpTo(line: DumpLine | null): AsyncGenerator<Change> {
    for (;;) {
      next ??= lines.next();
      const { done, value } = await next;
      if (done) break;
      if (line !== null && value.slug >= line.slug) {
        if (value.slug > line.slug) break;
        next = undefined;
        if (value.text !== line.text) yield { change: "changed", slug: line.slug };
        return;
      }
      next = undefined;
      yield { change: "removed", slug: value.slug };
    }
    if (line !== null) yield { change: "added", slug: line.slug };
  };
}
