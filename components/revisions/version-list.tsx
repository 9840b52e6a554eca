import { StateBadge } from "#components/ui/state-badge";
import { formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import type { Content } from "#lib/revisions/changes";
import { compareChanges, type Wording } from "#lib/revisions/compare";
import type { History, Version } from "#lib/revisions/history";
import { ContentFacts, filledFields } from "./content-facts";
import { FieldChange } from "./field-change";

interface Props {
  history: History;
  wording: Wording;
  lang: Lang;
}

const versionAnchor = (version: number): string => `version-${version}`;

/** Every version, newest first: who, when, why, by whose decision, and what it changed field by field. */
export function VersionList({ history, wording, lang }: Props) {
  return (
    <ol className="versions" reversed start={history.versions[0]?.number}>
      {history.versions.map((version) => (
        <li key={version.id} id={versionAnchor(version.number)}>
          <VersionHeading
            version={version}
            isCurrent={version.number === history.entry.version}
            lang={lang}
          />
          <VersionChanges version={version} history={history} wording={wording} lang={lang} />
        </li>
      ))}
    </ol>
  );
}

function VersionHeading({ version, isCurrent, lang }: { version: Version; isCurrent: boolean; lang: Lang }) {
  const words = messages(lang).review.history;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2>
          <a href={`#${versionAnchor(version.number)}`} title={words.permalink}>
            {words.version(version.number)}
          </a>
        </h2>
        {isCurrent ? <span className="badge tone-info">{words.current}</span> : null}
      </div>
      <p className="queue-meta mt-1">
        <StateBadge state={version.verdict} lang={lang} />
        <time dateTime={version.decidedAt.toISOString()}>{formatInstant(version.decidedAt, lang)}</time>
        <span>
          {words.proposedBy} <strong className="font-semibold text-ink">{version.author}</strong>
        </span>
        <span>
          {words.acceptedBy} <strong className="font-semibold text-ink">{version.moderator}</strong>
        </span>
      </p>
      {version.comment ? (
        <p className="quoted mt-3">
          <span className="diff-label block">{words.comment}</span>
          {version.comment}
        </p>
      ) : null}
      {version.reason ? (
        <p className="quoted mt-3">
          <span className="diff-label block">{words.note}</span>
          {version.reason}
        </p>
      ) : null}
    </>
  );
}

function VersionChanges({ version, history, wording, lang }: Props & { version: Version }) {
  const words = messages(lang).review.history;
  const { type } = history.entry;
  if (version.number === 1) {
    const content: Content = Object.fromEntries(
      Object.entries(version.applied).map(([name, { to }]) => [name, to]),
    );
    return (
      <>
        <h3 className="mt-3">{words.created}</h3>
        <details className="desk-fold">
          <summary>{words.content}</summary>
          <ContentFacts
            fields={filledFields(type, content)}
            content={content}
            wording={wording}
            lang={lang}
          />
        </details>
      </>
    );
  }
  const compared = compareChanges(type, version.applied, wording);
  return (
    <>
      <h3 className="mt-3">{words.changes(compared.length)}</h3>
      <div className="mt-2">
        {compared.map((comparison) => (
          <FieldChange key={comparison.field.name} comparison={comparison} lang={lang} level={4} />
        ))}
      </div>
    </>
  );
}
