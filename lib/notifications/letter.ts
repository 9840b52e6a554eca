/**
 * The one shape of our mails: sentences, one button, a footer with the way to its settings; as text and as HTML. Mail readers know little CSS, so
 * styles are inline and the text reads well at 320 px; colours are those of the site, on white and on dark alike.
 */
import { type Lang, messages } from "#lib/messages/index";
import { tidyLine } from "#lib/text";

export interface Letter {
  subject: string;
  greeting: string;
  blocks: readonly Block[];
  action: { label: string; url: string };
  /** After the button. */
  after: readonly string[];
  /** Where one chooses what to be mailed about; absent from the mails that cannot be refused. */
  settingsUrl?: string;
  /** Where one stops mails that one asked for without an account. */
  stop?: Link;
}

interface Link {
  label: string;
  url: string;
}

/**
 * A paragraph; a quotation with the name of what it quotes; a heading with lines under it; a link of its own line; the
 * heading of a part, and what is listed in it, each with a link on its title (`lang`: when it is not the mail's).
 */
export type Block =
  | string
  | { name: string; quote: string }
  | { heading: string; lines: readonly string[] }
  | Link
  | { part: string }
  | { title: string; lang: string | undefined; url: string; lines: readonly string[] };

/** `subject` on one line, `text` in plain characters, `html` with everything escaped. */
export function writeLetter(lang: Lang, letter: Letter): { subject: string; text: string; html: string } {
  return {
    subject: tidyLine(letter.subject),
    text: asText(lang, letter),
    html: asHtml(lang, letter),
  };
}

function asText(lang: Lang, { greeting, blocks, action, after, settingsUrl, stop }: Letter): string {
  const { signature, settings } = messages(lang).mails;
  const ways = [...(settingsUrl ? [{ label: settings, url: settingsUrl }] : []), ...(stop ? [stop] : [])];
  return [
    greeting,
    ...blocks.map((block) => textOf(lang, block)),
    textOf(lang, action),
    ...after,
    [`-- \n${signature}`, ...ways.map((way) => textOf(lang, way))].join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}

function textOf(lang: Lang, block: Block): string {
  if (typeof block === "string") return block;
  if ("quote" in block) return `${block.name}${colon(lang)}\n${block.quote.replace(/^/gm, "> ")}`;
  if ("title" in block) return [block.title, ...block.lines, block.url].join("\n");
  if ("url" in block) return `${block.label}${colon(lang)}\n${block.url}`;
  if ("part" in block) return `${block.part}\n${"=".repeat(Math.min(block.part.length, 60))}`;
  return [`${block.heading}`, ...block.lines.map((line) => `- ${line}`)].join("\n");
}

const colon = (lang: Lang) => (lang === "fr" ? "\u00a0:" : ":");

function asHtml(lang: Lang, { subject, greeting, blocks, action, after, settingsUrl, stop }: Letter): string {
  const { linkFallback, signature, settings } = messages(lang).mails;
  const url = escapeHtml(action.url);
  const ways = [...(settingsUrl ? [{ label: settings, url: settingsUrl }] : []), ...(stop ? [stop] : [])];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#ffffff">
<div role="main" style="max-width:560px;margin:0 auto;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a2b33;overflow-wrap:anywhere">
<h1 style="margin:0 0 24px;font-size:20px;line-height:1.5;font-weight:bold;color:#0f4c56">Sillage</h1>
${paragraph(greeting)}
${blocks.map(htmlOf).join("\n")}
<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;background:#0f5c66;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:4px">${escapeHtml(action.label)}</a></p>
${after.map((text) => paragraph(text)).join("\n")}
<p style="margin:24px 0 4px;font-size:14px;color:#4a5a62">${escapeHtml(linkFallback)}</p>
<p style="margin:0 0 24px;font-size:14px"><a href="${url}" style="color:#0f5c66">${url}</a></p>
<p style="margin:0;padding-top:16px;border-top:1px solid #d5dde0;font-size:14px;color:#4a5a62">${escapeHtml(signature)}</p>${ways.map((way) => `\n<p style="margin:8px 0 0;font-size:14px">${link(way)}</p>`).join("")}
</div>
</body>
</html>
`;
}

function htmlOf(block: Block): string {
  if (typeof block === "string") return paragraph(block);
  if ("quote" in block) {
    return `${paragraph(block.name, "margin-bottom:4px;font-weight:bold")}<blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #1f6f78">${paragraph(block.quote, "margin:0")}</blockquote>`;
  }
  if ("title" in block) return listed(block);
  if ("url" in block) return `<p style="margin:0 0 16px">${link(block)}</p>`;
  if ("part" in block)
    return `<h2 style="margin:32px 0 12px;padding:0 0 4px;border-bottom:1px solid #d5dde0;font-size:18px;line-height:1.3;color:#0f4c56">${escapeHtml(block.part)}</h2>`;
  const items = block.lines.map((line) => `<li style="margin:0 0 4px">${escapeHtml(line)}</li>`).join("");
  return `${paragraph(block.heading, "margin:24px 0 4px;font-weight:bold")}<ul style="margin:0 0 8px;padding:0 0 0 20px">${items}</ul>`;
}

function listed({ title, lang, url, lines }: Extract<Block, { title: string }>): string {
  const words = lang ? ` lang="${escapeHtml(lang)}"` : "";
  return `<div style="margin:0 0 20px"><h3 style="margin:0 0 4px;font-size:16px;line-height:1.4"><a href="${escapeHtml(url)}"${words} style="color:#0f5c66">${escapeHtml(title)}</a></h3>
${lines.map((line) => paragraph(line, "margin-bottom:4px;font-size:15px")).join("\n")}</div>`;
}

const paragraph = (text: string, style = "") =>
  `<p style="margin:0 0 16px;${style}">${escapeHtml(text).replace(/\n/g, "<br>")}</p>`;

const link = ({ label, url }: Link) =>
  `<a href="${escapeHtml(url)}" style="color:#0f5c66">${escapeHtml(label)}</a>`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Past this a title is cut in the subject, where mail readers show some 60 characters. */
const SUBJECT_TITLE = 100;

/** The title of a proposal as it goes in a subject. */
export function forSubject(title: string): string {
  const characters = [...title];
  return characters.length <= SUBJECT_TITLE ? title : `${characters.slice(0, SUBJECT_TITLE - 1).join("")}…`;
}
