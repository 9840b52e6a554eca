import { parseAuditFilters } from "#lib/administration/audit-filters";
import { exportAudit } from "#lib/administration/export-audit";
import { getActor } from "#lib/auth";
import { isoDay } from "#lib/dates";
import { isOutage } from "#lib/db";
import { DomainError } from "#lib/errors";

// Whoever asks for it now has it as it is now.
export const dynamic = "force-dynamic";

const PRIVATE = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };

/** The log of acts as a CSV file, for administrators: the filters are those of its page. */
export async function GET(request: Request): Promise<Response> {
  const filters = parseAuditFilters(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  try {
    const parts = await exportAudit(await getActor(), filters, now);
    return new Response(streamOf(parts), {
      headers: {
        ...PRIVATE,
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="sillage-audit-${isoDay(now)}.csv"`,
      },
    });
  } catch (error) {
    // To those who may not, it does not exist.
    if (error instanceof DomainError) return new Response(null, { status: 404, headers: PRIVATE });
    if (!isOutage(error)) throw error;
    return new Response(null, { status: 503, headers: { ...PRIVATE, "Retry-After": "30" } });
  }
}

/** Read as fast as it is taken, and no faster; given up with the connection. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
