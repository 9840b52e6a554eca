import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";
import { own } from "#lib/own";

/** What was just done, as the address says it. */
export function SelectionDone({ done, lang }: { done: unknown; lang: Lang }) {
  const { form, add, desk } = messages(lang).selections;
  const said: Readonly<Record<string, string>> = {
    created: form.created,
    saved: form.saved,
    deleted: form.deleted,
    added: add.added,
    was: add.was,
    hidden: desk.hidden,
    shown: desk.shown,
  };
  const text = typeof done === "string" ? own(said, done) : null;
  return text ? (
    <div className="mb-6">
      <Notice kind="success" live>
        <p>{text}</p>
      </Notice>
    </div>
  ) : null;
}
