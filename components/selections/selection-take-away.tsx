import { type Lang, messages } from "#lib/messages/index";
import { selectionPdfPath } from "#lib/paths";

/** What a selection can be taken away as. */
export function SelectionTakeAway({ id, lang }: { id: string; lang: Lang }) {
  const { printing, takeAway } = messages(lang);
  return (
    <section className="take-away" aria-labelledby="emporter">
      <h2 id="emporter">{takeAway.title}</h2>
      <dl>
        <div>
          <dt>{takeAway.download}</dt>
          <dd>
            <a href={selectionPdfPath(lang, id)} rel="nofollow">
              {printing.pdf}
            </a>
          </dd>
        </div>
      </dl>
    </section>
  );
}
