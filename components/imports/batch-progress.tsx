import type { BatchActKind } from "#lib/imports/batch-acts";
import { type Lang, messages } from "#lib/messages/index";
import { AutoRefresh } from "./auto-refresh";

interface Props {
  progress: { kind: BatchActKind; total: number; done: number };
  /** The page itself. */
  href: string;
  lang: Lang;
}

/** How far what was asked of a batch is. The page asks for itself again, with JavaScript or without. */
export function BatchProgress({ progress: { kind, total, done }, href, lang }: Props) {
  const { batch } = messages(lang).imports;
  return (
    <section className="card mb-6" aria-labelledby="progress">
      <AutoRefresh />
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
      <h2 id="progress">{batch.underWay[kind]}</h2>
      <p className="mt-2" role="status">
        {batch.progress(done, total)}
      </p>
      <progress className="mt-2 block w-full max-w-md" value={done} max={total} aria-labelledby="progress">
        {batch.progress(done, total)}
      </progress>
      <p className="mt-2 text-muted">{batch.refreshText}</p>
      <p className="mt-2">
        <a href={href}>{batch.refresh}</a>
      </p>
    </section>
  );
}
