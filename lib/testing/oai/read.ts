/** Answers of the archive as an independent parser reads them. */
import { parseDocument } from "htmlparser2";

/** An element, its attributes, the text right in it and the elements in it. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

type Node = ReturnType<typeof parseDocument>["children"][number];

export function readXml(text: string): Element {
  const root = elementsOf(parseDocument(text, { xmlMode: true }).children)[0];
  if (!root) throw new Error("no element");
  return root;
}

/** All the elements of a name, at any depth. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export const texts = (element: Element, name: string): string[] => all(element, name).map(({ text }) => text);

const elementsOf = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((node) => {
    if (!("attribs" in node)) return [];
    const { name, attribs: attributes, children } = node;
    const text = children.map((child) => ("data" in child ? child.data : "")).join("");
    return [{ name, attributes, text, children: elementsOf(children) }];
  });
