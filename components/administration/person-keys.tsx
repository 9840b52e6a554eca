import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import type { PersonItem } from "#lib/administration/queries";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

interface Props {
  person: PersonItem;
  /** How many passkeys they have. */
  held: number;
  removeKeys: FormAction;
  lang: Lang;
}

/** The passkeys of a person, for who can take them all away when they are lost or stolen. */
export function PersonKeys({ person, held, removeKeys, lang }: Props) {
  const words = messages(lang).keys.person;
  return (
    <section aria-labelledby="keys">
      <h2 id="keys" className="mb-3">
        {words.title}
      </h2>
      {held === 0 || person.own ? (
        <p>{held === 0 ? words.none : `${words.count(held)} ${words.own}`}</p>
      ) : (
        <ActionForm action={removeKeys} lang={lang} className="act-form">
          <input type="hidden" name="id" value={person.id} />
          <p>
            {words.count(held)} {words.text}
          </p>
          <SubmitButton variant="danger">{words.remove}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
