import { KeptInputs } from "#components/search/kept-inputs";
import { Button } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import { embedPath } from "#lib/paths";
import { printSearch, type SearchQuery } from "#lib/search/query";
import { LOOKS, MAX_ENTRIES, VIEWS, type WidgetOptions } from "#lib/widgets/options";

/** How a widget is to look: a form that opens the same page with what was chosen. */
export function EmbedForm({
  lang,
  query,
  options,
}: {
  lang: Lang;
  query: SearchQuery;
  options: WidgetOptions;
}) {
  const words = messages(lang).widgets;
  const colours = [
    { name: "accent", label: words.accent, value: options.accent },
    { name: "fond", label: words.background, value: options.fond },
  ];
  return (
    <form action={embedPath(lang)} className="form">
      <KeptInputs kept={{ ...printSearch({ ...query, cursor: null }), fiche: options.fiche }} />
      {options.fiche === null ? (
        <>
          <fieldset className="group">
            <legend className="label">{words.view}</legend>
            {VIEWS.map((view) => (
              <label key={view} className="choice">
                <input type="radio" name="vue" value={view} defaultChecked={view === options.vue} />
                {words.views[view]}
              </label>
            ))}
          </fieldset>
          <div className="field">
            <label className="label" htmlFor="nombre">
              {words.count}
            </label>
            <p className="hint" id="nombre-hint">
              {words.countHint}
            </p>
            <input
              id="nombre"
              name="nombre"
              type="number"
              min={1}
              max={MAX_ENTRIES}
              defaultValue={options.nombre}
              aria-describedby="nombre-hint"
              className="input input-short"
            />
          </div>
        </>
      ) : null}
      <fieldset className="group">
        <legend className="label">{words.look}</legend>
        {LOOKS.map((look) => (
          <label key={look} className="choice">
            <input type="radio" name="apparence" value={look} defaultChecked={look === options.apparence} />
            {words.looks[look]}
          </label>
        ))}
      </fieldset>
      {colours.map(({ name, label, value }) => (
        <div key={name} className="field">
          <label className="label" htmlFor={name}>
            {label}
          </label>
          <p className="hint" id={`${name}-hint`}>
            {words.colourHint}
          </p>
          <input
            id={name}
            name={name}
            maxLength={7}
            pattern="#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
            defaultValue={value?.replace("#", "") ?? ""}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${name}-hint`}
            className="input input-short"
          />
        </div>
      ))}
      <div className="form-actions">
        <Button variant="secondary">{words.apply}</Button>
      </div>
    </form>
  );
}
