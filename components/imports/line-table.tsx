import { StateBadge } from "#components/ui/state-badge";
import { Table } from "#components/ui/table";
import { TypeBadge } from "#components/ui/type-badge";
import { fieldLabel } from "#lib/entries/field-words";
import { fieldsOf } from "#lib/entries/types/index";
import type { ErrorParams } from "#lib/errors";
import type { LineView } from "#lib/imports/queries";
import { type Lang, messages } from "#lib/messages/index";
import { own } from "#lib/own";
import { contributionPath, entryPath, reviewItemPath } from "#lib/paths";

interface Props {
  lines: readonly LineView[];
  /** Which lines can be ticked. */
  choosable: (line: LineView) => boolean;
  /** Whether the reader is one who reviews: a proposal leads to its review. */
  desk: boolean;
  lang: Lang;
}

/** The records of a file, one a row: where it stands in it, what it says, what it is, what it became. */
export function LineTable({ lines, choosable, desk, lang }: Props) {
  const { batch } = messages(lang).imports;
  const any = lines.some(choosable);
  return (
    <Table caption={batch.caption} stacked>
      <thead>
        <tr>
          {any ? (
            <th scope="col">
              <span className="sr-only">{batch.choose}</span>
            </th>
          ) : null}
          <th scope="col" className="number">
            {batch.line}
          </th>
          <th scope="col">{batch.record}</th>
          <th scope="col">{batch.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.position}>
            {any ? (
              <td className="mark">
                {choosable(line) ? (
                  <label className="choice">
                    <input type="checkbox" name="line" value={line.position} defaultChecked={line.chosen} />
                    <span className="sr-only">{batch.chooseLine(line.title)}</span>
                    <input type="hidden" name="shown" value={line.position} />
                  </label>
                ) : null}
              </td>
            ) : null}
            <td className="number">
              <span className="stacked-label">{batch.line} </span>
              {line.line}
            </td>
            <th scope="row">
              <Name line={line} desk={desk} lang={lang} />
            </th>
            <td>
              <Verdict line={line} lang={lang} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Name({ line, desk, lang }: { line: LineView; desk: boolean; lang: Lang }) {
  const { batch } = messages(lang).imports;
  const { revision, title, type, status } = line;
  const name = revision?.title || title || batch.untitled;
  const href = revision && (desk ? reviewItemPath(lang, revision.id) : contributionPath(lang, revision.id));
  return (
    <>
      {href ? <a href={href}>{name}</a> : name}
      {status === "invalid" ? null : (
        <>
          {" "}
          <TypeBadge type={type} lang={lang} plain />
        </>
      )}
    </>
  );
}

function Verdict({ line, lang }: { line: LineView; lang: Lang }) {
  const { batch } = messages(lang).imports;
  const { revision, status, issues, undoneFrom, type } = line;
  if (revision) {
    return (
      <>
        <StateBadge state={revision.state} lang={lang} />
        {undoneFrom ? <span className="badge">{batch.undone}</span> : null}
        {revision.entry ? (
          <p className="mt-1">
            <a href={entryPath(lang, type, revision.entry.slug)}>{messages(lang).review.queue.seeEntry}</a>
          </p>
        ) : null}
      </>
    );
  }
  const [problem] = issues;
  return (
    <>
      <span className={`badge ${TONES[status]}`}>{batch[status]}</span>
      {status === "invalid" && problem ? (
        <p className="mt-1">{said(problem.code, problem.params, lang)}</p>
      ) : null}
      <DoubleOf line={line} lang={lang} />
      {status !== "invalid" && issues.length > 0 ? (
        <p className="mt-1 text-muted">{batch.missing(fieldNames(line, lang))}</p>
      ) : null}
    </>
  );
}

const TONES = { new: "tone-ok", duplicate: "tone-warn", invalid: "tone-bad", unchecked: "" } as const;

function DoubleOf({ line: { double }, lang }: { line: LineView; lang: Lang }) {
  const { batch } = messages(lang).imports;
  if (!double) return null;
  if (double.kind === "line") return <p className="mt-1">{batch.sameAs(double.line)}</p>;
  return (
    <p className="mt-1">
      {double.kind === "proposal" ? batch.alreadyProposed : batch.why[double.why]}{" "}
      <a
        href={
          double.kind === "proposal"
            ? contributionPath(lang, double.id)
            : entryPath(lang, double.type, double.slug)
        }
      >
        {double.title}
      </a>
    </p>
  );
}

/** The fields that something is wrong with, each once. */
function fieldNames({ type, issues }: LineView, lang: Lang): string {
  const names = new Set(issues.map(({ path }) => path.split(".")[0] ?? ""));
  const labels = fieldsOf(type)
    .filter(({ name }) => names.has(name))
    .map((field) => fieldLabel(field, lang).toLowerCase());
  return labels.join(", ");
}

function said(code: string, params: ErrorParams = {}, lang: Lang): string {
  const sentences: Readonly<Record<string, (params: ErrorParams) => string>> = messages(lang).issues;
  return own(sentences, code)?.(params) ?? messages(lang).issues.invalid();
}
