/** A person has a server of theirs told of what happens to the entries that a search finds. */
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { seal } from "#lib/accounts/seal";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { DomainError, type Issue } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { readPasted, savedText } from "#lib/search/saved";
import { isWebhookAddress } from "./address";
import { MAX_WEBHOOKS, webhookEvents } from "./events";
import { newWebhookSecret, WEBHOOK_SECRET } from "./signature";

export interface Declared {
  url: string;
  /** The address of a search, a list, a theme… of ours, as pasted. */
  search: string;
  events: readonly string[];
}

const events = z.array(z.enum(webhookEvents)).min(1);

/**
 * Makes it; the secret that signs what it is sent is shown this once.
 * @throws DomainError forbidden, invalid (issues a field), conflict (as many as one may have)
 */
export async function declareWebhook(
  actor: Actor | null,
  declared: Declared,
  now = new Date(),
  settings: Pick<typeof env, "PUBLIC_URL" | "OUTBOUND_TEST_SERVERS"> = env,
): Promise<{ id: string; secret: string }> {
  authorise(actor, "propose");
  const url = declared.url.trim();
  const query = readPasted(declared.search, settings.PUBLIC_URL);
  const chosen = events.safeParse([...new Set(declared.events)]);
  const issues: Issue[] = [
    ...(isWebhookAddress(url, settings.OUTBOUND_TEST_SERVERS)
      ? []
      : [{ path: "url", code: url === "" ? "required" : "notHttps" }]),
    ...(query ? [] : [{ path: "search", code: declared.search.trim() === "" ? "required" : "notOurSearch" }]),
    ...(chosen.success ? [] : [{ path: "events", code: "required" }]),
  ];
  if (!query || !chosen.success || issues.length > 0)
    throw new DomainError("invalid", "invalidContent", {}, issues);
  const id = uuid();
  const secret = newWebhookSecret();
  const search = savedText(query);
  await db.$transaction(async (tx) => {
    // One at a time, so that two at once are not one too many.
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${actor.id}::uuid FOR NO KEY UPDATE`;
    const own = await tx.webhook.count({ where: { userId: actor.id } });
    if (own >= MAX_WEBHOOKS) throw new DomainError("conflict", "tooManyWebhooks", { max: MAX_WEBHOOKS });
    await tx.webhook.create({
      data: {
        id,
        userId: actor.id,
        url: new URL(url).href,
        search,
        events: chosen.data,
        secret: seal(WEBHOOK_SECRET, secret),
        createdAt: now,
        nextAt: now,
      },
    });
    await audit(tx, now, {
      actorId: actor.id,
      action: "webhook.create",
      object: "webhook",
      objectId: id,
      details: { host: new URL(url).host, search },
    });
  });
  return { id, secret };
}
