/**
 * The fields of each type as the API gives them, made from the type's own schema: the same names and shapes, without what
 * only writing checks, so that what was published under older rules is still given. Pure.
 */
import { z } from "zod";
import { entryTypes, formFieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";

/** Where it went and that it was taken down are answers of their own (308, 410). */
const UNSAID = new Set(["mergedInto", "removed"]);

export function contentSchema(type: EntryType): z.ZodObject {
  const said = Object.entries(entryTypes[type].schema.shape).filter(([name]) => !UNSAID.has(name));
  return z.object(Object.fromEntries(said.map(([name, schema]) => [name, loosened(schema)])));
}

/**
 * The fields of a type as they are sent in a proposal: those that forms have, none of them needed, of the right shape
 * and with nothing else in them. What the type's own schema wants of them is said when they are sent to review.
 */
export function proposedSchema(type: EntryType): z.ZodObject {
  const { shape } = entryTypes[type].schema;
  const fields = formFieldsOf(type).map(({ name }) => [
    name,
    loosened(shape[name], z.strictObject).optional(),
  ]);
  return z.strictObject(Object.fromEntries(fields));
}

/** A list of values is open: a value that came since is no error. */
function loosened(schema: unknown, made: (shape: z.ZodRawShape) => z.ZodType = z.object): z.ZodType {
  if (schema instanceof z.ZodNullable) return loosened(schema.unwrap(), made).nullable();
  if (schema instanceof z.ZodArray) return z.array(loosened(schema.element, made));
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, loosened(field, made)]);
    return made(Object.fromEntries(fields));
  }
  if (schema instanceof z.ZodEnum) return z.union([z.enum(schema.options.map(String)), z.string()]);
  if (schema instanceof z.ZodNumber) return z.number();
  if (schema instanceof z.ZodBoolean) return z.boolean();
  return z.string();
}
