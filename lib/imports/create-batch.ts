/** Someone brings a file: its records become the lines of a batch, which a job then compares with the directory. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { DomainError, type Issue } from "#lib/errors";
import { enqueueBatch } from "#lib/jobs";
import { maxFor } from "#lib/limits";
import { type Actor, authorise } from "#lib/permissions";
import { limitAct } from "#lib/rate-limit";
import { tidyLine, wellFormed } from "#lib/text";
import { decode } from "./decode";
import { formatOf, MAX_FILE, MAX_RECORDS } from "./formats";
import { knownFor } from "./known";
import { type Line, linesOf, unknownColumn } from "./lines";
import type { Problem } from "./raw";
import { readFile } from "./read-file";
import { storable } from "./storable";

export interface Brought {
  fileName: string;
  bytes: Uint8Array;
  /** ISO 639-1: of the records that do not say theirs. */
  language: string;
  /** One a form: the same click twice makes one batch. */
  key: string;
}

const FILES_AN_HOUR = 20;

/** @throws DomainError forbidden, invalid (the file, with what is wrong and where), too-many */
export async function createBatch(author: Actor | null, brought: Brought, now = new Date()): Promise<string> {
  authorise(author, "propose");
  const { fileName, bytes, language, key } = brought;
  if (bytes.length > MAX_FILE) throw refused({ code: "fileTooBig", params: { max: MAX_FILE / 1024 / 1024 } });
  await db.$transaction(async (tx) => {
    const max = await maxFor(tx, author, FILES_AN_HOUR);
    await limitAct(tx, [{ name: "import", value: author.id, max, windowMs: 3_600_000 }], now, "tooManyFiles");
  });
  const { format, records } = await readRecords(fileName, bytes);
  const known = await knownFor(records);
  const lines = linesOf(records, { known, language });
  try {
    await db.$transaction(
      async (tx) => {
        await tx.batch.create({
          data: { id: key, authorId: author.id, format, fileName: nameOf(fileName), createdAt: now },
        });
        await writeLines(tx, key, lines);
        await startCheck(tx, { batchId: key, actorId: author.id, lines }, now);
        await audit(tx, now, {
          actorId: author.id,
          action: "batch.create",
          object: "batch",
          objectId: key,
          details: { format, lines: lines.length },
        });
      },
      { timeout: 60_000 },
    );
  } catch (error) {
    if (!brokenConstraint(error)?.includes("batch_pkey")) throw error;
    // The other of two clicks made it; of someone else's batch nothing is said.
    await db.batch
      .findFirstOrThrow({ where: { id: key, authorId: author.id }, select: { id: true } })
      .catch(() => {
        throw new DomainError("not-found", "notFound");
      });
  }
  return key;
}

async function readRecords(fileName: string, bytes: Uint8Array) {
  const decoded = decode(bytes);
  if (decoded.problem) throw refused(decoded.problem);
  const format = formatOf(fileName, decoded.text);
  if (!format) throw refused({ code: "fileUnknown" });
  const read = await readFile(format, decoded.text);
  if (read.problem) throw refused(read.problem, read.line);
  const { records } = read;
  if (records.length > MAX_RECORDS)
    throw refused({ code: "tooManyRecords", params: { count: records.length, max: MAX_RECORDS } });
  const column = unknownColumn(records);
  if (column !== null) throw refused({ code: "columnUnknown", params: { column: column.slice(0, 80) } });
  return { format, records };
}

function refused({ code, params }: Problem, line?: number): DomainError {
  const issue: Issue = { path: "file", code, params: { ...params, ...(line !== undefined && { line }) } };
  return new DomainError("invalid", "fileRefused", {}, [issue]);
}

const nameOf = (fileName: string) => tidyLine(fileName.replace(/^.*[\\/]/, "")).slice(0, 200) || "fichier";

/** In several statements: each takes as many parameters as the database lets it. */
async function writeLines(tx: Transaction, batchId: string, lines: readonly Line[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 500) {
    await tx.batchLine.createMany({
      data: lines.slice(from, from + 500).map(({ doubleOf, issues, ...line }) => ({
        ...line,
        title: wellFormed(line.title),
        content: storable(line.content),
        batchId,
        issues: issues.map(({ path, code, params = {} }) => ({ path, code, params })),
        ...(doubleOf !== null && { double: { kind: "line", position: doubleOf } }),
      })),
    });
  }
}

async function startCheck(
  tx: Transaction,
  { batchId, actorId, lines }: { batchId: string; actorId: string; lines: readonly Line[] },
  now: Date,
): Promise<void> {
  const actId = uuid();
  const unchecked = lines.filter(({ status }) => status === "unchecked");
  await tx.batchAct.create({
    data: {
      id: actId,
      batchId,
      actorId,
      kind: "check",
      createdAt: now,
      finishedAt: unchecked.length === 0 ? now : null,
    },
  });
  await tx.batchActLine.createMany({ data: unchecked.map(({ position }) => ({ actId, batchId, position })) });
  if (unchecked.length > 0) await enqueueBatch(tx, actId);
}
