import type { Option } from "#lib/form-state";

/** A choice of a GET form. */
export function FilterSelect({
  name,
  label,
  none,
  value,
  options,
}: {
  name: string;
  label: string;
  /** The words of "whichever". */
  none: string;
  value: string | null;
  options: readonly Option[];
}) {
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <select key={value} id={name} name={name} defaultValue={value ?? ""} className="input input-compact">
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
