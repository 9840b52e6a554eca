/** The hidden fields of a proposal's form: they come from outside like the others. */
import { z } from "zod";
import { type FormValues, firstValue } from "#lib/form-state";
import type { EntryType } from "#lib/paths";

export interface FormTarget {
  type: EntryType;
  /** The entry to change; absent for a new one. */
  slug?: string;
  /** The draft that goes on, with the version that the form shows. */
  draft?: { id: string; version: number };
  baseVersion: number;
  idempotencyKey: string;
}

const version = z.coerce.number().int().min(1).max(1_000_000_000);

const schema = z.object({
  type: z.enum(["resource", "lab", "programme", "event"]),
  slug: z.union([z.literal(""), z.string().regex(/^[a-z0-9-]{1,120}$/)]),
  revisionId: z.union([z.literal(""), z.uuid()]),
  version: z.union([z.literal(""), version]),
  baseVersion: z.union([z.literal("0").transform(() => 0), version]),
  key: z.uuid(),
});

/** Null when they are not what our own page wrote. */
export function parseTarget(values: FormValues): FormTarget | null {
  const fields = Object.keys(schema.shape).map((name) => [name, firstValue(values, name)]);
  const parsed = schema.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return null;
  const { type, slug, revisionId, version: shown, baseVersion, key } = parsed.data;
  if ((revisionId === "") !== (shown === "") || (slug === "") !== (baseVersion === 0)) return null;
  return {
    type,
    slug: slug || undefined,
    draft: revisionId && shown ? { id: revisionId, version: shown } : undefined,
    baseVersion,
    idempotencyKey: key,
  };
}
