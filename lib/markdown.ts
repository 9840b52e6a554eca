/**
 * People's Markdown as HTML that may be put in a page. Raw HTML is text to the parser (`html: false`), and what it
 * writes is filtered again: two locks, because one of them has been forced before.
 */
import MarkdownIt from "markdown-it";
import sanitize from "sanitize-html";
import { unbroken } from "#lib/typography";

/** Fields hold 20,000 characters at most; a draft may hold more, and is cut before it is parsed. */
const MAX_CHARACTERS = 20_000;

// `maxNesting` bounds what "- - - -…" and "> > > >…" may open.
const parser = new MarkdownIt({ html: false, linkify: true, typographer: false, maxNesting: 20 });
parser.renderer.rules.text = (tokens, index) =>
  parser.utils.escapeHtml(unbroken(tokens[index]?.content ?? ""));

/** Headings open at h3: the page has the h1, its sections the h2. */
export function renderMarkdown(text: string): string {
  return sanitize(parser.render(text.slice(0, MAX_CHARACTERS)), policy);
}

const policy: sanitize.IOptions = {
  allowedTags: [
    "h3",
    "h4",
    "h5",
    "p",
    "br",
    "hr",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "strong",
    "em",
    "s",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
  ],
  allowedAttributes: { a: ["href", "rel", "title"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto"],
  disallowedTagsMode: "discard",
  enforceHtmlBoundary: false,
  nestingLimit: 60,
  transformTags: {
    h1: "h3",
    h2: "h3",
    h3: "h4",
    h4: "h5",
    h5: "h5",
    h6: "h5",
    a: (tagName, { href = "", title = "" }) => ({ tagName, attribs: followable(href, title) }),
  },
};

// Only whole addresses: what has no scheme would be read as one of ours.
function followable(href: string, title: string): sanitize.Attributes {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return {};
  return { href, rel: "nofollow ugc noopener", ...(title && { title }) };
}
