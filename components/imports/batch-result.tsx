import { Notice } from "#components/ui/notice";
import { formatAge } from "#lib/dates";
import type { ErrorParams } from "#lib/errors";
import type { BatchActKind } from "#lib/imports/batch-acts";
import { type Lang, messages } from "#lib/messages/index";

interface Props {
  last: {
    kind: BatchActKind;
    by: string;
    finishedAt: Date | null;
    counts: { done: number; already: number; refused: number };
    refused: readonly { position: number; line: number; title: string; error: string; params: ErrorParams }[];
  };
  lang: Lang;
  now: Date;
}

/** What became of the last thing asked of a batch, and why some of its lines were left aside. */
export function BatchResult({ last: { kind, by, finishedAt, counts, refused }, lang, now }: Props) {
  const { imports, errors } = messages(lang);
  const { result } = imports;
  const sentences: Readonly<Record<string, (params: ErrorParams) => string>> = errors;
  return (
    <div className="mb-6">
      <Notice kind={counts.refused > 0 ? "warning" : "success"} title={result.title[kind]}>
        {finishedAt ? <p>{result.by(by, formatAge(finishedAt, now, lang))}</p> : null}
        <ul>
          {counts.done > 0 ? <li>{result.done(counts.done)}</li> : null}
          {counts.already > 0 ? <li>{result.already(counts.already)}</li> : null}
          {counts.refused > 0 ? <li>{result.refused(counts.refused)}</li> : null}
        </ul>
        {refused.length > 0 ? (
          <ul className="mt-2 list-disc ps-5">
            {refused.map((one) => (
              <li key={one.position}>
                {one.title} ({result.refusedLine(one.line)}
                {messages(lang).common.colon}
                {(sentences[one.error] ?? errors.refused)(one.params)})
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}
