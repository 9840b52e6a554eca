/** Elements of XML as text, one inside the other. Pure. */
import { escapeXml } from "#lib/xml";

/** Those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element that holds a text; nothing at all without one. */
export function text(
  name: string,
  value: string | number | null | undefined,
  attributes: Attributes = {},
): string {
  const said = value === null || value === undefined ? "" : escapeXml(String(value));
  return said.trim() === "" ? "" : `<${name}${printed(attributes)}>${said}</${name}>`;
}

/** An element that holds others, made already; nothing at all when there are none. */
export function group(name: string, children: readonly string[], attributes: Attributes = {}): string {
  const inside = children.join("");
  return inside === "" ? "" : `<${name}${printed(attributes)}>${inside}</${name}>`;
}

const printed = (attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, value]) =>
      value === null || value === undefined ? "" : ` ${name}="${escapeXml(String(value))}"`,
    )
    .join("");
