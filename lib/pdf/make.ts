/** The job that makes a document, as what it is of says now; then what it said before goes. */
import { db } from "#lib/db";
import { env } from "#lib/env";
import { log } from "#lib/log";
import type { Actor } from "#lib/permissions";
import { print } from "./print";
import { compose, subject } from "./subjects";

/** It makes what was asked for by someone who might; whoever takes the file is asked again. */
export async function makePdf(id: string, now = new Date()): Promise<void> {
  const row = await db.pdfDocument.findUnique({
    where: { id },
    select: { key: true, version: true, subject: true, madeAt: true, selection: { select: { owner: true } } },
  });
  if (!row || row.madeAt) return;
  try {
    const reader = row.selection ? ownerOf(row.selection.owner) : null;
    const composed = await compose(subject.parse(row.subject), reader, { origin: env.PUBLIC_URL, now });
    // It changed or went since: who waits asks for what it is now, and finds it or nothing.
    if (composed?.version !== row.version) {
      await db.pdfDocument.deleteMany({ where: { id, madeAt: null } });
      return;
    }
    const { bytes, pages } = await print(composed.document);
    await db.$transaction([
      db.pdfDocument.updateMany({
        where: { id, madeAt: null },
        data: { bytes, pages, madeAt: now, failedAt: null, usedAt: now },
      }),
      db.pdfDocument.deleteMany({ where: { key: row.key, id: { not: id }, askedAt: { lt: now } } }),
    ]);
  } catch (error) {
    log.error("document.unmade", error, { document: id });
    await db.pdfDocument.updateMany({ where: { id, madeAt: null }, data: { failedAt: now } });
  }
}

const ownerOf = ({ id, name, role }: Actor): Actor => ({ id, name, role });
