/** A document of XML, or 404 when there is none, or 503 when the database is away. */
import { sayOutage } from "#lib/outage";

export async function xmlResponse(make: () => Promise<string | null>): Promise<Response> {
  try {
    const xml = await make();
    if (xml === null) return new Response(null, { status: 404 });
    return new Response(xml, {
      headers: {
        "content-type": "application/xml; charset=utf-8",
        "cache-control": "public, max-age=0, s-maxage=10",
      },
    });
  } catch (error) {
    sayOutage(error, "xml");
    return new Response(null, { status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } });
  }
}
