import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";
import type { ChangeView } from "#lib/vocabularies/view";
import { actInWords } from "#lib/vocabularies/wording";
import { LeftWords } from "./change-list";

/** What has just been done, on the page to which the act leads. */
export function DoneNotice({ change, lang }: { change: ChangeView | null; lang: Lang }) {
  if (!change) return null;
  const { done } = messages(lang).vocabularies.change;
  return (
    <div className="mb-6">
      <Notice kind="success" title={done} live>
        <p>{actInWords(change, lang)}</p>
        <LeftWords change={change} lang={lang} />
      </Notice>
    </div>
  );
}
