import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea, TextField } from "#components/forms/text-field";
import { type Lang, messages } from "#lib/messages/index";
import { SUGGESTION_KINDS, SUGGESTION_PREFIX } from "#lib/vocabularies/suggestion";
import { SuggestTermFold } from "./suggest-term-fold";

/** In the form of a proposal: what its author does not find among themes and organisations. */
export function SuggestTermFields({ lang }: { lang: Lang }) {
  const { form: words, kinds } = messages(lang).termSuggestions;
  const name = (part: string) => SUGGESTION_PREFIX + part;
  return (
    <SuggestTermFold prefix={SUGGESTION_PREFIX} summary={words.open}>
      <p className="hint">{words.lead}</p>
      <Select
        name={name("kind")}
        label={words.kind}
        options={SUGGESTION_KINDS.map((value) => ({ value, label: kinds[value] }))}
        width="medium"
      />
      <TextField name={name("name")} label={words.name} hint={words.nameHint} autoComplete="off" />
      <TextField name={name("about")} label={words.about} hint={words.aboutHint} autoComplete="off" />
      <TextArea name={name("note")} label={words.note} hint={words.noteHint} rows={2} />
      <SubmitButton intent="suggest" variant="secondary" small className="mt-3">
        {words.submit}
      </SubmitButton>
    </SuggestTermFold>
  );
}

/** What the error summary calls them. */
export function suggestTermLabels(lang: Lang): Record<string, string> {
  const { kind, name, about, note } = messages(lang).termSuggestions.form;
  return Object.fromEntries(
    Object.entries({ kind, name, about, note }).map(([part, label]) => [SUGGESTION_PREFIX + part, label]),
  );
}
