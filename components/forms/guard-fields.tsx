import { guardFields, type Ticket } from "#lib/guard/forms";
import { type Lang, messages } from "#lib/messages/index";
import { ProofOfWork } from "./proof-of-work";

/**
 * What guards a form that anyone may send, inside it: a field that people do not see, a sealed instant and, while the
 * form is flooded, a computation for the browser.
 */
export function GuardFields({ ticket, lang }: { ticket: Ticket; lang: Lang }) {
  const words = messages(lang).forms.guard;
  return (
    <>
      <div className="form-trap" aria-hidden="true">
        <label htmlFor={`f-${guardFields.trap}`}>{words.trap}</label>
        <input
          id={`f-${guardFields.trap}`}
          name={guardFields.trap}
          type="text"
          tabIndex={-1}
          autoComplete="off"
        />
      </div>
      <input type="hidden" name={guardFields.seal} value={ticket.seal} />
      {ticket.challenge ? (
        <ProofOfWork
          key={ticket.challenge}
          challenge={ticket.challenge}
          words={{ working: words.working, done: words.done, waits: words.waits }}
        />
      ) : null}
    </>
  );
}
