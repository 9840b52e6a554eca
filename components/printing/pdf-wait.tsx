import { AutoRefresh } from "#components/imports/auto-refresh";
import { PageHeader } from "#components/layout/page-header";
import { type Lang, messages } from "#lib/messages/index";
import type { Answer } from "#lib/pdf/ask";

interface Props {
  answer: Exclude<Answer, { state: "ready" }>;
  /** The page itself. */
  here: string;
  /** What is being printed, on screen. */
  back: string;
  lang: Lang;
}

/** While a PDF is being made, or when none can be. The page asks for itself again, with JavaScript or without. */
export function PdfWait({ answer, here, back, lang }: Props) {
  const words = messages(lang).printing;
  const [title, text] = saidOf(answer, lang);
  const waits = answer.state === "waiting";
  return (
    <>
      <PageHeader lang={lang} crumbs={[{ label: words.pdf }]} title={title} />
      {waits ? (
        <>
          <AutoRefresh />
          <noscript>
            <meta httpEquiv="refresh" content="2" />
          </noscript>
        </>
      ) : null}
      <p role="status">{text}</p>
      {waits ? (
        <p className="mt-4">
          <progress aria-label={title} className="block w-full max-w-md" />
        </p>
      ) : null}
      <p className="mt-6 flex flex-wrap gap-5">
        {waits ? <a href={here}>{words.again}</a> : null}
        <a href={back}>{words.back}</a>
      </p>
    </>
  );
}

function saidOf(answer: Props["answer"], lang: Lang): [title: string, text: string] {
  const words = messages(lang).printing;
  switch (answer.state) {
    case "waiting":
      return [words.title, words.lead(answer.title)];
    case "failed":
      return [words.failedTitle, words.failedText];
    case "busy":
      return [words.busyTitle, words.busyText(answer.minutes)];
    case "nothing":
      return [words.emptyTitle, words.emptyText];
  }
}
