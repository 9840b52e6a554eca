"use client"; // A reason that is chosen fills in the usual sentence, unless something was written already.
import type { ChangeEvent } from "react";
import { Radios } from "#components/forms/checkbox";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { Option } from "#lib/form-state";
import { useForm } from "../forms/form-context";

export interface RefusalVerdict extends Option {
  reasons: readonly Option[];
  /** The usual sentence of each reason. */
  templates: Readonly<Record<string, string>>;
}

interface Words {
  verdict: string;
  reasonCode: string;
  reason: string;
  reasonHint: string;
  template: string;
  send: string;
}

/**
 * Changes asked for or refused: the verdict, its reason, the message. Once the proposal is closed by someone else,
 * nothing is asked, but what was typed is still there to be read and copied.
 */
export function RefusalFields({
  verdicts,
  words,
  open,
}: {
  verdicts: readonly RefusalVerdict[];
  words: Words;
  open: boolean;
}) {
  const { state } = useForm();
  if (!open && state.values === null) return null;

  function fillIn({ target, currentTarget }: ChangeEvent<HTMLDivElement>) {
    const message = currentTarget.querySelector("textarea");
    if (!message || !(target instanceof HTMLSelectElement)) return;
    const sentences = verdicts.map(({ value, templates }) => [`reasonCode-${value}`, templates] as const);
    const known = sentences.flatMap(([, templates]) => Object.values(templates).map((text) => text.trim()));
    const typed = message.value.trim();
    if (typed && !known.includes(typed)) return;
    message.value = sentences.find(([name]) => name === target.name)?.[1][target.value] ?? "";
  }

  return (
    <div className="refusal stack" onChange={fillIn}>
      <Radios name="verdict" label={words.verdict} options={verdicts} required />
      {verdicts.map(({ value, reasons }) => (
        <Select
          key={value}
          name={`reasonCode-${value}`}
          label={words.reasonCode}
          options={reasons}
          empty
          required
          className={`for-${value}`}
        />
      ))}
      {open ? (
        <noscript>
          <SubmitButton intent="template" variant="quiet" small>
            {words.template}
          </SubmitButton>
        </noscript>
      ) : null}
      <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={5} required />
      {open ? <SubmitButton variant="secondary">{words.send}</SubmitButton> : null}
    </div>
  );
}
