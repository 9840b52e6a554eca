import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, searchPath } from "#lib/paths";

/** What makes an entry acceptable, at hand while one writes. */
export function Criteria({ lang, type, open = false }: { lang: Lang; type: EntryType; open?: boolean }) {
  const { criteria } = messages(lang).contributing;
  return (
    <details open={open} className="card max-w-[46rem] p-4">
      <summary className="cursor-pointer font-semibold">{criteria.title}</summary>
      <CriteriaList lang={lang} type={type} />
    </details>
  );
}

export function CriteriaList({ lang, type }: { lang: Lang; type?: EntryType }) {
  const { criteria } = messages(lang).contributing;
  return (
    <div className="prose mt-3">
      <ul>
        {[...criteria.all, ...(type ? [criteria[type]] : [])].map((criterion) => (
          <li key={criterion}>{criterion}</li>
        ))}
      </ul>
      <p>
        <a href={searchPath(lang)}>{criteria.search}</a>
      </p>
    </div>
  );
}
