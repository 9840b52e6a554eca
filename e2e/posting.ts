/** Sends a form of ours as no browser would: with other values, from elsewhere, or too long. */
import { randomUUID } from "node:crypto";
import type { APIResponse, Page } from "@playwright/test";

export interface Sent {
  /** The button that is pressed: its field `intent`. */
  intent?: string;
  /** Instead of what the form holds; bytes go as they are. */
  values?: Readonly<Record<string, string | Buffer>>;
  headers?: Readonly<Record<string, string>>;
  /** Another server of ours, instead of the page's. */
  to?: string;
}

/** Posts the form that holds `selector` as it is on the page, but for what is said, with the cookies of the page. */
export async function resend(
  page: Page,
  selector: string,
  { intent, values = {}, headers = {}, to }: Sent = {},
): Promise<APIResponse> {
  const typed = await page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const form = element.closest("form");
      return form
        ? [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)])
        : [];
    });
  const fields = new Map<string, string | Buffer>(typed);
  if (intent) fields.set("intent", intent);
  for (const [name, value] of Object.entries(values)) fields.set(name, value);
  return await page.request.post(to ? new URL(new URL(page.url()).pathname, to).href : page.url(), {
    data: multipart(fields),
    headers: {
      "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
      origin: new URL(page.url()).origin,
      ...headers,
    },
    maxRedirects: 0,
  });
}

const BOUNDARY = `----${randomUUID()}`;

/** RFC 7578. */
function multipart(fields: ReadonlyMap<string, string | Buffer>): Buffer {
  const parts = [...fields].flatMap(([name, value]) => [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`,
    value,
    "\r\n",
  ]);
  return Buffer.concat([...parts, `--${BOUNDARY}--\r\n`].map((part) => Buffer.from(part)));
}
