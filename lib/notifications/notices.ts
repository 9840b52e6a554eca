/** Notifications as their person may read them, whatever became of their role since. */
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import type { Told } from "#lib/notification-words";
import { type Actor, can } from "#lib/permissions";
import { accountTold, levelChangeSelect, quarantineSelect } from "./account-told";
import { batchActSelect, batchTold } from "./batch-told";
import { readableTeamNews, teamNewsSelect, teamTold } from "./team-told";

export const noticeSelect = {
  id: true,
  kind: true,
  createdAt: true,
  readAt: true,
  mailedAt: true,
  revision: {
    select: {
      id: true,
      type: true,
      title: true,
      authorId: true,
      baseVersion: true,
      entry: { select: { slug: true, removed: true } },
    },
  },
  decision: {
    select: { verdict: true, reasonCode: true, reason: true, moderator: { select: { name: true } } },
  },
  comment: { select: { internal: true, body: true, authorId: true, author: { select: { name: true } } } },
  teamNews: { select: teamNewsSelect },
  levelChange: { select: levelChangeSelect },
  quarantine: { select: quarantineSelect },
  batchAct: { select: batchActSelect },
  source: { select: { id: true, name: true } },
  webhook: { select: { id: true, url: true } },
  selectionAct: {
    select: { hides: true, reason: true, selection: { select: { id: true, title: true } } },
  },
} satisfies Prisma.NotificationSelect;

export type NoticeRow = Prisma.NotificationGetPayload<{ select: typeof noticeSelect }>;

/**
 * One's own, without what one may no longer know: who does not review reads of their own proposals only, nobody reads of
 * an internal note on their own, and who no longer manages a team reads of nobody else in it.
 */
export function readableNotices(reader: Actor): Prisma.NotificationWhereInput {
  // What is not about a proposal is never about someone else's; a team is asked about what others wrote.
  const own = {
    OR: [{ revisionId: null }, { revision: { is: { authorId: reader.id } } }, { kind: "freshness" as const }],
  };
  const authored = { revision: { is: { authorId: reader.id } } };
  const spoken = { OR: [{ commentId: null }, { comment: { is: { internal: false } } }] };
  return {
    userId: reader.id,
    AND: [
      can(reader, "review") ? { OR: [spoken, { NOT: authored }] } : { AND: [spoken, own] },
      readableTeamNews(reader.id),
    ],
  };
}

/** Whom a mail is written for, with all that says whether and how. */
export const recipientSelect = {
  id: true,
  name: true,
  role: true,
  email: true,
  language: true,
  blockedAt: true,
  notificationSettings: true,
} satisfies Prisma.UserSelect;

type Recipient = Pick<
  Prisma.UserGetPayload<{ select: typeof recipientSelect }>,
  "id" | "name" | "role" | "blockedAt"
>;

/** The person as a reader: who was blocked hears of their own proposals, and reviews nothing. */
export const readerOf = ({ id, name, role, blockedAt }: Recipient): Actor => ({
  id,
  name,
  role: blockedAt ? "contributor" : role,
});

/** Each with what a line, a mail or an address says of it. */
export async function asTold(reader: { id: string }, rows: readonly NoticeRow[]) {
  const givers = await whoHandedOver(rows);
  return rows.map((row) => {
    const { revision, decision, comment, teamNews } = row;
    const told: Told = {
      kind: row.kind,
      revisionId: revision?.id ?? null,
      type: revision?.type ?? null,
      slug: revision?.entry?.slug ?? null,
      own: revision?.authorId === reader.id,
      by: comment?.author.name ?? decision?.moderator.name ?? givers.get(row.id) ?? null,
      verdict: decision?.verdict ?? null,
      byAuthor: comment !== null && comment.authorId === revision?.authorId,
      internal: comment?.internal ?? false,
      team: teamNews && teamTold(teamNews),
      account: accountTold(row),
      ...(row.source && { source: row.source }),
      ...(row.webhook && { webhook: { id: row.webhook.id, host: new URL(row.webhook.url).host } }),
      ...(row.selectionAct && {
        selection: {
          ...row.selectionAct.selection,
          hides: row.selectionAct.hides,
          reason: row.selectionAct.reason,
        },
      }),
      ...(row.batchAct && { batch: batchTold(row.batchAct) }),
    };
    return { row, told };
  });
}

/** How a line or a mail names what it is about: the proposal, the page of a team; "" when it has no name. */
export const titleOf = ({ row, told }: { row: NoticeRow; told: Told }): string =>
  row.revision?.title ??
  told.team?.page ??
  told.batch?.file ??
  told.source?.name ??
  told.webhook?.host ??
  told.selection?.title ??
  "";

/** The name of who handed each review over or assigned it, from the line that the audit has of the same instant. */
async function whoHandedOver(rows: readonly NoticeRow[]): Promise<Map<string, string>> {
  const handed = rows.filter(({ kind }) => kind === "handover" || kind === "assigned");
  if (handed.length === 0) return new Map();
  const lines = await db.auditEvent.findMany({
    where: {
      object: "revision",
      objectId: { in: handed.flatMap(({ revision }) => revision?.id ?? []) },
      action: { in: ["revision.handover", "revision.assign"] },
    },
    select: { actorId: true, objectId: true, at: true },
  });
  const users = await db.user.findMany({
    where: { id: { in: lines.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return new Map(
    handed.flatMap(({ id, revision, createdAt }) => {
      const line = lines.find((one) => one.objectId === revision?.id && Number(one.at) === Number(createdAt));
      const name = line?.actorId ? names.get(line.actorId) : undefined;
      return name ? [[id, name] as const] : [];
    }),
  );
}
