/**
 * What no script of the page touches, printed as one text. React carries each element three times: on the server as data,
 * in the page as HTML, and again in the page as data for the browser, to be woken there. A long list that is only read
 * pays for that at each request; printed, it is one element that holds its HTML.
 */
import { Fragment, type HTMLAttributes, isValidElement, type ReactNode } from "react";

type Attributes = Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML">;

interface Props extends Attributes {
  as?: "div" | "ul" | "section" | "aside" | "header" | "footer";
  /** Plain elements, and components that make them at once: nothing that waits, nothing of the browser's. */
  children: ReactNode;
}

export function Printed({ as: Element = "div", children, ...attributes }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: every text and every attribute is escaped below
  return <Element {...attributes} dangerouslySetInnerHTML={{ __html: htmlOf(children) }} />;
}

/** The HTML of elements, as `renderToStaticMarkup` writes it. @throws Error when one of them needs React, or the browser */
export function htmlOf(node: ReactNode): string {
  if (typeof node === "string") return node.replace(/[&<>]/g, escaped);
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) return node.map(htmlOf).join("");
  if (isValidElement<Record<string, unknown>>(node)) return elementHtml(node.type, node.props);
  throw new Error("only elements and texts are printed");
}

function elementHtml(type: unknown, props: Record<string, unknown>): string {
  if (type === Fragment) return htmlOf(childrenOf(props));
  if (typeof type === "function") return htmlOf(type(props));
  if (typeof type !== "string") throw new Error("only elements and components are printed");
  let html = `<${type}`;
  for (const name in props) html += attributeHtml(name, props[name]);
  if (VOID.has(type)) return `${html}/>`;
  return `${html}>${innerHtml(props)}</${type}>`;
}

function innerHtml(props: Record<string, unknown>): string {
  const raw = props.dangerouslySetInnerHTML;
  if (typeof raw !== "object" || raw === null) return htmlOf(childrenOf(props));
  return "__html" in raw ? String(raw.__html) : "";
}

const childrenOf = ({ children }: { children?: ReactNode }): ReactNode => children;

function attributeHtml(name: string, value: unknown): string {
  if (name === "children" || name === "dangerouslySetInnerHTML" || value === null || value === undefined)
    return "";
  // HTML reads names in any case; React's own are below.
  const attribute = NAMES[name] ?? name.toLowerCase();
  const isSaid = attribute.startsWith("aria-") || attribute.startsWith("data-");
  if (typeof value === "boolean" && !isSaid) return value ? ` ${attribute}=""` : "";
  if (typeof value === "function" || typeof value === "object" || HYPHENED.test(name))
    throw new Error(`the attribute ${name} is not printed`);
  // As React does. No address of ours is one: those of people are checked where they come in.
  if (SCRIPT.test(String(value)) && ADDRESSES.has(attribute)) return "";
  return ` ${attribute}="${String(value).replace(/[&<>"]/g, escaped)}"`;
}

/** What React writes with a hyphen: nothing of ours has them. */
const HYPHENED = /^(accept|clip|fill|font|http|marker|stop|stroke|text)[A-Z]/;
const NAMES: Readonly<Record<string, string>> = {
  className: "class",
  htmlFor: "for",
  defaultValue: "value",
  defaultChecked: "checked",
};

const ADDRESSES: ReadonlySet<string> = new Set(["href", "src", "action", "formaction"]);
/** As browsers read it: blanks and control characters within count for nothing. */
const SCRIPT = /^[^\w/?#.]*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i;

const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "input", "link", "meta", "wbr", "path", "use"]);

const escaped = (sign: string): string => SIGNS[sign] ?? sign;
const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
