import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";

/** What was just done, as the address says it. */
export function DoneNotice({ done, lang }: { done: unknown; lang: Lang }) {
  const { done: words, mine } = messages(lang).teams;
  const known = new Map<unknown, string>([...Object.entries(words), ["withdrawn", mine.withdrawn]]);
  const text = known.get(done);
  if (!text) return null;
  return (
    <div className="mb-6">
      <Notice kind="success" live>
        <p>{text}</p>
      </Notice>
    </div>
  );
}
