/**
 * The vocabulary of schema.org, read from the declarations of schema-dts, which Google generates from the official one:
 * which types there are, which properties each may have, and what may stand in each.
 */
import { readFileSync } from "node:fs";

interface Base {
  parents: string[];
  properties: Map<string, string[]>;
}

interface Vocabulary {
  /** The declared properties of what a type inherits from, by the name of the declaration. */
  bases: Map<string, Base>;
  /** Of each type: its declaration. */
  types: Map<string, string>;
  /** Of each type or data type: what may stand for it. */
  unions: Map<string, string[]>;
}

let read: Vocabulary | undefined;

function vocabulary(): Vocabulary {
  read ??= parse(readFileSync("node_modules/schema-dts/dist/schema.d.ts", "utf8"));
  return read;
}

function parse(code: string): Vocabulary {
  const bases = new Map<string, Base>();
  const types = new Map<string, string>();
  const declaration = /^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+) \{\n([\s\S]*?)^\}/gm;
  for (const [, name = "", sort, parents = "", body = ""] of code.matchAll(declaration)) {
    const parentNames = parents.split(",").map((parent) => parent.trim());
    if (sort === "Leaf") {
      bases.set(`${name}Leaf`, { parents: parentNames, properties: new Map() });
      types.set(name, `${name}Leaf`);
    } else {
      const properties = [...body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.+), "\w+">;$/gm)].map(
        ([, property = "", values = ""]): [string, string[]] => [property, values.split(" | ")],
      );
      bases.set(`${name}Base`, { parents: parentNames, properties: new Map(properties) });
    }
  }
  const unions = [...code.matchAll(/^(?:export )?type (\w+) = ([^;{<]+);$/gm)].map(
    ([, name = "", values = ""]): [string, string[]] => [
      name,
      values.split("|").map((value) => value.trim()),
    ],
  );
  return { bases, types, unions: new Map(unions) };
}

/** What may stand in a property of a type, as names of types; null when the type has no such property. */
function rangeOf(type: string, property: string): string[] | null {
  const { bases, types } = vocabulary();
  const look = (name: string): string[] | null => {
    const base = bases.get(name);
    if (!base) return null;
    return base.properties.get(property) ?? base.parents.map(look).find((range) => range !== null) ?? null;
  };
  return look(types.get(type) ?? "");
}

/** Whether a type is another, or a part of it. */
function isA(type: string, wanted: string, seen = new Set<string>()): boolean {
  if (type === wanted || `${type}Leaf` === wanted) return true;
  if (seen.has(wanted)) return false;
  seen.add(wanted);
  return (vocabulary().unions.get(wanted) ?? []).some((part) => isA(type, part, seen));
}

const TEXTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === "string",
  URL: (value) => typeof value === "string" && URL.canParse(value),
  Date: (value) => typeof value === "string" && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value),
  DateTime: (value) =>
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?Z)?$/.test(value),
  Number: (value) => typeof value === "number",
  Integer: (value) => Number.isInteger(value),
  Float: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
};

/** What schema.org does not know in a node and in those within it: "Event.author", "Report.publisher: WebSite"… */
export function strangersIn(node: unknown, path = ""): string[] {
  if (typeof node !== "object" || node === null) return [`${path}: no node`];
  const fields = Object.entries(node).filter(([name]) => name !== "@context" && name !== "@id");
  const type: unknown = Reflect.get(node, "@type");
  // The id of something, or a name and no more: that of a person or a body, it is not known which.
  if (type === undefined) return fields.every(([name]) => name === "name") ? [] : [`${path}: no type`];
  if (typeof type !== "string" || !vocabulary().types.has(type)) return [`${path}: ${String(type)}`];
  return fields.flatMap(([name, value]) => {
    if (name === "@type") return [];
    const here = `${path}${type}.${name}`;
    // https://schema.org/docs/actions.html: what one has to give, of a property of the action.
    const range = /-input$/.test(name) ? ["Text"] : rangeOf(type, name);
    if (!range) return [here];
    return [value].flat().flatMap((one) => misplaced(one, range, here));
  });
}

function misplaced(value: unknown, range: readonly string[], here: string): string[] {
  if (typeof value === "object" && value !== null) {
    const type: unknown = Reflect.get(value, "@type");
    const fits = type === undefined || range.some((wanted) => isA(String(type), wanted));
    return [...(fits ? [] : [`${here}: ${String(type)}`]), ...strangersIn(value, `${here} > `)];
  }
  const { unions } = vocabulary();
  const isText = (wanted: string, seen: readonly string[] = []): boolean =>
    TEXTS[wanted]?.(value) ||
    wanted === JSON.stringify(value) ||
    (!seen.includes(wanted) &&
      !TEXTS[wanted] &&
      (unions.get(wanted) ?? []).some((part) => part.startsWith('"') && isText(part, [...seen, wanted])));
  // The id of a node that stands elsewhere.
  const isId = range.includes("IdReference") && typeof value === "string" && value.endsWith("#entity");
  return isId || range.some((wanted) => isText(wanted)) ? [] : [`${here}: ${JSON.stringify(value)}`];
}
