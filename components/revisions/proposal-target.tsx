import type { ReviewItem } from "#lib/revisions/review-item";

/** What an act is about, in the version that the moderator saw, and the queue to go back to. */
export function ProposalTarget({ item, queue }: { item: Pick<ReviewItem, "id" | "version">; queue: string }) {
  return (
    <>
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
      <input type="hidden" name="queue" value={queue} />
    </>
  );
}
