import { EntryRow } from "#components/entries/entry-card";
import { foreign } from "#lib/entries/language";
import { renderMarkdown } from "#lib/markdown";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import type { SelectionItem } from "#lib/selections/queries";

/** The entries of a selection in its order, each with what its maker says of it. */
export function SelectionItems({
  items,
  lang,
  now,
}: {
  items: readonly SelectionItem[];
  lang: Lang;
  now: Date;
}) {
  const words = messages(lang).selections.page;
  return (
    <ol className="entry-list selection-items">
      {items.map(({ id, note, entry, card }) => (
        <li key={id}>
          {card ? (
            <EntryRow entry={card} lang={lang} now={now} heading="h2" />
          ) : (
            <p className="selection-gone">
              <a href={entryPath(lang, entry.type, entry.slug)} lang={foreign(entry.language, lang)}>
                {entry.title}
              </a>{" "}
              <span className="text-muted">{words.gone}</span>
            </p>
          )}
          {note ? (
            <blockquote
              className="selection-note prose"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: filtered by lib/markdown.ts
              dangerouslySetInnerHTML={{ __html: renderMarkdown(note) }}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
