/** The entries of make-authorisation.ts in every state, the vocabularies, and the teams that hold a page. */
import { v7 as uuid } from "uuid";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { emptyContent } from "#lib/entries/types/index";
import { askToken } from "#lib/freshness/token";
import type { EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { archive } from "#lib/revisions/archive";
import type { Content } from "#lib/revisions/changes";
import { decide } from "#lib/revisions/decide";
import { merge } from "#lib/revisions/merge";
import { propose } from "#lib/revisions/propose";
import { remove } from "#lib/revisions/remove";
import { submit } from "#lib/revisions/submit";
import { answerRequest, askToJoin } from "#lib/teams/ask-to-join";
import { claimByMail, claimByModerator } from "#lib/teams/claim-page";
import { invite } from "#lib/teams/invite";
import { claimToken, invitationToken } from "#lib/teams/links";
import { decideClaim } from "#lib/teams/settle-claim";
import { acceptance, submitCreation } from "#lib/testing/factories";
import { addOrganisation, addTheme } from "#lib/vocabularies/add";
import { mergeThemes } from "#lib/vocabularies/merge";
import { type Life, nameOf, OTHER_TYPES } from "./authorisation-world";
import type { Making } from "./make-authorisation";

const IP = "2001:db8::1";

export async function makeAuthorisationEntries(making: Making): Promise<void> {
  await makeStates(making);
  for (const type of OTHER_TYPES) await makeLife(making, type);
  await makeVocabularies(making);
  await makeTeams(making);
}

async function makeStates({ people: { author, founder, moderator, peer }, note, secret }: Making) {
  const publish = publisher(founder, moderator);
  const shown = await publish("Lab montré", { url: "https://www.lab-montre.fr/" });
  note("shown", shown);
  const changed = async (slug: string, summary: string) =>
    decide(moderator, acceptance(await edit(founder, slug, { summary })));
  for (const summary of ["Ce que l’on en dit d’abord.", "Ce que l’on en dit ensuite."])
    await changed(shown, summary);
  note("twin", await publish("Lab montré, en double"));
  note("acted", await publish("Lab à mettre de côté"));
  const reverted = await publish("Lab sur lequel on revient");
  note("reverted", reverted);
  await changed(reverted, "Un autre résumé.");
  const archived = await publish("Lab archivé");
  note("archived", archived);
  await archive(moderator, { slug: archived, seenVersion: 1, reason: "Il a fermé." });
  const [merged, mergedInto] = [await publish("Lab réuni"), await publish("Lab qui reste")];
  note("merged", merged);
  await decide(moderator, acceptance(await edit(peer, merged, { mergedInto })));
  const [united, unitedInto] = [await publish("Lab réuni par un acte"), await publish("Lab qui l’a reçu")];
  note("united", united);
  await merge(moderator, {
    other: { slug: united, seenVersion: 1 },
    kept: { slug: unitedInto, seenVersion: 1 },
    choices: { values: {}, lists: {} },
    comment: "C’est le même.",
    idempotencyKey: uuid(),
  });
  const removed = await publish(`Lab retiré ${secret("removed", "reviewers")}`);
  note("removed", removed);
  await remove(moderator, {
    slug: removed,
    reasonCode: "personal-data",
    reason: secret("whyremoved", "reviewers"),
  });
  const asked = await publish("Lab à confirmer");
  note("asked", asked);
  const { id: entryId } = await db.entry.findUniqueOrThrow({ where: { slug: asked }, select: { id: true } });
  const ask = await db.freshnessAsk.create({
    data: { id: uuid(), entryId, userId: author.id, askedAt: new Date() },
  });
  note("askToken", askToken(ask.id));
}

/** An entry of another type in each of its states; its proposals are with the others (make-authorisation-desk.ts). */
async function makeLife(
  { people: { founder, moderator, peer }, note, secret }: Making,
  type: EntryType,
): Promise<void> {
  const publish = publisher(founder, moderator, type);
  const noted = async (name: Life, title: string) => {
    const slug = await publish(title);
    note(nameOf(name, type), slug);
    return slug;
  };
  const shown = await noted("shown", `Montré, ${type}`);
  for (const summary of ["Ce que l’on en dit d’abord.", "Ce que l’on en dit ensuite."])
    await decide(moderator, acceptance(await edit(founder, shown, { summary })));
  const archived = await noted("archived", `Mis de côté, ${type}`);
  await archive(moderator, { slug: archived, seenVersion: 1, reason: "C’est fini." });
  const merged = await noted("merged", `Réuni à un autre, ${type}`);
  const mergedInto = await publish(`Ce qui reste des deux, ${type}`);
  await decide(moderator, acceptance(await edit(peer, merged, { mergedInto })));
  const removed = await noted("removed", `Retiré ${secret(`removed${type}`, "reviewers")}`);
  const reason = secret(`whyremoved${type}`, "reviewers");
  await remove(moderator, { slug: removed, reasonCode: "personal-data", reason });
}

async function makeVocabularies({ people: { moderator }, note }: Making) {
  const theme = async (name: string) =>
    addTheme(moderator, { labelFr: name, labelEn: `${name} (en)`, group: "cross-cutting" });
  const kept = await theme("Sujet gardé");
  note("theme", kept.slug);
  const from = await theme("Sujet en trop");
  note("themeChange", from.changeId);
  note("otherTheme", (await theme("Sujet à fusionner")).slug);
  const merged = await theme("Sujet fusionné");
  await mergeThemes(moderator, { slug: merged.slug, into: kept.slug });
  note("mergedTheme", merged.slug);
  const fields = {
    acronym: null,
    fullName: null,
    aliases: [],
    kind: "state-service",
    country: "FR",
    parent: null,
  };
  for (const [name, label] of [
    ["organisation", "Direction de l’essai"],
    ["predecessor", "Ancienne direction"],
    ["heldOrganisation", "Agence tenue"],
  ] as const)
    note(name, (await addOrganisation(moderator, { name: label, ...fields })).slug);
  await db.territory.create({
    data: { code: "region-53", name: "Bretagne", searchName: "bretagne", level: "region", ancestors: [] },
  });
}

async function makeTeams({ people, note, secret }: Making) {
  const { manager, member, asking, moderator, founder, author } = people;
  const publish = publisher(founder, moderator);
  const held = await theSlug("Lab montré");
  const teamOf = async (page: { entry: string } | { organisation: string }) => {
    await claimByModerator(manager, { page, message: "J’y travaille." });
    const waits = await db.pageClaim.findFirstOrThrow({ where: { userId: manager.id, state: "pending" } });
    await decideClaim(moderator, { id: waits.id, verdict: "accepted", reason: "" });
    return db.team.findFirstOrThrow({ orderBy: { createdAt: "desc" }, select: { id: true } });
  };
  const { id: teamId } = await teamOf({ entry: held });
  note("team", teamId);
  note("memberPerson", member.id);
  const join = async (actor: Actor, message: string) => {
    await askToJoin(actor, { teamId, message });
    return db.joinRequest.findFirstOrThrow({ where: { userId: actor.id, state: "pending" } });
  };
  const { id: asksToEnter } = await join(member, "J’anime les ateliers.");
  await answerRequest(manager, { teamId, id: asksToEnter, verdict: "accepted" });
  note("joinRequest", (await join(asking, secret("asks", "managers"))).id);
  note("ownJoinRequest", (await join(author, "Je les connais.")).id);
  const invitationOf = async (email: string) => {
    await invite(manager, { teamId, email, lang: "fr", ip: IP });
    return db.teamInvitation.findFirstOrThrow({ where: { email, state: "pending" } });
  };
  note("invitation", (await invitationOf(`${secret("invited", "managers")}@exemple.fr`)).id);
  note("invitationToken", invitationToken((await invitationOf("invitee@exemple.fr")).id));

  const { id: bodyTeam } = await teamOf({ organisation: await theOrganisation("Agence tenue") });
  note("bodyTeam", bodyTeam);

  const claimed = await publish("Lab demandé", { url: "https://www.lab-demande.fr/" });
  await claimByModerator(asking, { page: { entry: claimed }, message: secret("claim", "reviewers") });
  note("claim", (await db.pageClaim.findFirstOrThrow({ where: { userId: asking.id } })).id);
  const mailed = await publish("Lab prouvé par courriel", { url: "https://www.lab-prouve.fr/" });
  await claimByMail(author, { page: { entry: mailed }, email: "equipe@lab-prouve.fr", ip: IP });
  const claim = await db.pageClaim.findFirstOrThrow({ where: { userId: author.id } });
  note("claimToken", claimToken(claim.id));
  note("free", await publish("Lab à tenir", { url: "https://www.lab-a-tenir.fr/" }));
  note("alsoFree", await publish("Lab à tenir aussi", { url: "https://www.lab-a-tenir-aussi.fr/" }));
}

export const publisher =
  (founder: Actor, moderator: Actor, type: EntryType = "lab") =>
  async (title: string, changes: Content = {}) => {
    const { entry } = await decide(
      moderator,
      acceptance(await submitCreation(founder, type, { ...titled(type, title), ...changes })),
    );
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return entry.slug;
  };

/** Without the other names of the example, which would make one of all. */
export const titled = (type: EntryType, title: string): Content => ({
  title,
  ...("aliases" in emptyContent(type) && { aliases: [] }),
});

async function edit(author: Actor, slug: string, changes: Content) {
  const entry = await db.$transaction((tx) => getCurrentEntry(tx, { slug }));
  if (!entry) throw new Error(`no entry ${slug}`);
  const draft = await propose(author, {
    type: entry.type,
    slug,
    baseVersion: entry.version,
    content: { ...entry.content, ...changes },
    comment: "Pour que la fiche dise ce qui est.",
    idempotencyKey: uuid(),
  });
  return submit(author, draft);
}

const theSlug = async (title: string) => (await db.entry.findFirstOrThrow({ where: { title } })).slug;

const theOrganisation = async (name: string) =>
  (await db.organisation.findFirstOrThrow({ where: { name } })).slug;
