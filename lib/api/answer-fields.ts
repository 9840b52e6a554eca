/** The fields of an answer as a list, for people: "items[].title", what it is and what it says. Pure. */
import { type Document, isSchema, type Schema, typeIn } from "./openapi";

export interface AnswerField {
  path: string;
  kind: "text" | "number" | "yesNo" | "list" | "object" | "any";
  nullable: boolean;
  /** The values that are known. */
  among: string[];
  description: string;
}

type Schemas = Document["components"]["schemas"];

/** As deep as what is nested says something new. */
const DEPTH = 4;

/** The fields of a schema, each followed by those in it. */
export function answerFields(schema: Schema, schemas: Schemas, prefix = "", depth = 0): AnswerField[] {
  const { properties = {} } = resolved(schema, schemas);
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isSchema(property)) return [];
    const { part, nullable, among } = partOf(property, schemas);
    const path = prefix + name;
    const field: AnswerField = {
      path,
      kind: kindOf(part),
      nullable,
      among,
      description: property.description ?? part.description ?? "",
    };
    return [field, ...(depth < DEPTH ? inside(part, schemas, path, depth + 1) : [])];
  });
}

/** The forms of what has several, by the type that each is of; null when it has one. */
export function variantsOf(schema: Schema, schemas: Schemas): [type: string, schema: Schema][] | null {
  const { oneOf } = resolved(schema, schemas);
  return oneOf?.flatMap((part) => (isSchema(part) ? [[typeIn(resolved(part, schemas)), part]] : [])) ?? null;
}

function inside(part: Schema, schemas: Schemas, path: string, depth: number): AnswerField[] {
  if (part.properties) return answerFields(part, schemas, `${path}.`, depth);
  if (isSchema(part.items)) {
    const item = partOf(part.items, schemas).part;
    return item.properties ? answerFields(item, schemas, `${path}[].`, depth) : [];
  }
  if (isSchema(part.additionalProperties)) {
    const value = resolved(part.additionalProperties, schemas);
    return value.properties ? answerFields(value, schemas, `${path}.*.`, depth) : [];
  }
  return [];
}

/** What a property is besides null, and the values that it is known to have. */
function partOf(property: Schema, schemas: Schemas): { part: Schema; nullable: boolean; among: string[] } {
  const whole = resolved(property, schemas);
  const parts = (whole.anyOf ?? [whole]).flatMap((part) => (isSchema(part) ? [resolved(part, schemas)] : []));
  const types = parts.flatMap(({ type }) => type ?? []);
  const part = parts.find(({ type }) => type !== "null") ?? {};
  // What is within what may be null is a list of known values or any other text.
  const [inner] = (part.anyOf ?? []).flatMap((one) => (isSchema(one) ? [resolved(one, schemas)] : []));
  const listed = isSchema(part.items) ? partOf(part.items, schemas).among : [];
  const among = parts
    .concat(inner ?? [])
    .flatMap(({ enum: values = [], const: value }) => [
      ...values.map(String),
      ...(value === undefined ? [] : [String(value)]),
    ]);
  return {
    part: part.type ? part : (inner ?? part),
    nullable: types.includes("null"),
    among: [...among, ...listed],
  };
}

function kindOf({ type }: Schema): AnswerField["kind"] {
  const [first] = [type ?? []].flat().filter((one) => one !== "null");
  if (first === "string") return "text";
  if (first === "integer" || first === "number") return "number";
  if (first === "boolean") return "yesNo";
  if (first === "array") return "list";
  return first === "object" ? "object" : "any";
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  const found = schema.$ref && schemas[nameIn(schema.$ref)];
  return found ? { ...found, ...(schema.description && { description: schema.description }) } : schema;
}

const nameIn = (ref: string) => ref.slice(ref.lastIndexOf("/") + 1);
