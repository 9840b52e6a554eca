import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { formatDay } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { quarantinePath } from "#lib/paths";
import { levels } from "#lib/trust/levels";
import type { Standing } from "#lib/trust/queries";
import { FiguresFacts } from "./figures-facts";
import { LevelHistory } from "./level-history";

interface Props {
  id: string;
  standing: Standing | null;
  setLevel: FormAction;
  lang: Lang;
}

/** A person's level for an administrator: from what, since when, and the way to fix it. */
export function PersonLevel({ id, standing, setLevel, lang }: Props) {
  const { trust } = messages(lang);
  const words = trust.person;
  return (
    <section className="stack" aria-labelledby="level">
      <h2 id="level">{words.title}</h2>
      {standing ? <Level id={id} standing={standing} setLevel={setLevel} lang={lang} /> : <p>{words.none}</p>}
    </section>
  );
}

function Level({ id, standing, setLevel, lang }: Props & { standing: Standing }) {
  const { trust } = messages(lang);
  const { person } = trust;
  const { level, held, figures, history } = standing;
  return (
    <>
      <p>
        <strong>{trust.levels[level]}.</strong>{" "}
        {held ? person.held(formatDay(held.at, lang)) : person.automatic}
      </p>
      {held ? <p className="quoted">{held.reason}</p> : null}
      <FiguresFacts figures={figures} lang={lang} />
      {history.length > 0 ? (
        <LevelHistory history={history} lang={lang} />
      ) : (
        <p className="hint">{person.empty}</p>
      )}
      {held ? (
        <ActionForm action={setLevel} lang={lang} className="act-form">
          <input type="hidden" name="id" value={id} />
          <SubmitButton intent="release" variant="secondary">
            {person.release}
          </SubmitButton>
        </ActionForm>
      ) : null}
      <details>
        <summary className="cursor-pointer font-semibold">{person.holdTitle}</summary>
        <ActionForm
          key={`${level} ${held ? "held" : ""}`}
          action={setLevel}
          lang={lang}
          labels={{ level: person.level, reason: person.reason }}
          className="form mt-3"
        >
          <input type="hidden" name="id" value={id} />
          <p className="hint">{person.holdText}</p>
          <Select
            name="level"
            label={person.level}
            options={levels.map((value) => ({ value, label: trust.levels[value] }))}
            defaultValue={level}
            width="medium"
          />
          <TextField name="reason" label={person.reason} required />
          <div className="form-actions">
            <SubmitButton intent="hold" variant="secondary">
              {person.hold}
            </SubmitButton>
          </div>
        </ActionForm>
      </details>
      <p>
        <a href={quarantinePath(lang, id)}>{person.quarantine}</a>
      </p>
    </>
  );
}
