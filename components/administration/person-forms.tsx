import { ActionForm } from "#components/forms/action-form";
import { Radios } from "#components/forms/checkbox";
import { SubmitButton } from "#components/forms/submit-button";
import { ROLES } from "#lib/administration/people-filters";
import type { PersonItem } from "#lib/administration/queries";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

interface Props {
  person: PersonItem;
  setRole: FormAction;
  setBlocked: FormAction;
  lang: Lang;
}

/** What a person may do, and whether they may come in. */
export function PersonForms({ person, setRole, setBlocked, lang }: Props) {
  const { account, administration } = messages(lang);
  const { people } = administration;
  const blocked = person.state === "blocked";
  return (
    <>
      <section aria-labelledby="role">
        <h2 id="role" className="mb-3">
          {people.role}
        </h2>
        <ActionForm key={person.role} action={setRole} lang={lang} labels={{ role: people.newRole }}>
          <input type="hidden" name="id" value={person.id} />
          <input type="hidden" name="seen" value={person.role} />
          <Radios
            name="role"
            label={people.newRole}
            defaultValue={person.role}
            options={ROLES.map((value) => ({
              value,
              label: account.roles[value],
              detail: people.allows[value],
            }))}
          />
          <div className="form-actions">
            <SubmitButton variant="secondary">{people.change}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      {person.own ? null : (
        <section aria-labelledby="access">
          <h2 id="access" className="mb-3">
            {people.access}
          </h2>
          <ActionForm action={setBlocked} lang={lang} className="act-form">
            <input type="hidden" name="id" value={person.id} />
            <p>{blocked ? people.unblockText : people.blockText}</p>
            <SubmitButton intent={blocked ? "unblock" : "block"} variant={blocked ? "secondary" : "danger"}>
              {blocked ? people.unblock : people.block}
            </SubmitButton>
          </ActionForm>
        </section>
      )}
    </>
  );
}
