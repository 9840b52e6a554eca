import "#lib/testing/database";
import "#lib/testing/settings";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { getOrganisation } from "#lib/organisations/queries";
import type { Actor } from "#lib/permissions";
import { createOrganisation, createUser } from "#lib/testing/factories";
import { listChanges } from "#lib/vocabularies/changes";
import { deprecate } from "#lib/vocabularies/deprecate";
import { mergeOrganisations } from "#lib/vocabularies/merge";
import { renameOrganisation } from "#lib/vocabularies/rename";
import { undo } from "#lib/vocabularies/undo";
import { leaveTeam } from "./change-members";
import { addOwnSuccession, changeOwnOrganisation, removeOwnSuccession } from "./change-organisation";
import { claimByModerator } from "./claim-page";
import { getTeam } from "./queries";
import { decideClaim } from "./settle-claim";

const refused = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.issues[0]?.code ?? error.key}`;
      throw error;
    },
  );

/** An organisation with its team, of one manager. */
async function makeTeam(name = `Service ${randomUUID()}`) {
  const slug = `service-${randomUUID()}`;
  await createOrganisation(slug, name);
  const [manager, moderator] = [await createUser("contributor", "Mireille"), await createUser("moderator")];
  await claimByModerator(manager, { page: { organisation: slug }, message: "J’y travaille." });
  const { id } = await db.pageClaim.findFirstOrThrow({ where: { userId: manager.id } });
  await decideClaim(moderator, { id, verdict: "accepted", reason: "" });
  const { teamId } = await db.teamMember.findFirstOrThrow({ where: { userId: manager.id } });
  return { slug, name, manager, moderator, teamId };
}

const fieldsOf = async (slug: string) => {
  const { parent, ...fields } = await db.organisation.findUniqueOrThrow({
    where: { slug },
    select: {
      name: true,
      acronym: true,
      fullName: true,
      aliases: true,
      kind: true,
      country: true,
      parent: { select: { slug: true } },
    },
  });
  return { ...fields, parent: parent?.slug ?? null };
};

const lastChange = async (moderator: Actor, slug: string) => {
  const [change] = (await listChanges(moderator, { vocabulary: "organisation", slug })).items;
  if (!change) throw new Error("an act has its line");
  return change;
};

test("a team says all of its organisation, noted as the team's; a moderator puts it back exactly", async () => {
  const { slug, manager, moderator, teamId } = await makeTeam();
  const holder = `ministere-${randomUUID()}`;
  await createOrganisation(holder);
  const before = await fieldsOf(slug);
  const { tags } = await changeOwnOrganisation(manager, {
    teamId,
    seen: before,
    typed: {
      name: `${before.name} rénové`,
      acronym: "SR",
      fullName: "Le service rénové",
      aliases: ["Ancien service", "Ancien service", "SR"],
      kind: "local-authority",
      country: "FR",
      parent: holder,
    },
  });
  expect(tags).toEqual(expect.arrayContaining([`organisation:${slug}`, `organisation:${holder}`]));
  expect(await fieldsOf(slug)).toEqual({
    name: `${before.name} rénové`,
    acronym: "SR",
    fullName: "Le service rénové",
    // The name that it had stays; what was typed twice, or is a name already, is once.
    aliases: ["Ancien service", before.name],
    kind: "local-authority",
    country: "FR",
    parent: holder,
  });
  const change = await lastChange(moderator, slug);
  expect(change).toMatchObject({ act: "rename", by: "Mireille", byTeam: true });
  const data = JSON.stringify(await exportOwnData(manager, new Date()));
  expect(data).toContain(change.id);
  // A name that should not have been there is taken away like any other.
  const seen = await fieldsOf(slug);
  await changeOwnOrganisation(manager, { teamId, seen, typed: { ...seen, aliases: [before.name] } });
  expect((await fieldsOf(slug)).aliases).toEqual([before.name]);
  await undo(moderator, (await lastChange(moderator, slug)).id);
  await undo(moderator, change.id);
  expect(await fieldsOf(slug)).toEqual(before);
});

test("a team takes no name of another, no body that is part of it, and nothing that someone changed meanwhile", async () => {
  const { slug, manager, moderator, teamId } = await makeTeam();
  const seen = await fieldsOf(slug);
  const act = (typed: object) => refused(changeOwnOrganisation(manager, { teamId, seen, typed }));
  expect(await act(seen)).toBe("conflict alreadySo");
  expect(await act({ ...seen, entry: "une-fiche" })).toBe("invalid invalid");
  expect(await act({ ...seen, kind: "licorne" })).toBe("invalid invalid");
  expect(await act({ ...seen, parent: slug })).toBe("invalid withinItself");
  expect(await act({ ...seen, parent: "nulle-part" })).toBe("invalid unknownBody");
  const other = await makeTeam();
  expect(await act({ ...seen, name: other.name.toUpperCase() })).toBe("invalid nameTaken");
  await renameOrganisation(moderator, { slug, seen, typed: { ...seen, acronym: "MOD" } });
  expect(await act({ ...seen, acronym: "EQUIPE" })).toBe("conflict termMoved");
  // What the moderator left alone is still the team's to say.
  expect(await act({ ...seen, country: "FR" })).toBe("done");
  expect(await fieldsOf(slug)).toMatchObject({ acronym: "MOD", country: "FR" });
});

test("a team adds a succession of its own organisation only, and a moderator takes it back", async () => {
  const { slug, manager, moderator, teamId } = await makeTeam();
  const former = `ancien-${randomUUID()}`;
  await createOrganisation(former);
  const say = (own: string) => ({ predecessor: former, successor: own, year: 2017 });
  await addOwnSuccession(manager, { teamId, say });
  const page = await getOrganisation(slug, 5);
  expect(page?.organisation?.predecessors).toEqual([{ slug: former, name: former, year: 2017 }]);
  expect(await refused(addOwnSuccession(manager, { teamId, say }))).toBe("conflict alreadySo");
  const loop = (own: string) => ({ predecessor: own, successor: former, year: null });
  expect(await refused(addOwnSuccession(manager, { teamId, say: loop }))).toBe("invalid followsItself");
  expect((await getTeam(manager, teamId, new Date()))?.organisation).toMatchObject({
    slug,
    predecessors: [{ slug: former, year: 2017 }],
    successors: [],
  });
  await undo(moderator, (await lastChange(moderator, slug)).id);
  expect((await getOrganisation(slug, 5))?.organisation?.predecessors).toEqual([]);
});

test("a team takes a succession of its own away, and a moderator puts it back", async () => {
  const { slug, manager, moderator, teamId } = await makeTeam();
  const former = `ancien-${randomUUID()}`;
  await createOrganisation(former);
  const say = (own: string) => ({ predecessor: former, successor: own, year: 2017 });
  await addOwnSuccession(manager, { teamId, say });
  await removeOwnSuccession(manager, { teamId, say });
  expect((await getOrganisation(slug, 5))?.organisation?.predecessors).toEqual([]);
  expect(await refused(removeOwnSuccession(manager, { teamId, say }))).toBe("conflict alreadySo");
  const change = await lastChange(moderator, slug);
  expect(change).toMatchObject({ act: "remove-succession", byTeam: true });
  await undo(moderator, change.id);
  expect((await getOrganisation(slug, 5))?.organisation?.predecessors).toMatchObject([
    { slug: former, year: 2017 },
  ]);
});

test("who is not in the team, or has left it, changes nothing; nor does a team of an entry", async () => {
  const { slug, manager, moderator, teamId } = await makeTeam();
  const seen = await fieldsOf(slug);
  const act = (actor: Actor | null, id = teamId) =>
    refused(changeOwnOrganisation(actor, { teamId: id, seen, typed: { ...seen, acronym: "X" } }));
  expect(await act(null)).toBe("forbidden signInFirst");
  expect(await act(await createUser())).toBe("not-found notFound");
  // Those who review have a page of their own for it.
  expect(await act(moderator)).toBe("not-found notFound");
  expect(await act(manager, "pas-un-uuid")).toBe("not-found notFound");
  expect((await getTeam(moderator, teamId, new Date()))?.organisation).toBeNull();
  await leaveTeam(manager, teamId);
  expect(await act(manager)).toBe("not-found notFound");
});

test("merged, its team changes what took its place; no longer offered, nothing", async () => {
  const { slug, manager, moderator, teamId } = await makeTeam();
  const other = await makeTeam();
  await mergeOrganisations(moderator, { slug, into: other.slug });
  const seen = await fieldsOf(other.slug);
  await changeOwnOrganisation(manager, { teamId, seen, typed: { ...seen, acronym: "AUTRE" } });
  const again = await fieldsOf(other.slug);
  expect(again).toMatchObject({ acronym: "AUTRE" });
  await deprecate(moderator, { vocabulary: "organisation", slug: other.slug });
  const typed = { ...again, acronym: "X" };
  expect(await refused(changeOwnOrganisation(manager, { teamId, seen: again, typed }))).toBe(
    "conflict pageClosed",
  );
  expect((await getTeam(manager, teamId, new Date()))?.organisation).toBeNull();
});
