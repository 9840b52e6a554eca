/**
 * A page that needs nothing: neither the database nor React nor a style sheet. For what is refused before any page
 * is made, and for when no page can be.
 */
import { createHash } from "node:crypto";
import type { fr } from "#lib/messages/fr";
import { type Lang, messages } from "#lib/messages/index";
import { homePath } from "#lib/paths";

export type PlainStatus = keyof typeof fr.http;

const STYLE = `:root{color-scheme:light dark;font:1.0625rem/1.5 system-ui,sans-serif}
body{max-width:40rem;margin:15vh auto;padding:0 1.25rem}
h1{font-size:1.6rem;line-height:1.2}
a{color:LinkText}`;

/**
 * The page; its sentences are ours, nothing of the request is in it.
 * @param reference what its reader may quote: the id under which the log tells of it
 */
export function plainPage(status: PlainStatus, lang: Lang, reference: string | null = null): string {
  const { http, common } = messages(lang);
  const { title, text } = http[status];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${common.siteName}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>${reference ? `\n<p>${common.failure.reference}<code>${reference}</code></p>` : ""}
<p><a href="${homePath(lang)}">${common.nav.homeOf}</a></p>
</main>
</body>
</html>
`;
}

/** The headers of a plain page. */
export const PLAIN_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

/** The language of an address of the site. */
export const langOfPath = (path: string): Lang => (/^\/en(\/|$|\?)/.test(path) ? "en" : "fr");
