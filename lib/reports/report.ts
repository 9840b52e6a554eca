/**
 * Anyone, without an account, says that something is wrong with an entry, or objects to being named in it. Nobody acts
 * yet, so there is no actor; what is written is data that moderators read, and nothing changes by it.
 */
import { v7 as uuid } from "uuid";
import { normaliseEmail } from "#lib/accounts/email";
import { audit } from "#lib/audit";
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { DomainError, type Issue } from "#lib/errors";
import { enqueueMail, jobIdOf } from "#lib/jobs";
import type { Lang } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { ipBlock, limitAct } from "#lib/rate-limit";
import { tidyLine, tidyText } from "#lib/text";
import { dueDate, MAX_PERSON, MAX_REPORT, type ReportKind, visitorKinds } from "./kinds";
import { newReference } from "./reference";
import { tellModerators } from "./tell-moderators";

const HOUR_MS = 3_600_000;
const PER_IP = 10;
/** Of mails to an address that nobody has confirmed: three an hour do not make it a weapon. */
const PER_ADDRESS = 3;
/** Of a page that is attacked from many places; what people see wrong with one entry is less. */
const PER_ENTRY = 30;

interface Written {
  type: EntryType;
  slug: string;
  /** Where to answer; "" when the person wants none. */
  email: string;
  body: string;
  lang: Lang;
  ip: string;
  idempotencyKey: string;
}

/** What is wrong with an entry: one of `visitorKinds`. */
export interface VisitorReport extends Written {
  kind: string;
}

/** A person named in an entry asks that it stops (RGPD, article 21): an address is needed to answer. */
export interface Objection extends Written {
  /** The name as the entry prints it. */
  person: string;
}

/** `reference`: what the person may quote. */
export interface Reported {
  reference: string;
}

/** @throws DomainError not-found, invalid (kind, body, email), too-many */
export async function reportEntry(report: VisitorReport, now = new Date()): Promise<Reported> {
  const kind = visitorKinds.find((one) => one === report.kind);
  const issues: Issue[] = kind ? [] : [{ path: "kind", code: "required" }];
  const body = checked(tidyText(report.body), "body", MAX_REPORT, issues);
  const email = addressOf(report.email, false, issues);
  if (!kind || issues.length > 0) throw new DomainError("invalid", "invalidReport", {}, issues);
  return receive(report, { kind, body, email, person: null }, now);
}

/** @throws DomainError not-found, invalid (person, body, email), too-many */
export async function objectTo(objection: Objection, now = new Date()): Promise<Reported> {
  const issues: Issue[] = [];
  const person = checked(tidyLine(objection.person), "person", MAX_PERSON, issues);
  const body = checked(tidyText(objection.body), "body", MAX_REPORT, issues);
  const email = addressOf(objection.email, true, issues);
  if (issues.length > 0) throw new DomainError("invalid", "invalidReport", {}, issues);
  return receive(objection, { kind: "objection", body, email, person }, now);
}

function checked(text: string, path: string, max: number, issues: Issue[]): string {
  if (!text) issues.push({ path, code: "required" });
  if (text.length > max) issues.push({ path, code: "tooLong", params: { max } });
  return text;
}

function addressOf(typed: string, required: boolean, issues: Issue[]): string | null {
  if (typed.trim() === "" && !required) return null;
  const email = normaliseEmail(typed);
  if (email === null) issues.push({ path: "email", code: typed.trim() === "" ? "required" : "notEmail" });
  return email;
}

interface Said {
  kind: ReportKind;
  body: string;
  email: string | null;
  person: string | null;
}

async function receive(written: Written, said: Said, now: Date): Promise<Reported> {
  const sent = await findSent(written.idempotencyKey);
  if (sent) return sent;
  try {
    return await db.$transaction((tx) => keep(tx, written, said, now));
  } catch (error) {
    // The same click twice, at once.
    const first = brokenConstraint(error)?.includes("idempotency")
      ? await findSent(written.idempotencyKey)
      : null;
    if (first) return first;
    throw error;
  }
}

const findSent = (idempotencyKey: string): Promise<Reported | null> =>
  db.report.findUnique({ where: { idempotencyKey }, select: { reference: true } });

async function keep(tx: Transaction, written: Written, said: Said, now: Date): Promise<Reported> {
  const { type, slug, lang, ip, idempotencyKey } = written;
  const entry = await tx.entry.findFirst({ where: { type, slug, removed: false }, select: { id: true } });
  if (!entry) throw new DomainError("not-found", "notFound");
  await limitAct(
    tx,
    [
      { name: "report.ip", value: ipBlock(ip), max: PER_IP, windowMs: HOUR_MS },
      ...(said.email
        ? [{ name: "report.address", value: said.email, max: PER_ADDRESS, windowMs: HOUR_MS }]
        : []),
      { name: "report.entry", value: entry.id, max: PER_ENTRY, windowMs: HOUR_MS },
    ],
    now,
    "tooManyReports",
  );
  const id = uuid();
  const reference = newReference();
  const dueAt = dueDate(said.kind, now);
  await tx.report.create({
    data: {
      id,
      reference,
      origin: "visitor",
      entryId: entry.id,
      language: lang,
      idempotencyKey,
      createdAt: now,
      dueAt,
      ...said,
    },
    select: { id: true },
  });
  await audit(tx, now, {
    actorId: null,
    action: "report.create",
    object: "report",
    objectId: id,
    details: { kind: said.kind, origin: "visitor" },
  });
  if (said.email)
    await enqueueMail(tx, jobIdOf("report", id, "received"), {
      kind: "report",
      reportId: id,
      stage: "received",
    });
  if (dueAt) await tellModerators(tx, { reportId: id, stage: "arrived", day: null });
  return { reference };
}
