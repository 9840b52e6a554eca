/** For alerts.spec.ts and the pages of alerts: a lab to follow, and someone whose alerts are at work, paused and waiting. */
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { askForAlert } from "#lib/subscriptions/ask-for-alert";
import { changeAlert } from "#lib/subscriptions/change-alert";
import { linkToken } from "#lib/subscriptions/token";
import { asking, follow } from "#lib/testing/alerts";
import { acceptance, submitCreation } from "#lib/testing/factories";
import type { World } from "./world";

export async function makeAlerts(founder: Actor, moderator: Actor, mark: string): Promise<World["alerts"]> {
  const title = `Lab à suivre ${mark}`;
  const { entry } = await decide(
    moderator,
    acceptance(await submitCreation(founder, "lab", { title, aliases: [] })),
  );
  if (!entry) throw new Error("an accepted proposal makes an entry");
  const email = `abonnee-${mark}@exemple.fr`;
  const id = await follow({ query: "type=lab&territory=region-53" }, email, { frequency: "weekly" });
  const paused = await follow({ slug: entry.slug }, email, { frequency: "weekly" });
  const { subscriberId } = await db.subscription.findUniqueOrThrow({ where: { id } });
  const page = linkToken("page", subscriberId);
  const change = { id: paused, act: "pause", frequency: "", reminders: false } as const;
  await changeAlert({ actor: null, token: page }, change);
  await askForAlert(null, asking({ query: "q=design&type=event" }, email));
  const waiting = await db.subscription.findFirstOrThrow({ where: { subscriberId, confirmedAt: null } });
  return {
    page,
    confirm: linkToken("confirm", waiting.id),
    stop: linkToken("stop", subscriberId),
    followed: entry.slug,
    title,
  };
}
