/** A document that was made, to who may read what it is of, as long as that says the same. */
import { db } from "#lib/db";
import { hasAlready } from "#lib/http/conditional";
import type { Actor } from "#lib/permissions";
import { slugify } from "#lib/text";
import { askedAt, standingOf, subject } from "./subjects";

interface Asked {
  reader: Actor | null;
  headers: Headers;
  /** The site's address, without a final slash. */
  origin: string;
  now: Date;
}

/** 303 to where it is asked for when it is not made, or no longer what it should be; 404 when there is none, or none to read. */
export async function givePdf(id: string, { reader, headers, origin, now }: Asked): Promise<Response> {
  const row = await db.pdfDocument.findUnique({
    where: { id },
    select: { version: true, subject: true, madeAt: true, selectionId: true },
  });
  const about = subject.safeParse(row?.subject);
  const current = about.success ? await standingOf(about.data, reader, { origin, now }) : null;
  if (!row || !about.success || !current) return new Response(null, { status: 404, headers: NOT_KEPT });
  if (!row.madeAt || row.version !== current.version) {
    const page = await askedAt(about.data);
    const location = page && origin + page;
    return location
      ? new Response(null, { status: 303, headers: { ...NOT_KEPT, location } })
      : new Response(null, { status: 404, headers: NOT_KEPT });
  }
  const etag = `"${row.version}"`;
  const kept = {
    etag,
    // A selection may be anyone's or nobody else's; the rest is for all.
    "cache-control": row.selectionId ? "private, no-cache" : "public, max-age=0, s-maxage=60",
    "x-robots-tag": "noindex",
  };
  if (hasAlready(etag, headers)) return new Response(null, { status: 304, headers: kept });
  const { bytes } = await db.pdfDocument.findUniqueOrThrow({ where: { id }, select: { bytes: true } });
  if (!bytes) return new Response(null, { status: 404, headers: NOT_KEPT });
  return new Response(bytes, {
    headers: {
      ...kept,
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `inline; filename="sillage-${slugify(current.title)}.pdf"`,
    },
  });
}

const NOT_KEPT = { "cache-control": "no-store" };
