/**
 * Tells a person of an event, in the transaction of the act itself: a line on their page, and a mail as they chose,
 * at once (a job) or with the others of the day (lib/notifications/send-digests.ts).
 */
import type { Transaction } from "./db";
import { enqueueMail, jobIdOf } from "./jobs";
import { defaultFrequency, type NotificationKind } from "./notification-kinds";

export interface Notice {
  userId: string;
  kind: NotificationKind;
  /** What makes the event one: the decision's id, the comment's, the proposal's and its version. */
  event: string;
  revisionId?: string;
  decisionId?: string;
  commentId?: string;
  batchActId?: string;
  sourceId?: string;
  teamNewsId?: string;
  levelChangeId?: string;
  quarantineId?: string;
  selectionActId?: string;
  webhookId?: string;
}

/** Once an event and a person, whatever the number of calls. Nothing for accounts by which nobody signs in. */
export async function notify(tx: Transaction, now: Date, { event, ...notice }: Notice): Promise<void> {
  const { kind, userId } = notice;
  const id = jobIdOf(kind, event, userId);
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      email: true,
      accounts: { select: { id: true }, take: 1 },
      notificationSettings: { where: { kind }, select: { frequency: true } },
      notifications: { where: { id }, select: { id: true } },
    },
  });
  if ((user.email === null && user.accounts.length === 0) || user.notifications.length > 0) return;
  await tx.notification.create({ data: { id, createdAt: now, ...notice }, select: { id: true } });
  const frequency = user.notificationSettings[0]?.frequency ?? defaultFrequency[kind];
  if (user.email === null || frequency !== "at_once") return;
  await enqueueMail(tx, id, { kind: "notification" });
}
