/**
 * Enter in a text field presses the first button of a form: this one, which says the act of the form, and not a search or
 * whatever else comes first. Nobody sees it, and the keyboard does not stop there.
 */
export function FirstButton({ intent, label }: { intent: string; label: string }) {
  return (
    <button type="submit" name="intent" value={intent} tabIndex={-1} aria-hidden="true" className="sr-only">
      {label}
    </button>
  );
}
