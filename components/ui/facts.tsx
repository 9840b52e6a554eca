import type { ReactNode } from "react";

export interface Fact {
  label: string;
  /** One value or several, each shown as a description of its own. */
  value: ReactNode | readonly ReactNode[];
}

/** Facts by name. `wide` puts names beside values when there is room, for a main column. */
export function Facts({ facts, wide = false }: { facts: readonly Fact[]; wide?: boolean }) {
  if (facts.length === 0) return null;
  return (
    <dl className={wide ? "facts facts-wide" : "facts"}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          {(Array.isArray(value) ? value : [value]).map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: values are only ever shown in this order
            <dd key={index}>{item}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
