import { Landing } from "#components/revisions/landing";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryPath } from "#lib/paths";
import type { ReportKind } from "#lib/reports/kinds";

/** What the person sees once it is sent: a reference to quote, and until when it is answered. */
export function ReportReceived({
  received: { reference, dueAt, kind },
  entry: { type, slug },
  lang,
}: {
  received: { reference: string; dueAt: Date | null; kind: ReportKind };
  entry: { type: EntryType; slug: string };
  lang: Lang;
}) {
  const { objection, received: words } = messages(lang).reports;
  const asks = kind === "objection";
  return (
    <div className="stack">
      <Landing>
        <Notice kind="success" live title={asks ? objection.receivedTitle : words.title}>
          <p>{asks ? objection.receivedReference(reference) : words.reference(reference)}</p>
          <p>
            {words.thanks} {dueAt ? words.due(formatDay(dueAt, lang)) : null}
          </p>
          <p>{words.mail}</p>
        </Notice>
      </Landing>
      <p>
        <ButtonLink href={entryPath(lang, type, slug)} variant="secondary">
          {words.back}
        </ButtonLink>
      </p>
    </div>
  );
}
