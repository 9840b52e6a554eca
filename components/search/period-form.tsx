import { Button } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import type { Query } from "#lib/paths";
import type { SearchIssue } from "#lib/search/query";
import { KeptInputs } from "./kept-inputs";

/** A start and an end, either alone, each a year, a month or a day. */
export function PeriodForm({
  lang,
  action,
  kept,
  typed,
  issues,
}: {
  lang: Lang;
  action: string;
  kept: Query;
  /** As they were typed, also when they could not be read. */
  typed: { from: string; to: string };
  issues: readonly SearchIssue[];
}) {
  const words = messages(lang).filters.period;
  const wrong = (name: "from" | "to") => {
    const issue = issues.find((each) => each.name === name);
    return issue && (issue.code === "reversed" ? words.reversed : words.wrong);
  };
  return (
    <form action={action} method="get" className="filter-form">
      <KeptInputs kept={kept} />
      <fieldset>
        <legend>{words.title}</legend>
        <p className="hint" id="period-hint">
          {words.hint}
        </p>
        <div className="filter-form-line">
          {(["from", "to"] as const).map((name) => (
            <div key={name}>
              <label htmlFor={`period-${name}`}>{words[name]}</label>
              <input
                id={`period-${name}`}
                name={name}
                className="input input-compact"
                defaultValue={typed[name]}
                maxLength={10}
                autoComplete="off"
                aria-invalid={wrong(name) ? true : undefined}
                aria-describedby={wrong(name) ? `period-${name}-error` : "period-hint"}
              />
            </div>
          ))}
        </div>
        {(["from", "to"] as const).map((name) =>
          wrong(name) ? (
            <p key={name} className="field-error" id={`period-${name}-error`}>
              {words[name]}
              {messages(lang).common.colon}
              {wrong(name)}
            </p>
          ) : null,
        )}
      </fieldset>
      <Button variant="secondary" small>
        {words.submit}
      </Button>
    </form>
  );
}
