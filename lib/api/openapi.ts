/**
 * The description of the API (OpenAPI 3.1), made from its table of routes, the schemas that read its parameters and
 * write its answers, and the dictionary: nothing is described twice. Pure.
 */
import { z } from "zod";
import { fieldLabel } from "#lib/entries/field-words";
import { fieldsOf } from "#lib/entries/types/index";
import { LICENCE } from "#lib/licence";
import { type Lang, messages } from "#lib/messages/index";
import { apiDocumentationPath, ENTRY_TYPES } from "#lib/paths";
import { API_VERSION } from "./root";
import type { ApiRoute, Group } from "./route";
import { routes } from "./routes";
import { components, titled } from "./schemas";

/** A JSON Schema (draft 2020-12), as zod writes it. */
export type Schema = z.core.JSONSchema.BaseSchema;

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  description: string;
  required: boolean;
  schema: Schema;
}

export interface Operation {
  operationId: string;
  tags: Group[];
  summary: string;
  description: string;
  parameters: Parameter[];
  requestBody?: { required: true; content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, Answer>;
  security?: Record<string, string[]>[];
  /** An address to begin with. */
  "x-example": string;
}

interface Answer {
  description: string;
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, { schema: Schema; example?: unknown }>;
}

export interface Document {
  openapi: "3.1.1";
  info: object;
  servers: { url: string }[];
  externalDocs: object;
  tags: { name: Group; description: string }[];
  paths: Record<string, Partial<Record<ApiRoute["method"], Operation>>>;
  components: { schemas: Record<string, Schema>; headers: object; securitySchemes?: object };
}

/** @param origin the site's address, without a final slash */
export function openApiDocument(lang: Lang, origin: string): Document {
  const words = messages(lang).api;
  const paths: Document["paths"] = {};
  const all: readonly ApiRoute[] = Object.values(routes);
  for (const route of all) {
    paths[route.address] = { ...paths[route.address], [route.method]: operationOf(route, lang, origin) };
  }
  const groups = new Set(all.map(({ group }) => group));
  return {
    openapi: "3.1.1",
    info: {
      title: `${messages(lang).common.siteName} — ${words.title}`,
      version: API_VERSION,
      summary: words.lead,
      description: [...words.intro.text, words.licence.text, words.errors.text, words.stability.text].join(
        "\n\n",
      ),
      license: { name: LICENCE.name, identifier: LICENCE.spdx },
    },
    servers: [{ url: origin }],
    externalDocs: { url: origin + apiDocumentationPath(lang) },
    tags: [...groups].map((name) => ({ name, description: words.groups[name] })),
    paths,
    components: {
      schemas: schemasOf(lang),
      headers: Object.fromEntries(
        Object.entries(words.headers).map(([name, description]) => [
          name,
          { description, schema: { type: "string" } },
        ]),
      ),
      ...(all.some(({ token }) => token) && {
        securitySchemes: { [TOKEN]: { type: "http", scheme: "bearer" } },
      }),
    },
  };
}

/** An operation by its name, with its address, its method and the document that it is of; null when there is none. */
export function findOperation(name: string, lang: Lang, origin: string) {
  const document = openApiDocument(lang, origin);
  for (const [address, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId === name) return { address, method, operation, document };
    }
  }
  return null;
}

function operationOf(route: ApiRoute, lang: Lang, origin: string): Operation {
  const { title, text } = messages(lang).api.operations[route.id];
  const example = route.example(origin);
  return {
    operationId: route.id,
    tags: [route.group],
    summary: title,
    description: text,
    parameters: [
      ...parametersOf(route, "path", lang),
      ...parametersOf(route, "query", lang),
      ...headersOf(route, lang),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: bodyOf(route, route.body, lang), example: example.body } },
      },
    }),
    responses: answersOf(route, example.answer, lang),
    ...(route.token && { security: [{ [TOKEN]: [] }] }),
    "x-example": origin + example.address,
  };
}

function parametersOf(route: ApiRoute, where: "path" | "query", lang: Lang): Parameter[] {
  const { properties = {}, required = [] } = sentSchema(where === "path" ? route.path : route.query.schema);
  const words: Readonly<Record<string, string>> = messages(lang).api.parameters;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    description: words[`${route.id}.${name}`] ?? words[name] ?? name,
    required: where === "path" || required.includes(name),
    schema: withoutBounds(asSchema(property)),
  }));
}

function headersOf({ id, headers = {} }: ApiRoute, lang: Lang): Parameter[] {
  const words: Readonly<Record<string, string>> = messages(lang).api.parameters;
  return Object.entries(headers).map(([name, required]) => ({
    name,
    in: "header",
    description: words[`${id}.${name}`] ?? words[name] ?? name,
    required,
    schema: { type: "string" },
  }));
}

