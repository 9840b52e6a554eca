import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import type { MyDecision } from "#lib/revisions/queue";

/** The id of the sentence, for what follows from it. */
export const DECIDED = "done";

/** What one has just decided: a proposal by its name, several by their number. */
export function Decided({
  done,
  lang,
  noNext = false,
}: {
  done: readonly MyDecision[];
  lang: Lang;
  noNext?: boolean;
}) {
  const { queue } = messages(lang).review;
  const { together } = messages(lang).desk;
  const [first, ...others] = done;
  if (!first) return null;
  const entries = done.flatMap(({ entry, revision }) => (entry ? [{ ...revision, slug: entry.slug }] : []));
  return (
    <Notice kind="success" live>
      <p id={DECIDED}>
        {others.length === 0
          ? queue.done(first.revision.title, first.verdict)
          : `${together.verdicts(done.length, first.verdict)}.`}{" "}
        {others.length === 0 && entries[0] ? (
          <a href={entryPath(lang, entries[0].type, entries[0].slug)}>{queue.seeEntry}</a>
        ) : null}
      </p>
      {others.length > 0 && entries.length > 0 ? (
        <ul>
          {entries.map(({ id, type, slug, title }) => (
            <li key={id}>
              <a href={entryPath(lang, type, slug)}>{title}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {noNext ? <p>{queue.noNext}</p> : null}
    </Notice>
  );
}
