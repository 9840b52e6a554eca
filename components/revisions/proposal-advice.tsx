import { adviceLines } from "#lib/checks/words";
import { fieldId } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { choiceName } from "#lib/revisions/choice-name";
import type { ReviewItem } from "#lib/revisions/review-item";

/** What our checks remark of a proposal: hints, each leading to what there is to choose about its field. */
export function ProposalAdvice({ item, open, lang }: { item: ReviewItem; open: boolean; lang: Lang }) {
  const words = messages(lang).checks;
  const lines = adviceLines(item.advice, item.type, lang);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="advice">
      <h2 id="advice" className="desk-small">
        {words.reviewTitle(lines.length)}
      </h2>
      <p className="hint">{words.reviewLead}</p>
      <ul className="advice">
        {lines.map(({ path, field, text }) => {
          const [name = ""] = path.split(".");
          const leads = open && Object.hasOwn(item.changes, name);
          return (
            <li key={`${path} ${text}`}>
              {leads ? <a href={`#${fieldId(choiceName(name))}`}>{field}</a> : <strong>{field}</strong>}
              {" — "}
              {text}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
