"use server";

import { z } from "zod";
import { refreshPage, revalidate } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { openFormAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { confirmEntry } from "#lib/freshness/confirm";
import { confirmEntryPath, ENTRY_TYPES } from "#lib/paths";

/** The button of the question: who holds the link was asked, signed in here or not. */
export const confirmAccuracy = openFormAction(async ({ actor, values, lang }) => {
  const parsed = target.safeParse(
    Object.fromEntries(["type", "slug", "seen", "token"].map((name) => [name, firstValue(values, name)])),
  );
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  const { type, slug, seen: seenVersion, token } = parsed.data;
  const { tags } = await confirmEntry(actor, { type, slug, seenVersion, token }).catch((error: unknown) => {
    // What it says now, to be read before it is confirmed.
    if (error instanceof DomainError && error.code === "conflict") refreshPage();
    throw error;
  });
  revalidate(tags);
  return { redirectTo: confirmEntryPath(lang, type, slug, { fait: 1 }) };
});

const target = z.object({
  type: z.enum(ENTRY_TYPES),
  slug: z.string().regex(/^[a-z0-9-]{1,120}$/),
  seen: z.coerce.number().int().min(1).max(1_000_000_000),
  token: z.string().max(200),
});
