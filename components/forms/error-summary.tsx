import { Notice } from "#components/ui/notice";
import { type FormState, fieldId } from "#lib/form-state";
import type { formWords } from "./words";

interface Props {
  state: FormState;
  labels: Readonly<Record<string, string>>;
  words: ReturnType<typeof formWords>;
}

/** What is wrong, each with a link to its field (GOV.UK's pattern). */
export function ErrorSummary({ state, labels, words }: Props) {
  const { issues, message, link } = state;
  return (
    <section className="error-summary" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{issues.length > 0 ? words.toCorrect(issues.length) : message}</h2>
      {issues.length > 0 && message && <p>{message}</p>}
      {issues.length > 0 && (
        <ul>
          {issues.map(({ path, message: text }) => {
            const place = placeOf(path, labels);
            const name = place.parts.map((part) => (typeof part === "number" ? words.row(part + 1) : part));
            return (
              <li key={`${path} ${text}`}>
                <a href={`#${fieldId(place.path)}`}>{[name.join(", "), text].filter(Boolean).join(" — ")}</a>
              </li>
            );
          })}
        </ul>
      )}
      {link && (
        <p>
          <FormLink link={link} />
        </p>
      )}
    </section>
  );
}

/** Something went well, or has to be known. */
export function FormNotice({ state }: { state: FormState }) {
  return (
    <Notice kind={state.tone === "ok" ? "success" : "info"} live>
      <p>{state.message}</p>
      {state.link && (
        <p>
          <FormLink link={state.link} />
        </p>
      )}
    </Notice>
  );
}

function FormLink({ link }: { link: NonNullable<FormState["link"]> }) {
  const other = link.newTab ? { target: "_blank", rel: "noopener" } : {};
  return (
    <a href={link.href} {...other}>
      {link.label}
    </a>
  );
}

/**
 * The nearest place of the form that has a label, and its name: "credits.2.name" is a field of its own where
 * "credits.*.name" is labelled, "themes.3" is the whole field "themes".
 */
function placeOf(path: string, labels: Props["labels"]): { path: string; parts: (string | number)[] } {
  const segments = path.split(".");
  const pattern = segments.map((segment) => (/^\d+$/.test(segment) ? "*" : segment)).join(".");
  const label = labels[pattern];
  if (label === undefined) {
    return segments.length > 1 ? placeOf(segments.slice(0, -1).join("."), labels) : { path, parts: [] };
  }
  const row = segments.length > 1 ? [labels[segments[0] ?? ""] ?? "", Number(segments[1])] : [];
  return { path, parts: [...row, label] };
}
