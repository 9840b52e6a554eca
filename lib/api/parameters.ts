/**
 * Parameters of the API: the schemas that read them are those that its description shows. An address holds texts only,
 * so a number is read from its figures; a list is a name given several times. Pure.
 */
import { z } from "zod";
import type { ProblemDetail } from "#lib/http/problem";
import { messages } from "#lib/messages/index";
import { parseSearch, type SearchQuery, searchParameters } from "#lib/search/query";

export interface Parameters<Q> {
  /** Each parameter by its name, strict: what is not there is refused. */
  schema: z.ZodObject;
  /** What was given, or what is wrong with it. */
  read: (given: URLSearchParams) => { query: Q } | { errors: ProblemDetail[] };
}

/** At most so many items a page. */
export const MAX_ITEMS = 100;

const aLimit = { error: `a number from 1 to ${MAX_ITEMS}` };
export const limit = z.int(aLimit).min(1, aLimit).max(MAX_ITEMS, aLimit).default(20);

export function parameters<S extends z.ZodRawShape>(shape: S): Parameters<z.output<z.ZodObject<S>>> {
  const schema = z.strictObject(shape);
  return {
    schema,
    read(given) {
      const values: Record<string, string | number | string[]> = {};
      const errors: ProblemDetail[] = [];
      for (const name of new Set(given.keys())) {
        const texts = given.getAll(name).filter((text) => text !== "");
        const [text] = texts;
        const leaf = Object.hasOwn(shape, name) ? unwrapped(shape[name]) : null;
        if (!leaf) errors.push({ name: name.slice(0, 40), reason: wrong.unknown(name.slice(0, 40)) });
        else if (text === undefined) continue;
        else if (leaf instanceof z.ZodArray) values[name] = texts;
        else if (texts.length > 1) errors.push({ name, reason: wrong.repeated(name) });
        else values[name] = leaf instanceof z.ZodNumber && /^\d{1,9}$/.test(text) ? Number(text) : text;
      }
      const parsed = schema.safeParse(values);
      for (const { path, message } of parsed.error?.issues ?? []) {
        const name = String(path[0]);
        if (!errors.some((error) => error.name === name))
          errors.push({ name, reason: `${name}: ${message}.` });
      }
      if (!parsed.success || errors.length > 0) return { errors: errors.slice(0, 20) };
      return { query: parsed.data };
    },
  };
}

/** Those of a search (lib/search/query.ts), with others of its own, and without some. */
export function searching<S extends z.ZodRawShape>(
  own: S,
  without: readonly string[] = [],
): Parameters<{ search: SearchQuery; own: z.output<z.ZodObject<S>> }> {
  const others = parameters(own);
  const kept = Object.entries(searchParameters).filter(([name]) => !without.includes(name));
  return {
    schema: z.strictObject({ ...Object.fromEntries(kept), ...own }),
    read(given) {
      const isOwn = (name: string) => Object.hasOwn(own, name);
      const { query, issues } = parseSearch(
        new URLSearchParams([...given].filter(([name]) => !isOwn(name) && !without.includes(name))),
        { strict: true },
      );
      const errors = issues.map(({ name, code }) => ({
        name: name.slice(0, 40),
        reason: wrong[code](name.slice(0, 40)),
      }));
      for (const name of without) if (given.get(name)) errors.push({ name, reason: wrong.unknown(name) });
      const read = others.read(new URLSearchParams([...given].filter(([name]) => isOwn(name))));
      if ("errors" in read) return { errors: [...errors, ...read.errors].slice(0, 20) };
      if (errors.length > 0) return { errors: errors.slice(0, 20) };
      return { query: { search: query, own: read.query } };
    },
  };
}

const { wrong } = messages("en").search;

function unwrapped(schema: unknown): unknown {
  const isWrapper = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return isWrapper ? unwrapped(schema.unwrap()) : schema;
}
