"use server";

import { z } from "zod";
import { revalidate } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { contributionPath, historyPath, withQuery } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { archive, unarchive } from "#lib/revisions/archive";
import { remove, restore } from "#lib/revisions/remove";
import { revert } from "#lib/revisions/revert";

/** Goes back to a version: at once for who reviews, as a proposal for others. */
export const revertEntry = formAction(async ({ actor, values, lang }) => {
  const { type, slug, seenVersion } = entryOf(values);
  const asked = revertTarget.safeParse({
    version: firstValue(values, "version"),
    key: firstValue(values, "key"),
  });
  if (!asked.success) throw new DomainError("invalid", "refused");
  const { version, key } = asked.data;
  const comment = firstValue(values, "comment");
  const done = await revert(actor, { slug, seenVersion, version, comment, idempotencyKey: key });
  if (done.outcome === "proposed") {
    return { redirectTo: withQuery(contributionPath(lang, done.id), { fait: "envoye" }) };
  }
  revalidate(done.tags);
  return { redirectTo: historyPath(lang, type, slug, { fait: "revert" }) };
});

/** Archives, takes out of the archives, takes down or restores, as the button says. */
export const actOnEntry = formAction(async ({ actor, values, lang }) => {
  const entry = entryOf(values);
  const intent = actName.safeParse(firstValue(values, "intent"));
  if (!intent.success) throw new DomainError("invalid", "refused");
  const { tags } = await acts[intent.data](actor, entry, values);
  revalidate(tags);
  return { redirectTo: historyPath(lang, entry.type, entry.slug, { fait: intent.data }) };
});

const actName = z.enum(["archive", "unarchive", "remove", "restore"]);

type Act = (actor: Actor, entry: EntryOf, values: FormValues) => Promise<{ tags: string[] }>;

const acts: Record<z.infer<typeof actName>, Act> = {
  archive: (actor, entry, values) => archive(actor, { ...seen(entry), reason: reasonOf(values) }),
  unarchive: (actor, entry, values) => unarchive(actor, { ...seen(entry), reason: reasonOf(values) }),
  remove: (actor, { slug }, values) =>
    remove(actor, { slug, reasonCode: firstValue(values, "reasonCode"), reason: reasonOf(values) }),
  restore: (actor, entry, values) => restore(actor, { ...seen(entry), reason: reasonOf(values) }),
};

const version = z.coerce.number().int().min(1).max(1_000_000_000);

const revertTarget = z.object({ version, key: z.uuid() });

const entrySchema = z
  .object({
    type: z.enum(["resource", "lab", "programme", "event"]),
    slug: z.string().regex(/^[a-z0-9-]{1,120}$/),
    seen: version,
  })
  .transform(({ seen: seenVersion, ...entry }) => ({ ...entry, seenVersion }));

type EntryOf = z.output<typeof entrySchema>;

/** The hidden fields that say which entry, as it was on the screen. */
function entryOf(values: FormValues): EntryOf {
  const names = ["type", "slug", "seen"];
  const parsed = entrySchema.safeParse(
    Object.fromEntries(names.map((name) => [name, firstValue(values, name)])),
  );
  if (!parsed.success) throw new DomainError("invalid", "refused");
  return parsed.data;
}

const seen = ({ slug, seenVersion }: EntryOf) => ({ slug, seenVersion });
const reasonOf = (values: FormValues) => firstValue(values, "reason");
