"use client"; // Spreads a whole date pasted into the first input over the three of them.
import { type FocusEvent, useRef } from "react";
import { dateOf, datePartsOf } from "#lib/entries/date-parts";
import type { Lang } from "#lib/messages/lang";
import { type FieldWords, GroupFrame, isHinted } from "./field";
import { useField } from "./form-context";
import { formWords } from "./words";

interface Props extends FieldWords {
  name: string;
  /** "2018", "2018-09" or "2018-09-14". */
  defaultValue?: string;
}

/** A date of which the month or the day may be unknown: three inputs, `name.year`, `name.month` and `name.day`. */
export function PartialDate(props: Props) {
  const { name, defaultValue = "", label, hint, example, required } = props;
  const field = useField(name, { hinted: isHinted(props) });
  const parts = datePartsOf(defaultValue);
  const year = useField(`${name}.year`);
  const month = useField(`${name}.month`);
  const day = useField(`${name}.day`);
  const monthInput = useRef<HTMLSelectElement>(null);
  const dayInput = useRef<HTMLInputElement>(null);
  const words = formWords(field.lang);
  const chosenMonth = month.typed ? (month.typed[0] ?? "") : parts.month;
  const invalid = field.errors.length > 0 || undefined;

  function spread(event: FocusEvent<HTMLInputElement>) {
    const whole = datePartsOf(dateOf({ year: event.target.value, month: "", day: "" }) ?? "");
    if (!whole.month || !monthInput.current || !dayInput.current) return;
    event.target.value = whole.year;
    monthInput.current.value = whole.month;
    dayInput.current.value = whole.day;
  }

  return (
    <GroupFrame id={field.id} lang={field.lang} errors={field.errors} {...{ label, hint, example, required }}>
      <div className="input-group date-parts mt-1">
        <label className="field">
          <span className="block text-sm">{words.year}</span>
          <input
            id={field.id}
            name={`${name}.year`}
            defaultValue={year.typed ? (year.typed[0] ?? "") : parts.year}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={invalid}
            aria-required={required || undefined}
            onBlur={spread}
            className="input input-short"
          />
        </label>
        <label className="field">
          <span className="block text-sm">{words.month}</span>
          <select
            key={chosenMonth}
            ref={monthInput}
            name={`${name}.month`}
            defaultValue={chosenMonth}
            aria-invalid={invalid}
            className="input"
          >
            <option value="">{words.noMonth}</option>
            {monthNames(field.lang).map((monthName, index) => (
              <option key={monthName} value={String(index + 1).padStart(2, "0")}>
                {monthName}
              </option>
            ))}
            {/^(0[1-9]|1[0-2]|)$/.test(chosenMonth) || <option value={chosenMonth}>{chosenMonth}</option>}
          </select>
        </label>
        <label className="field">
          <span className="block text-sm">{words.day}</span>
          <input
            ref={dayInput}
            name={`${name}.day`}
            defaultValue={day.typed ? (day.typed[0] ?? "") : parts.day}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={invalid}
            className="input"
          />
        </label>
      </div>
    </GroupFrame>
  );
}

function monthNames(lang: Lang): string[] {
  const format = new Intl.DateTimeFormat(lang === "fr" ? "fr-FR" : "en-GB", {
    month: "long",
    timeZone: "UTC",
  });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 1)));
}
