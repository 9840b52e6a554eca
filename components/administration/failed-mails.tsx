import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { DeadLetter } from "#lib/notifications/dead-letters";

interface Props {
  letters: readonly DeadLetter[];
  retry: FormAction;
  lang: Lang;
}

/** Mails that nothing could send: what, to whom, when and why; and another try where it makes sense. */
export function FailedMails({ letters, retry, lang }: Props) {
  const { mails } = messages(lang).administration;
  return (
    <section aria-labelledby="failed">
      <h2 id="failed" className="mb-3">
        {mails.caption(letters.length)}
      </h2>
      <ol className="queue">
        {letters.map((letter) => (
          <li key={letter.id}>
            <LetterWords letter={letter} lang={lang} />
            {letter.retryable ? (
              <ActionForm action={retry} lang={lang} className="">
                <input type="hidden" name="id" value={letter.id} />
                <SubmitButton variant="secondary" small>
                  {mails.retry}
                  <span className="sr-only">
                    {messages(lang).common.colon}
                    {whatOf(letter, lang)}, {letter.recipient?.name}
                  </span>
                </SubmitButton>
              </ActionForm>
            ) : (
              <p className="queue-claim">{mails.expired}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function LetterWords({ letter, lang }: { letter: DeadLetter; lang: Lang }) {
  const { mails } = messages(lang).administration;
  const { colon } = messages(lang).common;
  return (
    <div>
      <p className="queue-title">{whatOf(letter, lang)}</p>
      <p className="queue-meta">
        <span>
          {mails.to}
          {colon}
          {letter.recipient?.name ?? mails.someone}
        </span>
        <span>
          {mails.at}
          {colon}
          <time dateTime={letter.failedAt.toISOString()}>{formatInstant(letter.failedAt, lang)}</time>
        </span>
      </p>
      <p className="hint">
        {mails.why}
        {colon}
        {letter.error || mails.unsaid}
      </p>
    </div>
  );
}

function whatOf({ kind, about }: DeadLetter, lang: Lang): string {
  const { mails } = messages(lang).administration;
  return (about && mails.about[about]) || (mails.kinds[kind] ?? kind);
}
