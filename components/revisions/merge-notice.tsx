import { Notice } from "#components/ui/notice";
import { fieldLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath, historyPath } from "#lib/paths";
import type { Absorbed } from "#lib/revisions/absorbed";

/** That a proposal makes two entries one, which ones, and what stands in its way. */
export function MergeNotice({
  absorbed: { type, slug, title, closed, moved },
  entry,
  waits,
  lang,
}: {
  absorbed: Absorbed;
  /** The one that would stay. */
  entry: { slug: string; title: string };
  waits: boolean;
  lang: Lang;
}) {
  const { proposal: words, sides } = messages(lang).merging;
  return (
    <Notice kind={waits && (closed || moved.length > 0) ? "warning" : "info"} title={words.title}>
      <dl className="facts facts-wide">
        <div>
          <dt>{sides.stays}</dt>
          <dd>
            <a href={entryPath(lang, type, entry.slug)}>{entry.title}</a>
          </dd>
        </div>
        {title ? (
          <div>
            <dt>{sides.goes}</dt>
            <dd>
              {/* Its own address may lead to the other by now. */}
              <a href={closed ? historyPath(lang, type, slug) : entryPath(lang, type, slug)}>{title}</a>
            </dd>
          </div>
        ) : null}
      </dl>
      {waits ? <p>{closed ? words.closed : words.text}</p> : null}
      {waits && moved.length > 0 ? (
        <p>{words.moved(moved.map((field) => fieldLabel(field, lang)).join(", "))}</p>
      ) : null}
    </Notice>
  );
}
