/** What both forms send: about which entry, what is written, where to answer. */
import { z } from "zod";
import { DomainError } from "#lib/errors";
import { type FormValues, firstValue } from "#lib/form-state";
import { ENTRY_TYPES } from "#lib/paths";

const target = z.object({
  type: z.enum(ENTRY_TYPES),
  slug: z.string().regex(/^[a-z0-9-]{1,120}$/),
  idempotencyKey: z.uuid(),
});

/** @throws DomainError not-found when the hidden fields are not as our form wrote them */
export function writtenIn(values: FormValues) {
  const parsed = target.safeParse({
    type: firstValue(values, "type"),
    slug: firstValue(values, "slug"),
    idempotencyKey: firstValue(values, "key"),
  });
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  return { ...parsed.data, body: firstValue(values, "body"), email: firstValue(values, "email") };
}
