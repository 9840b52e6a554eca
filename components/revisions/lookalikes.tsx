"use client"; // Shows what the form's answer says that the new entry looks like.
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { useForm } from "../forms/form-context";

interface Words {
  title: string;
  see: string;
  editInstead: string;
  note: string;
  noteHint: string;
  send: string;
}

/** What may be the same thing: to be changed rather than proposed again, or else to be told apart in a sentence. */
export function Lookalikes({ words }: { words: Words }) {
  const { state, values } = useForm();
  const said = Boolean(values?.duplicateNote?.[0]);
  if (state.lookalikes.length === 0 && !said) return null;
  return (
    <section className="lookalikes" aria-labelledby="lookalikes">
      <h2 id="lookalikes">{words.title}</h2>
      {state.lookalikes.length > 0 && (
        <ul>
          {state.lookalikes.map(({ title, detail, href, editHref }) => (
            <li key={href}>
              <strong>{title}</strong>
              <span className="hint">{detail}</span>
              <span className="lookalike-acts">
                <a href={href} target="_blank" rel="noopener">
                  {words.see}
                  <span className="sr-only"> : {title}</span>
                </a>
                <a href={editHref}>
                  {words.editInstead}
                  <span className="sr-only"> : {title}</span>
                </a>
              </span>
            </li>
          ))}
        </ul>
      )}
      <TextArea name="duplicateNote" rows={2} label={words.note} hint={words.noteHint} />
      <SubmitButton intent="submit" variant="secondary" small className="mt-3">
        {words.send}
      </SubmitButton>
    </section>
  );
}
