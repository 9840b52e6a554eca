import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { PdfWait } from "#components/printing/pdf-wait";
import { getActor } from "#lib/auth";
import { clientIp } from "#lib/client-ip";
import { env } from "#lib/env";
import { pdfFilePath } from "#lib/paths";
import { askForPdf } from "#lib/pdf/ask";
import type { Subject } from "#lib/pdf/subjects";

/** Where a PDF is asked for: leads to the file once it is made, waits for it until then. */
export async function PdfPage({ about, here, back }: { about: Subject; here: string; back: string }) {
  const sent = await headers();
  const answer = await askForPdf(about, {
    reader: await getActor(),
    ip: clientIp(sent.get("x-forwarded-for"), env.TRUSTED_PROXIES),
    origin: env.PUBLIC_URL,
    now: new Date(),
  });
  if (answer.state === "ready") redirect(pdfFilePath(about.lang, answer.id));
  return <PdfWait answer={answer} here={here} back={back} lang={about.lang} />;
}
