import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";
import { contributionEditPath, contributionPath } from "#lib/paths";
import { isPossible, type RevisionState } from "#lib/revisions/states";

/** One's own proposals on the same entry that are not decided yet: going on is better than starting again. */
export function OpenProposals({
  lang,
  open,
}: {
  lang: Lang;
  open: readonly { id: string; state: RevisionState }[];
}) {
  const [last] = open;
  if (!last) return null;
  const words = messages(lang).contributing;
  const href = isPossible("rewrite", last.state)
    ? contributionEditPath(lang, last.id)
    : contributionPath(lang, last.id);
  return (
    <Notice>
      <p>
        {words.form.otherDraft}{" "}
        <a href={href}>{isPossible("rewrite", last.state) ? words.form.otherDraftLink : words.next.open}</a>
      </p>
    </Notice>
  );
}
