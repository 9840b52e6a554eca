import type { Option } from "#lib/form-state";

/** A text or a day of a GET form; `wide` where it is what one types first. */
export function FilterInput({
  name,
  label,
  value,
  type = "search",
  wide = false,
}: {
  name: string;
  label: string;
  value: string | null;
  type?: "search" | "date";
  wide?: boolean;
}) {
  return (
    <div className={wide ? "field field-wide" : "field"}>
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <input
        id={name}
        name={name}
        type={type}
        maxLength={type === "search" ? 200 : undefined}
        defaultValue={value ?? ""}
        className="input input-compact"
      />
    </div>
  );
}

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
