import { getKeptMail } from "#lib/notifications/queries";

/** The HTML of a mail as it would have left: styles inside it, and nothing else that could run or load. */
export async function GET(_request: Request, { params }: RouteContext<"/api/courrier/[id]">) {
  const mail = await getKeptMail((await params).id);
  if (mail === null) return new Response("Not found.\n", { status: 404 });
  return new Response(mail.html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "private, no-store",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  });
}
