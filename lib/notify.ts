/**
 * Tells a person of an event, in the transaction of the act itself: a line on their page, and a mail as they chose,
 * at once (a job) or with the others of the day (lib/notifications/send-digests.ts).
 */
import type { Transaction } from "./db";
import { enqueueMail, jobIdOf } from "./jobs";
import { defaultFrequency, type Frequency, type NotificationKind } from "./notification-kinds";

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
  const [told] = await tx.$queryRaw<{ reached: boolean; frequency: Frequency | null }[]>`
    WITH
      person AS (
        SELECT u.id, u.email IS NOT NULL AS reached,
          (SELECT frequency FROM notification_setting WHERE user_id = u.id AND kind = ${kind}::notification_kind) AS frequency
        FROM "user" u
        WHERE u.id = ${userId}::uuid AND (u.email IS NOT NULL OR EXISTS (SELECT FROM account WHERE user_id = u.id))
      ),
      told AS (
        INSERT INTO notification (
          id, user_id, kind, created_at, revision_id, decision_id, comment_id, batch_act_id, source_id, team_news_id,
          level_change_id, quarantine_id, selection_act_id, webhook_id
        )
        SELECT ${id}::uuid, person.id, ${kind}::notification_kind, ${now}, ${notice.revisionId ?? null}::uuid,
          ${notice.decisionId ?? null}::uuid, ${notice.commentId ?? null}::uuid, ${notice.batchActId ?? null}::uuid,
          ${notice.sourceId ?? null}::uuid, ${notice.teamNewsId ?? null}::uuid, ${notice.levelChangeId ?? null}::uuid,
          ${notice.quarantineId ?? null}::uuid, ${notice.selectionActId ?? null}::uuid, ${notice.webhookId ?? null}::uuid
        FROM person ON CONFLICT (id) DO NOTHING RETURNING id
      )
    SELECT reached, frequency::text FROM person, told`;
  if (!told?.reached || (told.frequency ?? defaultFrequency[kind]) !== "at_once") return;
  await enqueueMail(tx, id, { kind: "notification" });
}
