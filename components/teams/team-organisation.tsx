import { ActionForm } from "#components/forms/action-form";
import { FirstButton } from "#components/forms/first-button";
import { SubmitButton } from "#components/forms/submit-button";
import { OrganisationFields } from "#components/vocabularies/organisation-fields";
import { Successions } from "#components/vocabularies/successions";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { organisationPath } from "#lib/paths";
import { organisationSeen, organisationValues } from "#lib/vocabularies/form";
import type { OrganisationSaid } from "#lib/vocabularies/view";

interface Props {
  teamId: string;
  organisation: OrganisationSaid;
  change: FormAction;
  succeed: FormAction;
  lang: Lang;
}

/** What an organisation's own team says of it: all that the authority file does, and what it follows. */
export function TeamOrganisation({ teamId, organisation, change, succeed, lang }: Props) {
  const { organisation: words } = messages(lang).teams;
  const { fields, successions } = messages(lang).vocabularies;
  const seen = organisationSeen(organisation);
  return (
    <>
      <section aria-labelledby="organisation">
        <h2 id="organisation" className="mb-3">
          {words.title}
        </h2>
        <p className="hint mb-3">{words.text}</p>
        {/* What has just been saved is what the form shows next. */}
        <ActionForm
          key={seen}
          action={change}
          lang={lang}
          labels={fields}
          initial={organisationValues(organisation)}
        >
          <FirstButton intent="save" label={words.save} />
          <input type="hidden" name="teamId" value={teamId} />
          <input type="hidden" name="seen" value={seen} />
          <OrganisationFields lang={lang} />
          <div className="form-actions">
            <SubmitButton intent="save" variant="secondary">
              {words.save}
            </SubmitButton>
          </div>
        </ActionForm>
      </section>
      <section aria-labelledby="successions" className="stack">
        <h2 id="successions">{successions.title}</h2>
        <Successions
          organisation={organisation}
          about={{ name: "teamId", value: teamId }}
          pathOf={(slug) => organisationPath(lang, slug)}
          action={succeed}
          lang={lang}
        />
      </section>
    </>
  );
}
