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
import { addOwnSuccession, nameOrganisation } from "./change-organisation";
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

const namesOf = (slug: string) =>
  db.organisation.findUniqueOrThrow({
    where: { slug },
    select: { name: true, acronym: true, fullName: true, aliases: true, kind: true },
  });

const lastChange = async (moderator: Actor, slug: string) => {
  const [change] = (await listChanges(moderator, { vocabulary: "organisation", slug })).items;
  if (!change) throw new Error("an act has its line");
  return change;
};

test("a team renames its organisation and adds names, noted as the team's; a moderator puts it back exactly", async () => {
  const { slug, name, manager, moderator, teamId } = await makeTeam();
  const seen = { name, acronym: null, fullName: null };
  const before = await namesOf(slug);
  const { tags } = await nameOrganisation(manager, {
    teamId,
    seen,
    typed: { name: `${name} rénové`, acronym: "SR", fullName: "Le service rénové" },
    added: ["Ancien service", "Ancien service", "SR"],
  });
  expect(tags).toContain(`organisation:${slug}`);
  expect(await namesOf(slug)).toEqual({
    ...before,
    name: `${name} rénové`,
    acronym: "SR",
    fullName: "Le service rénové",
    // The name that it had stays; what was typed twice, or is a name already, is once.
    aliases: ["Ancien service", name],
  });
  const change = await lastChange(moderator, slug);
  expect(change).toMatchObject({ act: "rename", by: "Mireille", byTeam: true });
  const data = JSON.stringify(await exportOwnData(manager, new Date()));
  expect(data).toContain(change.id);
  await undo(moderator, change.id);
  expect(await namesOf(slug)).toEqual(before);
});

test("a team only adds names: what the form does not show is out of its reach, and no name of another is taken", async () => {
  const { slug, name, manager, moderator, teamId } = await makeTeam();
  const seen = { name, acronym: null, fullName: null };
  const whole = { ...(await namesOf(slug)), country: null, parent: null };
  await renameOrganisation(moderator, { slug, seen: whole, typed: { ...whole, aliases: ["Connu"] } });
  await nameOrganisation(manager, { teamId, seen, typed: seen, added: ["De plus"] });
  expect((await namesOf(slug)).aliases).toEqual(["Connu", "De plus"]);
  expect(await refused(nameOrganisation(manager, { teamId, seen, typed: seen, added: [] }))).toBe(
    "conflict alreadySo",
  );
  const hostile = { ...seen, kind: "company", aliases: [] };
  expect(await refused(nameOrganisation(manager, { teamId, seen: hostile, typed: seen, added: [] }))).toBe(
    "invalid refused",
  );
  const other = await makeTeam();
  const taken = { ...seen, name: other.name.toUpperCase() };
  expect(await refused(nameOrganisation(manager, { teamId, seen, typed: taken, added: [] }))).toBe(
    "invalid nameTaken",
  );
  const late = { ...seen, name: "Un nom d’avant" };
  const typed = { ...seen, name: "Un autre nom" };
  expect(await refused(nameOrganisation(manager, { teamId, seen: late, typed, added: [] }))).toBe(
    "conflict termMoved",
  );
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

test("who is not in the team, or has left it, changes nothing; nor does a team of an entry", async () => {
  const { name, manager, moderator, teamId } = await makeTeam();
  const seen = { name, acronym: null, fullName: null };
  const act = (actor: Actor | null, id = teamId) =>
    refused(nameOrganisation(actor, { teamId: id, seen, typed: seen, added: ["Un autre"] }));
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
  const seen = { name: other.name, acronym: null, fullName: null };
  await nameOrganisation(manager, { teamId, seen, typed: { ...seen, acronym: "AUTRE" }, added: [] });
  expect(await namesOf(other.slug)).toMatchObject({ acronym: "AUTRE" });
  await deprecate(moderator, { vocabulary: "organisation", slug: other.slug });
  const again = { ...seen, acronym: "AUTRE" };
  expect(await refused(nameOrganisation(manager, { teamId, seen: again, typed: again, added: ["X"] }))).toBe(
    "conflict pageClosed",
  );
  expect((await getTeam(manager, teamId, new Date()))?.organisation).toBeNull();
});
