/** What people wrote, once it is HTML that may be shown (lib/markdown.ts), as blocks to print. Pure. */
import { Parser } from "htmlparser2";
import { renderMarkdown } from "#lib/markdown";
import type { Block, Inline, Text } from "./blocks";

/** @param level that of its highest headings */
export function blocksOfMarkdown(text: string, level: number, lang?: string): Block[] {
  return blocksOf(treeOf(renderMarkdown(text)).children, { level, lang });
}

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: (Node | string)[];
}

interface Context {
  level: number;
  lang?: string;
}

function treeOf(html: string): Node {
  const root: Node = { name: "", attributes: {}, children: [] };
  const open = [root];
  const parser = new Parser({
    onopentag(name, attributes) {
      const node: Node = { name, attributes, children: [] };
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    ontext(text) {
      open.at(-1)?.children.push(text);
    },
    onclosetag() {
      if (open.length > 1) open.pop();
    },
  });
  parser.end(html);
  return root;
}

function blocksOf(nodes: Node["children"], context: Context): Block[] {
  const blocks: Block[] = [];
  let line: (Node | string)[] = [];
  const flush = () => {
    const text = line.flatMap((node) => inlinesOf(node, { lang: context.lang }));
    if (text.some((inline) => inline.text.trim() !== "")) blocks.push({ kind: "paragraph", text });
    line = [];
  };
  for (const node of nodes) {
    const block = typeof node === "string" ? null : blockOf(node, context);
    if (block === null) {
      line.push(node);
      continue;
    }
    flush();
    blocks.push(...block);
  }
  flush();
  return blocks;
}

/** Null for what goes in a line. */
function blockOf({ name, attributes, children }: Node, context: Context): Block[] | null {
  const words = (): Text => children.flatMap((child) => inlinesOf(child, { lang: context.lang }));
  switch (name) {
    case "p":
      return blocksOf(children, context);
    case "h3":
    case "h4":
    case "h5":
      return [{ kind: "heading", level: context.level + Number(name[1]) - 3, text: words() }];
    case "ul":
    case "ol": {
      const items = children.filter((child) => typeof child !== "string" && child.name === "li");
      const start = name === "ol" ? Number(attributes.start ?? 1) || 1 : null;
      const contents = items.map((item) =>
        typeof item === "string" ? [] : blocksOf(item.children, context),
      );
      return contents.length > 0 ? [{ kind: "list", start, items: contents }] : [];
    }
    case "blockquote":
      return [{ kind: "quote", blocks: blocksOf(children, context) }];
    case "pre":
      return [{ kind: "code", text: textIn(children).replace(/\n$/, "") }];
    case "hr":
      return [];
    case "table": {
      const rows = rowsIn(children).map((row) =>
        row.children.flatMap((cell) =>
          typeof cell === "string"
            ? []
            : [cell.children.flatMap((child) => inlinesOf(child, { lang: context.lang }))],
        ),
      );
      const [head = [], ...others] = rows;
      return [{ kind: "table", head, rows: others }];
    }
    default:
      return null;
  }
}

const rowsIn = (children: Node["children"]): Node[] =>
  children.flatMap((child) =>
    typeof child === "string" ? [] : child.name === "tr" ? [child] : rowsIn(child.children),
  );

const textIn = (children: Node["children"]): string =>
  children.map((child) => (typeof child === "string" ? child : textIn(child.children))).join("");

function inlinesOf(node: Node | string, style: Omit<Inline, "text">): Inline[] {
  if (typeof node === "string") return [{ ...style, text: node.replace(/\n/g, " ") }];
  if (node.name === "br") return [{ ...style, text: "\n" }];
  const inner = { ...style };
  if (node.name === "strong") inner.bold = true;
  if (node.name === "em") inner.italic = true;
  if (node.name === "s") inner.strike = true;
  if (node.name === "code") inner.code = true;
  const { href } = node.attributes;
  if (node.name === "a" && href) inner.href = addressOf(href);
  return node.children.flatMap((child) => inlinesOf(child, inner));
}

/** An address of a PDF is ASCII (ISO 32000-1, § 12.6.4.7). */
export const addressOf = (href: string): string | undefined =>
  URL.canParse(href) ? new URL(href).href : undefined;
