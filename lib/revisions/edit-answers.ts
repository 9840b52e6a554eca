/** Administrators keep the answers that moderators choose among: add one, change one, remove one. */
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError, type Issue } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { tidyLine, tidyText } from "#lib/text";
import { refusalVerdicts } from "./answers";
import { reasonCodes } from "./reasons";

/** A list to choose from: more would need a search. */
const MAX_ANSWERS = 100;
export const MAX_LABEL = 80;
export const MAX_TEXT = 2000;

const label = z.string().transform(tidyLine).pipe(z.string().min(1, "required").max(MAX_LABEL, "tooLong"));
const text = z.string().transform(tidyText).pipe(z.string().min(1, "required").max(MAX_TEXT, "tooLong"));

const answerSchema = z
  .strictObject({
    verdict: z.enum(refusalVerdicts),
    reasonCode: z.string(),
    labelFr: label,
    labelEn: label,
    textFr: text,
    textEn: text,
  })
  .refine(({ verdict, reasonCode }) => (reasonCodes[verdict] as readonly string[]).includes(reasonCode), {
    path: ["reasonCode"],
    error: "required",
  });

export type TypedAnswer = { [K in keyof z.input<typeof answerSchema>]: string };

/** An answer, and when it was last written as the form showed it: what someone else wrote since is a conflict. */
export interface SeenAnswer {
  id: string;
  seen: Date;
}

/** @throws DomainError forbidden, invalid (beside the field), too-many */
export async function addAnswer(administrator: Actor | null, typed: TypedAnswer, now = new Date()) {
  authorise(administrator, "administer");
  const data = parse(typed);
  return db.$transaction(async (tx) => {
    await lockAnswers(tx);
    if ((await tx.answerTemplate.count()) >= MAX_ANSWERS) {
      throw new DomainError("too-many", "tooManyAnswers", { max: MAX_ANSWERS });
    }
    const id = uuid();
    await tx.answerTemplate.create({ data: { id, ...data, updatedAt: now }, select: { id: true } });
    await audit(tx, now, line(administrator, "add", id, data.labelFr));
  });
}

/** @throws DomainError forbidden, not-found, invalid (beside the field), conflict (changed meanwhile) */
export async function changeAnswer(
  administrator: Actor | null,
  seen: SeenAnswer,
  typed: TypedAnswer,
  now = new Date(),
) {
  authorise(administrator, "administer");
  const data = parse(typed);
  await db.$transaction(async (tx) => {
    await lockAnswers(tx);
    await requireSeen(tx, seen);
    await tx.answerTemplate.update({ where: { id: seen.id }, data: { ...data, updatedAt: now } });
    await audit(tx, now, line(administrator, "change", seen.id, data.labelFr));
  });
}

/** What was sent with it stays as it was. @throws DomainError forbidden, not-found, conflict (changed meanwhile) */
export async function removeAnswer(administrator: Actor | null, seen: SeenAnswer, now = new Date()) {
  authorise(administrator, "administer");
  await db.$transaction(async (tx) => {
    await lockAnswers(tx);
    const { labelFr } = await requireSeen(tx, seen);
    await tx.answerTemplate.delete({ where: { id: seen.id } });
    await audit(tx, now, line(administrator, "remove", seen.id, labelFr));
  });
}

async function requireSeen(tx: Transaction, { id, seen }: SeenAnswer) {
  const answer = await tx.answerTemplate.findUnique({ where: { id } });
  if (!answer) throw new DomainError("not-found", "notFound");
  if (answer.updatedAt.getTime() !== seen.getTime()) throw new DomainError("conflict", "answerMoved");
  return answer;
}

/** One writer at a time, until the end of the transaction. */
const lockAnswers = (tx: Transaction) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('answers'))`;

const line = (by: Actor, act: "add" | "change" | "remove", id: string, name: string) => ({
  actorId: by.id,
  action: `answer.${act}`,
  object: "answer" as const,
  objectId: id,
  details: { name },
});

function parse(typed: TypedAnswer) {
  const parsed = answerSchema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }): Issue => {
    // The verdict is a part of the reason chosen.
    const field = path[0] === "verdict" ? "reasonCode" : String(path[0] ?? "");
    const max = field.startsWith("text") ? MAX_TEXT : MAX_LABEL;
    return message === "tooLong"
      ? { path: field, code: "tooLong", params: { max } }
      : { path: field, code: "required" };
  });
  throw new DomainError("invalid", "answerInvalid", {}, issues);
}
