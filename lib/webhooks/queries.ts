/** Webhooks as their person sees them; never their secrets. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import type { Actor } from "#lib/permissions";

const SHOWN = 50;

const select = {
  id: true,
  url: true,
  search: true,
  events: true,
  createdAt: true,
  failures: true,
  failingSince: true,
  stoppedAt: true,
} satisfies Prisma.WebhookSelect;

/** In the order in which they were made, each with its last delivery. */
export async function listOwnWebhooks(actor: Actor) {
  return await db.webhook.findMany({
    where: { userId: actor.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...select,
      deliveries: {
        where: { triedAt: { not: null } },
        orderBy: { createdAt: "desc" },
        take: 1,
        select: { triedAt: true, state: true },
      },
    },
  });
}

/** With its last deliveries, the latest first; null when it is not one's own. */
export async function getOwnWebhook(actor: Actor, id: string) {
  if (!isUuid(id)) return null;
  return await db.webhook.findFirst({
    where: { id, userId: actor.id },
    select: {
      ...select,
      deliveries: {
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: SHOWN,
        select: {
          id: true,
          event: true,
          createdAt: true,
          state: true,
          tries: true,
          triedAt: true,
          nextAt: true,
          status: true,
          failure: true,
          decision: {
            select: { entry: { select: { type: true, slug: true, title: true, removed: true } } },
          },
        },
      },
    },
  });
}
