import type { Query } from "#lib/paths";

/** What the search holds already, in a GET form that adds to it. */
export function KeptInputs({ kept }: { kept: Query }) {
  return Object.entries(kept).flatMap(([name, values]) =>
    [values ?? []]
      .flat()
      .filter((value) => value !== "")
      .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={String(value)} />),
  );
}
