/** An administrator takes the audit log away as a CSV file (RFC 4180), the newest act first; the log says so too. */
import { stringify } from "csv-stringify/sync";
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
import { type AuditFilters, auditQuery } from "./audit-filters";
import { type AuditCursor, type AuditItem, listAudit } from "./audit-log";

/** Lines read at a time: the file is never whole in memory. */
const BATCH = 500;

const COLUMNS = [
  "id",
  "at",
  "actor_id",
  "actor",
  "action",
  "object",
  "object_id",
  "name",
  "details",
] as const;

/** The file, part by part. The export is in the log before its first line is read. @throws DomainError forbidden */
export async function exportAudit(
  administrator: Actor | null,
  filters: AuditFilters,
  now = new Date(),
): Promise<AsyncGenerator<string>> {
  authorise(administrator, "administer");
  await db.$transaction((tx) =>
    audit(tx, now, {
      actorId: administrator.id,
      action: "audit.export",
      object: "audit",
      objectId: uuid(),
      details: kept(filters),
    }),
  );
  return parts(administrator, filters);
}

/** The filters, as the log may hold them for ever: without the name or the address of whom was looked for. */
function kept(filters: AuditFilters): Record<string, string> {
  const who = isUuid(filters.who) || filters.who === "" ? filters.who : "…";
  const said = Object.entries(auditQuery({ ...filters, who }));
  return Object.fromEntries(said.flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
}

async function* parts(administrator: Actor, filters: AuditFilters): AsyncGenerator<string> {
  // Spreadsheets take a file without it for another encoding.
  yield `\uFEFF${csv([COLUMNS])}`;
  let after: AuditCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(administrator, filters, after, BATCH);
    if (page.items.length > 0) yield csv(page.items.map(lineOf));
    after = page.next;
  } while (after);
}

const lineOf = ({ id, at, actor, action, object, objectId, name, details }: AuditItem) => [
  id,
  at.toISOString(),
  actor?.id ?? "",
  actor?.name ?? "",
  action,
  object,
  objectId,
  name ?? "",
  JSON.stringify(details),
];

/** No cell is read as a formula. */
const csv = (lines: readonly (readonly string[])[]): string =>
  stringify([...lines], { escape_formulas: true, record_delimiter: "windows" });