/** What is sent, as its schema takes it: nothing in it is a component. */
const sentSchema = (schema: z.ZodType): Schema => {
  const {
    $schema: _,
    "~standard": __,
    ...sent
  } = z.toJSONSchema(schema, {
    io: "input",
    metadata: z.registry<object>(),
    unrepresentable: "any",
  });
  return sent;
};

/** What is sent, with its words; of several forms, each has those of its type. */
function bodyOf({ id }: ApiRoute, body: z.ZodType, lang: Lang): Schema {
  const { oneOf, ...schema } = sentSchema(body);
  if (!oneOf) return withWords(schema, wordsOf(id, lang));
  const forms = oneOf.map(asSchema).map((form) => {
    const { content, ...properties } = form.properties ?? {};
    const said = withWords({ ...form, properties }, wordsOf(id, lang));
    const fields = withWords(asSchema(content), wordsOf(`${titled(typeIn(form))}Content`, lang));
    return { ...said, properties: { ...said.properties, content: fields } };
  });
  return { ...schema, oneOf: forms };
}

/** The value by which one form of several is known. */
export const typeIn = ({ properties }: Schema): string => String(asSchema(properties?.type).const ?? "");

const TOKEN = "token";

/** What every route may answer, besides what it says. */
const ALWAYS = [304, 400, 429, 503] as const;

function answersOf(route: ApiRoute, example: unknown, lang: Lang): Record<string, Answer> {
  const { statuses } = messages(lang).api;
  const limits = headersNamed("RateLimit", "RateLimit-Policy");
  const status = route.status ?? 200;
  // What a token asks for is asked anew each time.
  const isOpen = route.method === "get" && !route.token;
  const others = [...ALWAYS, ...(route.also ?? [])].filter((code) => code !== 304 || isOpen);
  const answers: [number, Answer][] = [
    [
      status,
      {
        description: statuses[status],
        headers: { ...(isOpen && headersNamed("ETag")), ...limits },
        content: { "application/json": { schema: { $ref: refTo(nameOf(route.answer)) }, example } },
      },
    ],
    ...others.map((code): [number, Answer] => [
      code,
      {
        description: statuses[code],
        headers: {
          ...limits,
          ...(code === 304 && headersNamed("ETag")),
          ...(code === 308 && headersNamed("Location")),
          ...((code === 429 || code === 503) && headersNamed("Retry-After")),
        },
        ...(code >= 400 && {
          content: { "application/problem+json": { schema: { $ref: refTo("Problem") } } },
        }),
      },
    ]),
  ];
  return Object.fromEntries(answers.sort(([one], [other]) => one - other));
}

const headersNamed = (...names: (keyof ReturnType<typeof messages>["api"]["headers"])[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const refTo = (id: string) => `#/components/schemas/${id}`;

function nameOf(schema: z.ZodType): string {
  const id = components.get(schema)?.id;
  if (!id) throw new Error("an answer has no name");
  return id;
}

/** Every component, each property with its words. */
function schemasOf(lang: Lang): Record<string, Schema> {
  const { schemas } = z.toJSONSchema(components, { uri: refTo, unrepresentable: "any" });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, id: ___, ...schema }]) => [
      id,
      withWords(asSchema(schema), wordsOf(id, lang)),
    ]),
  );
}

/** The words of a property, by its name and that of the property that holds it. */
type WordsOf = (name: string, parent: string) => string | undefined;

/** The fields of a type are called as forms call them; the others have their words in the dictionary. */
function wordsOf(id: string, lang: Lang): WordsOf {
  const type = ENTRY_TYPES.find((one) => `${titled(one)}Content` === id);
  const fields = new Map(type && fieldsOf(type).map((field) => [field.name, fieldLabel(field, lang)]));
  const words: Readonly<Record<string, string>> = messages(lang).api.properties;
  return (name, parent) =>
    (parent ? undefined : fields.get(name)) ??
    words[`${id}.${name}`] ??
    words[`${parent}.${name}`] ??
    words[name];
}

function withWords(schema: Schema, words: WordsOf, parent = ""): Schema {
  const inner = (part: unknown, name = parent) => withWords(asSchema(part), words, name);
  const { properties, items, anyOf } = schema;
  return {
    ...withoutBounds(schema),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
          const description = words(name, parent);
          return [name, { ...(description && { description }), ...inner(property, name) }];
        }),
      ),
    }),
    ...(isSchema(items) && { items: inner(items) }),
    ...(anyOf && { anyOf: anyOf.map((part) => inner(part)) }),
  };
}

/** What any integer is bound by says nothing. */
function withoutBounds({ maximum, ...schema }: Schema): Schema {
  return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? schema : { ...schema, maximum };
}

export const isSchema = (part: unknown): part is Schema =>
  typeof part === "object" && part !== null && !Array.isArray(part);

const asSchema = (part: unknown): Schema => (isSchema(part) ? part : {});
