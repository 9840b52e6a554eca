/**
 * A widget as a page: HTML and one style, nothing else. No script, no cookie, nothing from elsewhere: its policy forbids
 * them, and lets any site frame it. Pure.
 */
import { createHash } from "node:crypto";
import { LICENCE } from "#lib/licence";
import { type Lang, messages } from "#lib/messages/index";
import { type Html, html } from "./html";
import type { WidgetOptions } from "./options";
import { styleOf } from "./style";
import { linkTo } from "./views";

export interface Widget {
  lang: Lang;
  title: string;
  options: WidgetOptions;
  body: Html;
  /** It is read by the element of public/sillage-widget.js, which takes its style as a text. */
  inElement: boolean;
  /** The page that shows all of it: its whole address, and what the link says. */
  all: { href: string; text: string };
}

export function widgetDocument({ lang, title, options, body, inElement, all }: Widget): string {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${messages(lang).common.siteName}</title>
${inElement ? html`<meta name="style" content="${styleOf(options)}">` : html`<style>${{ html: styleOf(options) }}</style>`}
</head>
<body>
<main>
<h1>${title}</h1>
${body}
<p class="all">${linkTo(all.href, all.text)}<small>${messages(lang).common.siteName}, ${LICENCE.name}</small></p>
</main>
</body>
</html>
`.html;
}

/** What a widget's page is sent with, wherever it is framed. */
export function widgetHeaders(options: WidgetOptions): Record<string, string> {
  const hash = createHash("sha256").update(styleOf(options)).digest("base64");
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors *`,
    // Read by the element of public/sillage-widget.js from any page, and framed by pages that ask this of their frames.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cross-origin-embedder-policy": "require-corp",
  };
}
