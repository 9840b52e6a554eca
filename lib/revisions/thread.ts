/** What an author and moderators have said to one another about a proposal, as its reader may see it. */
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, can } from "#lib/permissions";
import { listColleagues } from "./claim";
import { isId } from "./review-row";

export type Thread = NonNullable<Awaited<ReturnType<typeof getThread>>>;
export type ThreadMessage = Thread["messages"][number];

/**
 * The whole thread, oldest first: all of it for moderators, but on their own proposal, where they are its author and
 * see what any author sees. Null for anyone else, and for a proposal that was never sent.
 */
export async function getThread(reader: Actor | null, revisionId: string) {
  if (!reader || !isId(revisionId)) return null;
  const revision = await db.revision.findFirst({
    where: { id: revisionId, submittedAt: { not: null } },
    select: { id: true, authorId: true },
  });
  if (!revision) return null;
  const own = revision.authorId === reader.id;
  if (!own && !can(reader, "review")) return null;
  const messages = await db.comment.findMany({
    where: { revisionId, ...readableBy(reader) },
    select: {
      id: true,
      authorId: true,
      author: { select: { name: true } },
      asked: { select: person },
      mentions: { select: { user: { select: person } }, orderBy: { user: { name: "asc" } } },
      internal: true,
      body: true,
      createdAt: true,
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return {
    revisionId,
    side: own ? ("author" as const) : ("desk" as const),
    /** Of whom an opinion can be asked; nobody for an author. */
    colleagues: own ? [] : await listColleagues(db, reader, revision.authorId),
    messages: messages.map(({ id, authorId, author, asked, mentions, internal, body, createdAt }) => ({
      id,
      name: author.name,
      role: authorId === revision.authorId ? ("author" as const) : ("moderation" as const),
      internal,
      /** Whose opinion it asks for: who was chosen from the list, and those whom it names. */
      asked: [...(asked ? [asked] : []), ...mentions.map(({ user }) => user)]
        .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index)
        .map(({ id, name }) => ({ name, me: id === reader.id })),
      mine: authorId === reader.id,
      body,
      at: createdAt,
    })),
  };
}

const person = { id: true, name: true } as const;

/** The comments that someone may read, of all proposals: the one place where an internal note is held back. */
export function readableBy(reader: Actor): Prisma.CommentWhereInput {
  const own = { revision: { authorId: reader.id } };
  if (!can(reader, "review")) return { internal: false, ...own };
  return { OR: [{ internal: false }, { NOT: own }] };
}
