import { Done } from "#components/ui/done";
import { type Lang, messages } from "#lib/messages/index";

/** What was just done, as the address says it. */
export function DoneNotice({ done, lang }: { done: unknown; lang: Lang }) {
  const { done: words, mine } = messages(lang).teams;
  const known = new Map<unknown, string>([...Object.entries(words), ["withdrawn", mine.withdrawn]]);
  return <Done text={known.get(done)} />;
}
