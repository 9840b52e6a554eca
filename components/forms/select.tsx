"use client"; // Reads what was chosen and what is wrong from its form.
import type { Option } from "#lib/form-state";
import { FieldFrame, type FieldWords, isHinted } from "./field";
import { useField } from "./form-context";
import { formWords } from "./words";

interface Props extends FieldWords {
  name: string;
  options: readonly Option[];
  defaultValue?: string;
  /** The words of "nothing chosen"; absent, one value is always chosen. */
  empty?: string | true;
  className?: string;
  width?: "short" | "medium";
}

export function Select(props: Props) {
  const { name, options, defaultValue = "", empty, className, width, label, hint, example, required } = props;
  const field = useField(name, { hinted: isHinted(props) });
  const value = field.typed ? (field.typed[0] ?? "") : defaultValue;
  const words = { label, hint, example, required };
  return (
    <FieldFrame id={field.id} lang={field.lang} errors={field.errors} className={className} {...words}>
      {/* React's reset of a form forgets the choice of a select: with this key it is made anew. */}
      <select
        key={value}
        {...field.attributes}
        defaultValue={value}
        aria-required={required || undefined}
        className={`input ${width ? `input-${width}` : ""}`}
      >
        {empty && <option value="">{empty === true ? formWords(field.lang).choose : empty}</option>}
        {withChosen(options, value).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A value that is no longer in the list stays chosen: it is for a person to change it. */
const withChosen = (options: readonly Option[], value: string) =>
  value === "" || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: value }];
