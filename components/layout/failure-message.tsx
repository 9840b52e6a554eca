/** What a page says when it could not be made: no internals, what is safe, and a way on. */
export function FailureMessage({
  title,
  text,
  retry,
  reference,
  digest,
  onRetry,
}: {
  title: string;
  text: string;
  retry: string;
  reference: string;
  /** What the log calls it; none when it failed in the browser. */
  digest: string | undefined;
  onRetry: () => void;
}) {
  return (
    <header className="page-header">
      <h1>{title}</h1>
      <p className="page-header-lead">{text}</p>
      {digest ? (
        <p className="hint">
          {reference}
          <code>{digest}</code>
        </p>
      ) : null}
      <div className="page-header-actions">
        <button type="button" className="button button-primary" onClick={onRetry}>
          {retry}
        </button>
      </div>
    </header>
  );
}
