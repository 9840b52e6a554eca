/**
 * What a decision leaves behind beside the entry: its own row, the state of the proposal, the line of the audit. Parts of the
 * WITH of whatever statement comes next: each journey to the database is a good part of what a decision costs.
 */
import { auditSql } from "#lib/audit";
import { asChanges } from "#lib/entries/content-json";
import type { Published } from "#lib/entries/publish";
import { Prisma } from "#lib/generated/prisma/client";
import type { Actor } from "#lib/permissions";
import type { Changes } from "./changes";
import type { Decide } from "./decide";
import type { LockedRevision } from "./lock";
import type { Rule } from "./rules";

export interface DecisionRow extends Pick<Decide, "verdict" | "reasonCode" | "reason" | "seenVersion"> {
  id: string;
  moderator: Actor;
  /** The rule by which it was decided at once, and the team that decided by it. */
  rule: Rule | null;
  teamId?: string | null;
  /** The version of the entry that it made, and the changes written; null unless accepted. */
  written: Published | null;
  applied: Changes | null;
}

export function recordSql(revision: LockedRevision, decision: DecisionRow, now: Date): Prisma.Sql {
  const { id, moderator, verdict, reasonCode, reason, seenVersion, rule, teamId = null, applied } = decision;
  const [entryId, entryVersion] = [decision.written?.id ?? null, decision.written?.version ?? null];
  const seenChanges = verdict === "changes_requested" ? asChanges(revision.changes) : null;
  const line = auditSql(now, {
    actorId: moderator.id,
    action: `decision.${verdict}`,
    object: "revision",
    objectId: revision.id,
    details: {
      decisionId: id,
      ...(rule && { rule }),
      ...(teamId && { teamId }),
      ...(entryId && { entryId, entryVersion }),
    },
  });
  return Prisma.sql`
    decided AS (
      INSERT INTO decision (
        id, revision_id, moderator_id, verdict, reason_code, reason, seen_version, rule, team_id, seen_changes, applied,
        entry_id, entry_version, decided_at
      ) VALUES (
        ${id}::uuid, ${revision.id}::uuid, ${moderator.id}::uuid, ${verdict}::verdict, ${reasonCode}, ${reason},
        ${seenVersion}, ${rule}, ${teamId}::uuid, ${jsonOf(seenChanges)}::jsonb, ${jsonOf(applied)}::jsonb,
        ${entryId}::uuid, ${entryVersion}, ${now}
      )
    ),
    decided_on AS (
      UPDATE revision SET state = ${verdict}::revision_state, version = version + 1, updated_at = ${now},
        claimed_by_id = NULL, claimed_at = NULL, entry_id = coalesce(${entryId}::uuid, entry_id)
      WHERE id = ${revision.id}::uuid
    ),
    audited AS (${line}),`;
}

const jsonOf = (changes: Changes | null): string | null => changes && JSON.stringify(changes);
