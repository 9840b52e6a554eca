import { Notice } from "#components/ui/notice";
import { type AdviceLine, fieldId } from "#lib/form-state";

interface Props {
  lines: readonly AdviceLine[];
  words: { title: string; lead: string };
  /** The page of the form, when it is another one. */
  href?: string;
}

/** Remarks on a draft, each leading to its field. They stop nothing. */
export function AdviceNotice({ lines, words, href = "" }: Props) {
  if (lines.length === 0) return null;
  return (
    <Notice title={words.title}>
      <p>{words.lead}</p>
      <ul className="advice">
        {lines.map(({ path, field, text }) => (
          <li key={`${path} ${text}`}>
            <a href={`${href}#${fieldId(path)}`}>{field}</a>
            {" — "}
            {text}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
