import { type Lang, messages } from "#lib/messages/index";
import type { Usage } from "#lib/vocabularies/usage";

/** What names a term, by what it is. */
export function UsageList({ usage, lang }: { usage: Usage; lang: Lang }) {
  const { unused, usageOf } = messages(lang).vocabularies.term;
  const kinds = ["entries", "proposals", "children", "successions", "merged"] as const;
  const used = kinds.filter((kind) => usage[kind] > 0);
  if (used.length === 0) return <p>{unused}</p>;
  return (
    <ul className="usage-list">
      {used.map((kind) => (
        <li key={kind}>{usageOf[kind](usage[kind])}</li>
      ))}
    </ul>
  );
}
