/** A content checked with its type's schema; what is wrong comes back as issues that screens put into words. */
import type { z } from "zod";
import type { Issue } from "#lib/errors";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { asContent } from "./content-json";
import { entryTypes } from "./types";

export type Validated = { content: Content; issues?: undefined } | { content?: undefined; issues: Issue[] };

export function validateContent(type: EntryType, content: Content): Validated {
  const result = entryTypes[type].schema.safeParse(content);
  if (result.success) return { content: asContent(result.data) };
  return { issues: result.error.issues.map((issue) => toIssue(issue, content)) };
}

function toIssue(issue: z.core.$ZodIssue, content: Content): Issue {
  const path = issue.path.join(".");
  switch (issue.code) {
    case "custom": {
      const { code, ...params } = { code: "invalid", ...issue.params };
      return { path, code: String(code), params };
    }
    case "too_big":
      return issue.origin === "string"
        ? { path, code: "tooLong", params: { max: Number(issue.maximum) } }
        : issue.origin === "array"
          ? { path, code: "tooMany", params: { max: Number(issue.maximum) } }
          : { path, code: "tooBig", params: { max: Number(issue.maximum) } };
    case "too_small":
      return issue.origin === "string"
        ? { path, code: "required" }
        : { path, code: "tooSmall", params: { min: Number(issue.minimum) } };
    case "invalid_type":
      if (isEmpty(valueAt(content, issue.path))) return { path, code: "required" };
      return {
        path,
        code: issue.expected === "number" || issue.expected === "int" ? "notNumber" : "invalid",
      };
    case "invalid_value":
      return { path, code: isEmpty(valueAt(content, issue.path)) ? "required" : "notInList" };
    default:
      return { path, code: "invalid" };
  }
}

function valueAt(content: Content, path: readonly PropertyKey[]): unknown {
  let value: unknown = content;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
