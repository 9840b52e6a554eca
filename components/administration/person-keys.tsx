import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { Facts } from "#components/ui/facts";
import type { PersonItem } from "#lib/administration/queries";
import { formatDay, formatNumber } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { KeysHeld } from "#lib/passkeys/queries";

interface Props {
  person: PersonItem;
  held: KeysHeld;
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
      {held.count === 0 ? <p>{words.none}</p> : <Held held={held} lang={lang} />}
      {held.count > 0 && person.own ? <p className="mt-3">{words.own}</p> : null}
      {held.count > 0 && !person.own ? (
        <ActionForm action={removeKeys} lang={lang} className="act-form mt-3">
          <input type="hidden" name="id" value={person.id} />
          <p>{words.text}</p>
          <SubmitButton variant="danger">{words.remove}</SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  );
}

/** What an administrator is asked for by who has lost something: what there is, and when it last served. */
function Held({ held: { count, lastUsedAt, codes }, lang }: { held: KeysHeld; lang: Lang }) {
  const words = messages(lang).keys.person;
  return (
    <Facts
      wide
      facts={[
        { label: words.title, value: formatNumber(count, lang) },
        { label: words.lastUsed, value: lastUsedAt ? formatDay(lastUsedAt, lang) : words.never },
        { label: words.codes, value: formatNumber(codes, lang) },
      ]}
    />
  );
}
