/**
 * The one shape of our mails: sentences, one button, a footer; as text and as HTML. Mail readers know little CSS, so
 * styles are inline and the text reads well at 320 px; colours are those of the site, on white and on dark alike.
 */
import { type Lang, messages } from "#lib/messages/index";
import { tidyLine } from "#lib/text";

export interface Letter {
  subject: string;
  greeting: string;
  /** A paragraph each; a quotation has the name of what it quotes. */
  blocks: readonly (string | { name: string; quote: string })[];
  action: { label: string; url: string };
  /** After the button. */
  after: readonly string[];
}

/** `subject` on one line, `text` in plain characters, `html` with everything escaped. */
export function writeLetter(lang: Lang, letter: Letter): { subject: string; text: string; html: string } {
  return {
    subject: tidyLine(letter.subject),
    text: asText(lang, letter),
    html: asHtml(lang, letter),
  };
}

function asText(lang: Lang, { greeting, blocks, action, after }: Letter): string {
  const paragraphs = blocks.map((block) =>
    typeof block === "string" ? block : `${block.name}${colon(lang)}\n${quoted(block.quote)}`,
  );
  return [
    greeting,
    ...paragraphs,
    `${action.label}${colon(lang)}\n${action.url}`,
    ...after,
    `-- \n${messages(lang).mails.signature}`,
  ]
    .join("\n\n")
    .concat("\n");
}

const colon = (lang: Lang) => (lang === "fr" ? "\u00a0:" : ":");

const quoted = (text: string) => text.replace(/^/gm, "> ");

function asHtml(lang: Lang, { subject, greeting, blocks, action, after }: Letter): string {
  const { linkFallback, signature } = messages(lang).mails;
  const paragraph = (text: string, style = "") =>
    `<p style="margin:0 0 16px;${style}">${escapeHtml(text).replace(/\n/g, "<br>")}</p>`;
  const body = blocks.map((block) =>
    typeof block === "string"
      ? paragraph(block)
      : `${paragraph(block.name, "margin-bottom:4px;font-weight:bold")}<blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #1f6f78">${paragraph(block.quote, "margin:0")}</blockquote>`,
  );
  const url = escapeHtml(action.url);
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#ffffff">
<div style="max-width:560px;margin:0 auto;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a2b33;overflow-wrap:anywhere">
<p style="margin:0 0 24px;font-size:20px;font-weight:bold;color:#0f4c56">Sillage</p>
${paragraph(greeting)}
${body.join("\n")}
<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;background:#0f5c66;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:4px">${escapeHtml(action.label)}</a></p>
${after.map((text) => paragraph(text)).join("\n")}
<p style="margin:24px 0 4px;font-size:14px;color:#4a5a62">${escapeHtml(linkFallback)}</p>
<p style="margin:0 0 24px;font-size:14px"><a href="${url}" style="color:#0f5c66">${url}</a></p>
<p style="margin:0;padding-top:16px;border-top:1px solid #d5dde0;font-size:14px;color:#4a5a62">${escapeHtml(signature)}</p>
</div>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
