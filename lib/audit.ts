/** The journal of acts: one line in the transaction of the act itself; the database refuses to change it after. */
import { v7 as uuid } from "uuid";
import type { Transaction } from "./db";
import type { Prisma } from "./generated/prisma/client";

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
  const { id } = await tx.auditEvent.create({
    data: { id: uuid(), at, details: {}, ...line },
    select: { id: true },
  });
  return id;
}

/** The lines of many acts of one transaction. */
export async function auditAll(tx: Transaction, at: Date, lines: readonly AuditLine[]): Promise<void> {
  await tx.auditEvent.createMany({ data: lines.map((line) => ({ id: uuid(), at, details: {}, ...line })) });
}
