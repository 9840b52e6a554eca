/** Labs that are one thing for the journeys: one goes, one stays, a resource names the one that goes. */
import { acceptance, submitCreation } from "#lib/testing/factories";
import type { Actor } from "../lib/permissions";
import type { Content } from "../lib/revisions/changes";
import { decide } from "../lib/revisions/decide";
import type { World } from "./world";

type Twins = World["twins"]["decided"][number];

interface People {
  founder: Actor;
  moderator: Actor;
}

/** `mark` keeps their names their own. */
export async function makeTwins({ founder, moderator }: People, name: string, mark: string): Promise<Twins> {
  const publish = async (type: "lab" | "resource", changes: Content) => {
    const { entry } = await decide(moderator, acceptance(await submitCreation(founder, type, changes)));
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return entry.slug;
  };
  const staysTitle = `${name} ${mark}`;
  const goesTitle = `${name}, la fiche en trop ${mark}`;
  const stays = await publish("lab", { title: staysTitle, aliases: [], summary: "Le résumé de qui reste." });
  const goes = await publish("lab", { title: goesTitle, aliases: [], summary: "Le résumé de qui s’efface." });
  const citedBy = await publish("resource", {
    title: `Ce que l’on dit de ${name} ${mark}`,
    relations: [{ kind: "describes", to: goes, note: null }],
  });
  return { goes, goesTitle, stays, staysTitle, citedBy };
}
