"use client"; // A reason that is chosen chooses its ready answer, whose text shows before it is sent.
import { type ChangeEvent, useState } from "react";
import { Radios } from "#components/forms/checkbox";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { type FormValues, firstValue, type Option } from "#lib/form-state";
import { useForm } from "../forms/form-context";

export interface VerdictChoice extends Option {
  /** None for an acceptance, which needs no reason. */
  reasons: readonly Option[];
  answers: readonly ReadyAnswer[];
}

interface ReadyAnswer extends Option {
  reasonCode: string;
  /** In the language of who receives it. */
  text: string;
}

interface Words {
  verdict: string;
  reasonCode: string;
  answer: string;
  answerHint: string;
  answerNone: string;
  answerTexts: string;
  preview: string;
  reason: string;
  reasonHint: string;
  send: string;
}

/**
 * What is decided, why, and the message: a ready answer, the moderator's own words, or both. Once the proposal is
 * closed by someone else, nothing is asked, but what was typed is still there to be read and copied.
 */
export function RefusalFields({
  verdicts,
  words,
  open,
  answerLang,
}: {
  verdicts: readonly VerdictChoice[];
  words: Words;
  open: boolean;
  /** The language of the answers, when it is not the screen's. */
  answerLang?: string;
}) {
  const { state, values } = useForm();
  const [chosen, choose] = useState<Chosen>(() => chosenIn(verdicts, values));
  if (!open && state.values === null) return null;

  function follow({ target, currentTarget }: ChangeEvent<HTMLDivElement>) {
    if (!(target instanceof HTMLSelectElement)) return;
    const [name, verdict] = target.name.split("-");
    const choice = verdicts.find(({ value }) => value === verdict);
    const list = (of: string) =>
      currentTarget.querySelector<HTMLSelectElement>(`select[name="${of}-${verdict}"]`);
    const [reason, answer] = [list("reasonCode"), list("answer")];
    if (!choice || !reason || !answer) return;
    const current = choice.answers.find(({ value }) => value === answer.value);
    if (name === "reasonCode" && current?.reasonCode !== reason.value) {
      answer.value = choice.answers.find(({ reasonCode }) => reasonCode === reason.value)?.value ?? "";
    }
    if (name === "answer" && reason.value === "") reason.value = current?.reasonCode ?? "";
    choose({ ...chosen, [choice.value]: answer.value });
  }

  return (
    <div className="refusal stack" onChange={follow}>
      <Radios name="verdict" label={words.verdict} options={verdicts} required />
      {verdicts
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ value, reasons, answers }) => {
          const text = answers.find((one) => one.value === chosen[value])?.text;
          return (
            <div key={value} className={`for-${value} stack`}>
              <Select
                name={`reasonCode-${value}`}
                label={words.reasonCode}
                options={reasons}
                empty
                required
              />
              {answers.length > 0 ? (
                <Select
                  name={`answer-${value}`}
                  label={words.answer}
                  hint={words.answerHint}
                  options={answers}
                  empty={words.answerNone}
                />
              ) : null}
              {text ? (
                <div>
                  <p className="hint">{words.preview}</p>
                  <p className="quoted" lang={answerLang}>
                    {text}
                  </p>
                </div>
              ) : null}
              {open && answers.length > 0 ? (
                <noscript>
                  <details className="desk-fold">
                    <summary>{words.answerTexts}</summary>
                    <dl>
                      {answers.map((one) => (
                        <div key={one.value}>
                          <dt>{one.label}</dt>
                          <dd lang={answerLang}>{one.text}</dd>
                        </div>
                      ))}
                    </dl>
                  </details>
                </noscript>
              ) : null}
            </div>
          );
        })}
      <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={5} />
      {open ? <SubmitButton variant="secondary">{words.send}</SubmitButton> : null}
    </div>
  );
}

/** The answer chosen for each verdict, by its id. */
type Chosen = Readonly<Record<string, string>>;

const chosenIn = (verdicts: readonly VerdictChoice[], values: FormValues | null): Chosen =>
  Object.fromEntries(verdicts.map(({ value }) => [value, firstValue(values ?? {}, `answer-${value}`)]));
