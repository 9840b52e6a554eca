import { TypeBadge } from "#components/ui/type-badge";
import { foreign } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, editPath, entryPath } from "#lib/paths";

interface Held {
  type: EntryType;
  slug: string;
  title: string;
  language: string;
  archived: boolean;
}

/** The pages that the team changes, each with the way to its form. */
export function TeamEntries({
  entries,
  ofOrganisation,
  lang,
}: {
  entries: readonly Held[];
  ofOrganisation: boolean;
  lang: Lang;
}) {
  const words = messages(lang).teams.team;
  return (
    <section aria-labelledby="pages">
      <h2 id="pages" className="mb-3">
        {words.pages}
      </h2>
      {ofOrganisation ? <p className="hint mb-3">{words.pagesText}</p> : null}
      {entries.length === 0 ? <p>{words.noPages}</p> : null}
      <ul className="queue">
        {entries.map(({ type, slug, title, language, archived }) => (
          <li key={slug}>
            <div>
              <p className="queue-title">
                <a href={entryPath(lang, type, slug)} lang={foreign(language, lang)}>
                  {title}
                </a>
              </p>
              <p className="queue-meta">
                <TypeBadge type={type} lang={lang} plain />
                {archived ? <span>{words.closed}</span> : null}
              </p>
            </div>
            {archived ? null : (
              <a href={editPath(lang, type, slug)} className="button button-secondary button-small">
                {words.edit}
                <span className="sr-only">{messages(lang).common.colon + title}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
