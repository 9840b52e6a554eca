/** The journal of acts: one line in the transaction of the act itself; the database refuses to change it after. */
import { v7 as uuid } from "uuid";
import type { Transaction } from "./db";
import { Prisma } from "./generated/prisma/client";

export interface AuditLine {
  /** Null for what nobody signed in does (a link asked for). */
  actorId: string | null;
  /** "revision.submit", "decision.accept", "session.create"… */
  action: string;
  object:
    | "revision"
    | "entry"
    | "user"
    | "session"
    | "organisation"
    | "theme"
    | "suggestion"
    | "synonym"
    | "answer"
    | "view"
    | "mail"
    | "audit"
    | "batch"
    | "source"
    | "report"
    | "team"
    | "claim"
    | "form"
    | "alert"
    | "token"
    | "webhook"
    | "selection"
    | "key";
  objectId: string;
  details?: Prisma.InputJsonObject;
}

/** Returns the id of the line. */
export async function audit(tx: Transaction, at: Date, line: AuditLine): Promise<string> {
  const id = uuid();
  await tx.$executeRaw(auditSql(at, line, id));
  return id;
}

/** The statement that writes it, which can be a part of the one that acts. */
export function auditSql(at: Date, line: AuditLine, id: string = uuid()): Prisma.Sql {
  const { actorId, action, object, objectId, details = {} } = line;
  return Prisma.sql`
    INSERT INTO audit_event (id, at, actor_id, action, object, object_id, details)
    VALUES (${id}::uuid, ${at}, ${actorId}::uuid, ${action}, ${object}, ${objectId}, ${JSON.stringify(details)}::jsonb)`;
}

/** The lines of many acts of one transaction. */
export async function auditAll(tx: Transaction, at: Date, lines: readonly AuditLine[]): Promise<void> {
  await tx.auditEvent.createMany({ data: lines.map((line) => ({ id: uuid(), at, details: {}, ...line })) });
}
