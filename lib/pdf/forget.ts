/** Documents that nobody asks for any more go; they are made again when someone does. */
import { db } from "#lib/db";

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;

export async function forgetDocuments(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  await db.pdfDocument.deleteMany({
    where: {
      OR: [{ usedAt: { lt: before } }, { madeAt: null, askedAt: { lt: new Date(now.getTime() - DAY_MS) } }],
    },
  });
}
