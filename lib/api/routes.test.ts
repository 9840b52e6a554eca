import "#lib/testing/settings";
import { readdirSync, readFileSync } from "node:fs";
import { parse, validate } from "@readme/openapi-parser";
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { notAllowed } from "#lib/http/open";
import { CLOSED } from "./act";
import { openApiDocument } from "./openapi";
import type { ApiRoute } from "./route";
import { routes } from "./routes";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const origin = "https://sillage.example";
const all: readonly ApiRoute[] = Object.values(routes);

describe("the table of routes", () => {
  it("and the files of app/api/v1 name the same addresses and methods", () => {
    const files = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith("route.ts"),
    );
    const served = files.flatMap((path) => {
      const folder = path.replace(/\/?route\.ts$/, "").replace(/\[(.*?)\]/g, "{$1}");
      const address = ["/api/v1", folder].filter(Boolean).join("/");
      const code = readFileSync(`app/api/v1/${path}`, "utf8");
      expect(code, path).toContain("export const OPTIONS");
      const methods = METHODS.filter((method) =>
        new RegExp(`^export (?:const|async function|function) ${method}\\b`, "m").test(code),
      );
      const [, others = ""] = /export const \{ (.*) \} = notAllowed\(/.exec(code) ?? [];
      expect([...methods, ...others.split(", ")].sort(), path).toEqual([...METHODS].sort());
      const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
      expect(code, path).toContain(`"${[...allowed, "OPTIONS"].join(", ")}"`);
      return methods.map((method) => `${method} ${address}`);
    });
    expect(served.sort()).toEqual(
      all.map(({ method, address }) => `${method.toUpperCase()} ${address}`).sort(),
    );
  });

  it("has an answer for every other method, which says what may be asked", async () => {
    const { POST } = notAllowed("GET, HEAD, OPTIONS");
    const answer = POST();
    expect([answer.status, answer.headers.get("allow"), answer.headers.get("content-type")]).toEqual([
      405,
      "GET, HEAD, OPTIONS",
      "application/problem+json",
    ]);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await answer.json()).toMatchObject({ status: 405, title: "Method Not Allowed" });
    const closed = notAllowed("POST, OPTIONS", CLOSED).GET();
    expect(closed.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("and the description name the same operations, each once", () => {
    const { paths } = openApiDocument("fr", origin);
    const described = Object.entries(paths).flatMap(([address, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${method} ${address} ${operationId}`),
    );
    expect(described.sort()).toEqual(
      all.map(({ method, address, id }) => `${method} ${address} ${id}`).sort(),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});

describe.each(["fr", "en"] as const)("the description (%s)", (lang) => {
  const document = openApiDocument(lang, origin);

  it("is a valid OpenAPI 3.1 document", async () => {
    const copy = () => JSON.parse(JSON.stringify(document));
    const result = await validate(copy());
    expect(result.valid ? [] : result.errors).toEqual([]);
    expect((await parse(copy())).openapi).toBe("3.1.1");
  });

  it("has words for every operation, parameter and property", () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain("__shared");
    for (const methods of Object.values(document.paths)) {
      for (const { parameters } of Object.values(methods)) {
        for (const { name, description } of parameters) expect(description, name).toMatch(/.{3,}\.$/);
      }
    }
    const silent: string[] = [];
    const walk = (where: string, schema: unknown): void => {
      if (typeof schema !== "object" || schema === null) return;
      const { properties = {}, items, anyOf = [] } = schema as Record<string, never>;
      for (const [name, property] of Object.entries<Record<string, unknown>>(properties)) {
        if (!property.description) silent.push(`${where}.${name}`);
        walk(`${where}.${name}`, property);
      }
      walk(where, items);
      for (const part of anyOf) walk(where, part);
    };
    for (const [id, schema] of Object.entries(document.components.schemas)) walk(id, schema);
    expect(silent).toEqual([]);
  });

  it("gives examples that meet the schemas of their answers and the parameters of their route", () => {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    ajv.addSchema({ $id: "api", components: document.components });
    for (const route of all) {
      const methods = document.paths[route.address];
      const answer = methods?.[route.method]?.responses[route.status ?? 200]?.content?.["application/json"];
      const check = ajv.compile({ $ref: `api${JSON.parse(JSON.stringify(answer?.schema)).$ref}` });
      expect(check(answer?.example) ? null : check.errors, route.id).toBeNull();
      const { searchParams } = new URL(route.example(origin).address, origin);
      expect(route.query.read(searchParams), route.id).not.toHaveProperty("errors");
    }
  });
});
