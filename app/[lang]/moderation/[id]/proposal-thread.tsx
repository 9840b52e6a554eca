import { v4 as uuid } from "uuid";
import { ThreadSection } from "#components/revisions/thread";
import type { Lang } from "#lib/messages/index";
import { markRead } from "#lib/notifications/mark-read";
import type { Actor } from "#lib/permissions";
import { getThread } from "#lib/revisions/thread";
import { writeInThread } from "./thread-actions";

/** The thread of a proposal, on the desk and on its author's page; who sees it has read what they were told of it. */
export async function ProposalThread({ reader, id, lang }: { reader: Actor; id: string; lang: Lang }) {
  await markRead(reader, { revisionId: id });
  const thread = await getThread(reader, id);
  return thread && <ThreadSection thread={thread} action={writeInThread} formKey={uuid()} lang={lang} />;
}
