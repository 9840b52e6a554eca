import { StateBadge } from "#components/ui/state-badge";
import { formatInstant } from "#lib/dates";
import { fieldLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { comparePath, type EntryType, historyPath, versionPath } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { changedFields, compareChanges, type Wording } from "#lib/revisions/compare";
import type { History, HistoryEntry, Version } from "#lib/revisions/history";
import { ContentFacts, filledFields } from "./content-facts";
import { FieldChange } from "./field-change";
import { Outcome } from "./outcome";

interface Props {
  history: History;
  wording: Wording;
  lang: Lang;
}

const versionAnchor = (version: number): string => `version-${version}`;

/** Every version, newest first: who, when, why, by whose decision, and what it changed field by field. */
export function VersionList({ history, wording, lang }: Props) {
  const { entry, versions } = history;
  const long = tooLong(versions);
  return (
    <ol className="versions" reversed start={versions[0]?.number}>
      {versions.map((version) => (
        <li key={version.id} id={versionAnchor(version.number)}>
          <VersionHeading version={version} isCurrent={version.number === entry.version} lang={lang} />
          <VersionReasons version={version} lang={lang} />
          <VersionAbsorbed version={version} lang={lang} />
          {long.has(version.number) ? (
            <LongChanges version={version} type={entry.type} lang={lang} />
          ) : (
            <VersionChanges version={version} history={history} wording={wording} lang={lang} />
          )}
          <VersionParted version={version} wording={wording} lang={lang} />
          <VersionLinks version={version} entry={entry} lang={lang} />
        </li>
      ))}
    </ol>
  );
}

/** Characters of changes that one page compares: two long texts may take a tenth of a second. */
const MAX_COMPARED = 400_000;

/** The versions whose changes are only named, once the page has compared enough: the newest ones come first. */
function tooLong(versions: readonly Version[]): ReadonlySet<number> {
  let compared = 0;
  return new Set(
    versions
      .filter(({ applied, number }) => {
        if (number > 1) compared += JSON.stringify(applied).length;
        return compared > MAX_COMPARED;
      })
      .map(({ number }) => number),
  );
}

/** The entry that became one with this one, and its own history. */
function VersionAbsorbed({ version: { absorbed }, lang }: { version: Version; lang: Lang }) {
  if (!absorbed) return null;
  const words = messages(lang).merging.history;
  const { type, slug, title, undone } = absorbed;
  return (
    <p className="mt-2">
      {words.absorbed} <a href={historyPath(lang, type, slug)}>{title}</a>
      {undone ? ` (${words.undone})` : null}
    </p>
  );
}

function LongChanges({
  version: { applied },
  type,
  lang,
}: {
  version: Version;
  type: EntryType;
  lang: Lang;
}) {
  const words = messages(lang).history;
  const fields = changedFields(type, applied);
  return (
    <>
      <h3 className="mt-3">{words.changes(fields.length)}</h3>
      <p>{words.longChanges(fields.map((field) => fieldLabel(field, lang)).join(", "))}</p>
    </>
  );
}

function VersionHeading({ version, isCurrent, lang }: { version: Version; isCurrent: boolean; lang: Lang }) {
  const words = messages(lang).history;
  const { rule, team, revertsTo } = version;
  const done = rule === "team" && team !== null ? words.byTeam(team) : rule && words.rules[rule];
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2>
          <a href={`#${versionAnchor(version.number)}`} title={words.permalink}>
            {words.version(version.number)}
          </a>
        </h2>
        {isCurrent ? <span className="badge tone-info">{words.current}</span> : null}
        {rule && rule !== "revert" ? <span className="badge">{done}</span> : null}
        {revertsTo === null ? null : <span className="badge">{words.revertsTo(revertsTo)}</span>}
      </div>
      <p className="queue-meta mt-1">
        {rule ? null : <StateBadge state={version.verdict} lang={lang} />}
        <time dateTime={version.decidedAt.toISOString()}>{formatInstant(version.decidedAt, lang)}</time>
        {rule ? null : (
          <span>
            {words.proposedBy} <strong className="font-semibold text-ink">{version.author}</strong>
          </span>
        )}
        <span>
          {rule ? words.doneBy : words.acceptedBy}{" "}
          <strong className="font-semibold text-ink">{version.moderator}</strong>
        </span>
      </p>
    </>
  );
}

function VersionReasons({ version, lang }: { version: Version; lang: Lang }) {
  const words = messages(lang).history;
  const removal = version.rule === "removal" ? removalCode(version.reasonCode, lang) : null;
  const note = [removal, version.reason].filter(Boolean).join(" — ");
  return (
    <>
      {version.comment ? (
        <p className="quoted mt-3">
          <span className="diff-label block">{words.comment}</span>
          {version.comment}
        </p>
      ) : null}
      {note ? (
        <p className="quoted mt-3">
          <span className="diff-label block">{words.note}</span>
          {note}
        </p>
      ) : null}
    </>
  );
}

function removalCode(code: string | null, lang: Lang): string {
  const reasons: Readonly<Record<string, string>> = messages(lang).history.removalReasons;
  return reasons[code ?? "other"] ?? "";
}

function VersionChanges({ version, history, wording, lang }: Props & { version: Version }) {
  const words = messages(lang).history;
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

/** That something else had been proposed, and what it was for who may read it. */
function VersionParted({
  version: { parted, outcome },
  wording,
  lang,
}: Omit<Props, "history"> & { version: Version }) {
  if (parted.length === 0) return null;
  const words = messages(lang).history;
  return (
    <>
      <p className="mt-3 text-muted">
        {words.inPart(parted.map((field) => fieldLabel(field, lang)).join(", "))}
      </p>
      {outcome ? (
        <details className="desk-fold">
          <summary>{words.inPartDetails}</summary>
          <Outcome outcome={outcome} wording={wording} lang={lang} level={4} />
        </details>
      ) : null}
    </>
  );
}

function VersionLinks({
  version: { number },
  entry,
  lang,
}: {
  version: Version;
  entry: HistoryEntry;
  lang: Lang;
}) {
  const words = messages(lang).history;
  const { type, slug } = entry;
  const compare = (from: number, to: number) => comparePath(lang, type, slug, { de: from, a: to });
  const links = [
    { href: versionPath(lang, type, slug, number), label: words.see },
    ...(number > 1 ? [{ href: compare(number - 1, number), label: words.compareWithPrevious }] : []),
    ...(number < entry.version
      ? [{ href: compare(number, entry.version), label: words.compareWithCurrent }]
      : []),
  ];
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href} className="inline-block py-1">
            {label}
            <span className="sr-only"> ({words.version(number)})</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
