/** Someone trusted with an entry that they keep, and someone of whom much waits: for trust.spec.ts. */
import { acceptance, submitCreation } from "#lib/testing/factories";
import { db } from "../lib/db";
import type { Actor } from "../lib/permissions";
import { decide } from "../lib/revisions/decide";
import type { World } from "./world";

type Stranger = World["strangers"][number];
type Trust = World["trust"][number];

/** As an administrator would hold it, without what that tells the person. */
export async function holdFor(actor: Actor, level: "contributor" | "trusted"): Promise<void> {
  await db.user.update({ where: { id: actor.id }, data: { level, levelHeldAt: new Date() } });
}

export async function makeTrust(
  makePerson: (name: string) => Promise<{ actor: Actor; person: Omit<Stranger, "id"> }>,
  moderator: Actor,
  name: string,
  mark: string,
): Promise<Trust> {
  const keeper = await makePerson(`Ondine ${name}`);
  const title = `Lab tenu par Ondine ${name} ${mark}`;
  const { entry } = await decide(
    moderator,
    acceptance(await submitCreation(keeper.actor, "lab", { title, aliases: [] })),
  );
  if (!entry) throw new Error("an accepted proposal makes an entry");
  await holdFor(keeper.actor, "trusted");
  const sender = await makePerson(`Firmin ${name}`);
  for (const number of ["un", "deux"]) {
    await submitCreation(sender.actor, "programme", {
      title: `Envoi ${number} ${name} ${mark}`,
      aliases: [],
    });
  }
  return {
    keeper: { ...keeper.person, id: keeper.actor.id },
    kept: entry.slug,
    title,
    sender: { ...sender.person, id: sender.actor.id },
    sent: `Envoi un ${name} ${mark}`,
  };
}
