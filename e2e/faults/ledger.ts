/**
 * What people were told, beside what is stored: whatever was acknowledged (2xx, 3xx) must be there, whole and once, and
 * whatever was asked again with the same key must have been done once.
 */
import { ask } from "#lib/testing/cluster";

export interface Verdict {
  /** Writes that people were told are done. */
  acknowledged: number;
  lost: string[];
  /** Rows without those that their transaction writes too. */
  halves: string[];
  doubles: string[];
}

export class Ledger {
  /** Proposals by title, with the id of the receipt. */
  readonly proposed = new Map<string, string>();
  /** Asked, whatever was answered. */
  readonly asked = new Set<string>();
  /** Proposals accepted by a moderator, as far as they were told. */
  readonly accepted = new Set<string>();
  /** How often each answer came: "201", "503", "no answer"… */
  readonly answers = new Map<string, number>();
  /** What no fault excuses: an answer that is neither done, nor refused, nor "later" with its Retry-After. */
  readonly wrong: string[] = [];
  /** People who were told that nothing was saved, when it was. */
  readonly lies: string[] = [];

  note(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }

  /** A receipt; the same key must always have the same. */
  receive(title: string, id: string): void {
    const known = this.proposed.get(title);
    if (known && known !== id) this.wrong.push(`${title}: two receipts, ${known} and ${id}`);
    this.proposed.set(title, id);
  }

  get said(): string {
    return [...this.answers]
      .sort()
      .map(([answer, count]) => `${count} × ${answer}`)
      .join(", ");
  }
}

/** Compares once everything is quiet. */
export async function compare(ledger: Ledger, database: string): Promise<Verdict> {
  const ids = [...ledger.proposed.values()];
  const found = await ask<{ id: string; title: string; state: string; accepted: number }>(
    database,
    `SELECT r.id, r.title, r.state, (SELECT count(*)::int FROM decision d WHERE d.revision_id = r.id AND d.verdict = 'accepted') AS accepted
     FROM revision r WHERE r.title = ANY($1) OR r.id = ANY($2::uuid[])`,
    [[...ledger.asked], ids],
  );
  const stored = new Map(found.map((row) => [row.id, row]));
  const lost = [
    ...[...ledger.proposed]
      .filter(([, id]) => (stored.get(id)?.state ?? "draft") === "draft")
      .map(([title]) => title),
    ...[...ledger.accepted].filter((id) => stored.get(id)?.accepted !== 1).map((id) => `decision on ${id}`),
  ];
  const titles = new Map<string, number>();
  for (const { title } of found) titles.set(title, (titles.get(title) ?? 0) + 1);
  return {
    acknowledged: ledger.proposed.size + ledger.accepted.size,
    lost,
    halves: await listOf(database, HALVES),
    doubles: [
      ...[...titles].filter(([, count]) => count > 1).map(([title]) => title),
      ...(await listOf(database, DOUBLES)),
    ],
  };
}

async function listOf(database: string, sql: string): Promise<string[]> {
  return (await ask<{ what: string }>(database, sql)).map(({ what }) => what);
}

/** Everything that one transaction writes, looked for from each of its rows. */
const HALVES = `
WITH accepted AS (SELECT * FROM decision WHERE verdict = 'accepted')
SELECT 'revision without its audit ' || r.id AS what FROM revision r
  WHERE NOT EXISTS (SELECT FROM audit_event a WHERE a.object_id = r.id::text AND a.action LIKE 'revision.%')
UNION ALL SELECT 'sent without its audit ' || r.id FROM revision r WHERE r.state <> 'draft'
  AND NOT EXISTS (SELECT FROM audit_event a WHERE a.object_id = r.id::text AND a.action LIKE 'revision.%submit')
UNION ALL SELECT 'sent without its notice ' || r.id FROM revision r WHERE r.state <> 'draft'
  AND NOT EXISTS (SELECT FROM notification n WHERE n.revision_id = r.id AND n.kind = 'received')
UNION ALL SELECT 'audit of no revision ' || a.object_id FROM audit_event a WHERE a.object = 'revision'
  AND NOT EXISTS (SELECT FROM revision r WHERE r.id::text = a.object_id)
UNION ALL SELECT 'accepted without its decision ' || r.id FROM revision r WHERE r.state = 'accepted'
  AND NOT EXISTS (SELECT FROM accepted d WHERE d.revision_id = r.id)
UNION ALL SELECT 'decision on what is not accepted ' || r.id FROM accepted d JOIN revision r ON r.id = d.revision_id
  WHERE r.state <> 'accepted'
UNION ALL SELECT 'decision without its entry ' || d.id FROM accepted d LEFT JOIN entry e ON e.id = d.entry_id
  WHERE e.id IS NULL OR e.version < d.entry_version
UNION ALL SELECT 'entry without its decision ' || e.id FROM entry e
  WHERE (SELECT count(*) FROM accepted d WHERE d.entry_id = e.id) <> e.version
UNION ALL SELECT 'entry without its words ' || e.id FROM entry e
  WHERE NOT EXISTS (SELECT FROM indexed_entry i WHERE i.entry_id = e.id)
UNION ALL SELECT 'entry without its details ' || e.id FROM entry e WHERE e.type = 'lab'
  AND NOT EXISTS (SELECT FROM lab l WHERE l.entry_id = e.id)
UNION ALL SELECT 'decision without its audit ' || d.id FROM decision d
  WHERE NOT EXISTS (SELECT FROM audit_event a WHERE a.object_id = d.revision_id::text AND a.action = 'decision.' || d.verdict)
UNION ALL SELECT 'decision without its notice ' || d.id FROM decision d
  WHERE d.rule IS NULL AND NOT EXISTS (SELECT FROM notification n WHERE n.decision_id = d.id)
UNION ALL SELECT 'notice without its mail ' || n.id FROM notification n
  WHERE n.kind = 'decision' AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.id = n.id)
UNION ALL SELECT 'decision that nobody will be told of ' || d.id FROM accepted d
  WHERE NOT EXISTS (SELECT FROM publication p WHERE p.decision_id = d.id)
  AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.name = 'publications-webhooks' AND j.data::text LIKE '%' || d.id || '%')`;

const DOUBLES = `
SELECT 'two decisions on ' || revision_id AS what FROM decision WHERE verdict <> 'changes_requested'
  GROUP BY revision_id HAVING count(*) > 1
UNION ALL SELECT 'two entries named ' || title FROM entry GROUP BY title HAVING count(*) > 1
UNION ALL SELECT 'two notices of ' || decision_id FROM notification WHERE decision_id IS NOT NULL
  GROUP BY decision_id, user_id HAVING count(*) > 1
UNION ALL SELECT 'two audits of the decision on ' || object_id FROM audit_event
  WHERE action IN ('decision.accepted', 'decision.rejected') GROUP BY object_id HAVING count(*) > 1
UNION ALL SELECT 'two answers of ' || revision_id FROM answered_request GROUP BY revision_id HAVING count(*) > 1`;
