import "#lib/testing/database";
import "#lib/testing/settings";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { propose } from "#lib/revisions/propose";
import { publishOwn } from "#lib/revisions/publish-own";
import { createEntry, createUser } from "#lib/testing/factories";
import { answerRequest, askToJoin } from "./ask-to-join";
import { changeTeamRole, handOverTeam, leaveTeam, removeMember } from "./change-members";
import { claimByMail, claimByModerator, withdrawClaim } from "./claim-page";
import { acceptInvitation, invite } from "./invite";
import { claimToken, invitationToken } from "./links";
import { confirmClaim, decideClaim } from "./settle-claim";

/** Each race is run so many times, each time on a page of its own. */
const TIMES = 8;

/** Those that were done, as "done"; refusals as their key; anything else is a fault. */
async function race(...acts: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  return Promise.all(
    acts.map((act) =>
      act().then(
        () => "done",
        (error: unknown) => {
          if (error instanceof DomainError) return error.key;
          throw error;
        },
      ),
    ),
  );
}

const done = (outcomes: readonly string[]) => outcomes.filter((outcome) => outcome === "done").length;

let made = 0;
const ip = () => `2001:db8:${++made}::1`;

async function makeLab() {
  const domain = `course-${++made}.fr`;
  const lab = await createEntry("lab", { title: `Lab ${randomUUID()}`, url: `https://${domain}` });
  return { ...lab, domain };
}

const claimOf = async (actor: Actor) =>
  (await db.pageClaim.findFirstOrThrow({ where: { userId: actor.id }, orderBy: { createdAt: "desc" } })).id;

async function makeTeam() {
  const [lab, manager] = [await makeLab(), await createUser()];
  await claimByMail(manager, { page: { entry: lab.slug }, email: `a@${lab.domain}`, ip: ip() });
  const { teamId } = await confirmClaim(manager, claimToken(await claimOf(manager)));
  return { lab, manager, teamId };
}

async function invited(teamId: string, manager: Actor) {
  await invite(manager, { teamId, email: `${randomUUID()}@exemple.fr`, lang: "fr", ip: ip() });
  const { id } = await db.teamInvitation.findFirstOrThrow({ where: { teamId, state: "pending" } });
  return invitationToken(id);
}

async function addMember(teamId: string, manager: Actor) {
  const member = await createUser();
  await acceptInvitation(member, await invited(teamId, manager));
  return member;
}

const managers = (teamId: string) => db.teamMember.count({ where: { teamId, role: "manager" } });

test("a claim confirmed by its mail while a moderator gives the page to someone else: one has it", async () => {
  const moderator = await createUser("moderator");
  for (let time = 0; time < TIMES; time++) {
    const [lab, one, other] = [await makeLab(), await createUser(), await createUser()];
    const page = { entry: lab.slug };
    await claimByMail(one, { page, email: `a@${lab.domain}`, ip: ip() });
    await claimByModerator(other, { page, message: "J’y travaille." });
    const [token, id] = [claimToken(await claimOf(one)), await claimOf(other)];
    const outcomes = await race(
      () => confirmClaim(one, token),
      () => decideClaim(moderator, { id, verdict: "accepted", reason: "" }),
    );
    expect(done(outcomes), outcomes.join()).toBe(1);
    expect(await db.team.count({ where: { entryId: lab.id } })).toBe(1);
    const states = await db.pageClaim.findMany({ where: { entryId: lab.id }, select: { state: true } });
    expect(states.map(({ state }) => state).sort()).toEqual(["accepted", "overtaken"]);
  }
});

test("one claim accepted, refused and taken back at once is settled once", async () => {
  const [moderator, colleague] = [await createUser("moderator"), await createUser("moderator")];
  for (let time = 0; time < TIMES; time++) {
    const [lab, actor] = [await makeLab(), await createUser()];
    await claimByModerator(actor, { page: { entry: lab.slug }, message: "J’y travaille." });
    const id = await claimOf(actor);
    const outcomes = await race(
      () => decideClaim(moderator, { id, verdict: "accepted", reason: "" }),
      () => decideClaim(colleague, { id, verdict: "refused", reason: "Non." }),
      () => withdrawClaim(actor, id),
    );
    expect(done(outcomes), outcomes.join()).toBe(1);
    const { state } = await db.pageClaim.findUniqueOrThrow({ where: { id } });
    expect(await db.team.count({ where: { entryId: lab.id } })).toBe(state === "accepted" ? 1 : 0);
    expect(await db.teamNews.count({ where: { claimId: id } })).toBe(state === "withdrawn" ? 0 : 1);
  }
});

test("of two who confirm their claims of one page, one holds it and the other is told", async () => {
  for (let time = 0; time < TIMES; time++) {
    const [lab, people] = [await makeLab(), [await createUser(), await createUser()]];
    for (const actor of people)
      await claimByMail(actor, { page: { entry: lab.slug }, email: `a${actor.id}@${lab.domain}`, ip: ip() });
    const tokens = await Promise.all(people.map(async (actor) => claimToken(await claimOf(actor))));
    const outcomes = await race(...people.map((actor, i) => () => confirmClaim(actor, tokens[i] ?? "")));
    expect(done(outcomes), outcomes.join()).toBe(1);
    expect(await db.team.count({ where: { entryId: lab.id } })).toBe(1);
    expect(await db.teamNews.count({ where: { what: "claim-overtaken", claim: { entryId: lab.id } } })).toBe(
      1,
    );
  }
});

test("the last manager who leaves while handing over, or while the other does, never leaves the team without", async () => {
  for (let time = 0; time < TIMES; time++) {
    const { teamId, manager } = await makeTeam();
    const member = await addMember(teamId, manager);
    await race(
      () => leaveTeam(manager, teamId),
      () => handOverTeam(manager, { teamId, userId: member.id }),
      () => leaveTeam(member, teamId),
    );
    const { dissolvedAt } = await db.team.findUniqueOrThrow({ where: { id: teamId } });
    const left = await db.teamMember.count({ where: { teamId } });
    if (dissolvedAt) expect(left).toBe(0);
    else expect(await managers(teamId)).toBe(1);
  }
  for (let time = 0; time < TIMES; time++) {
    const { teamId, manager } = await makeTeam();
    const other = await addMember(teamId, manager);
    await changeTeamRole(manager, { teamId, userId: other.id, role: "manager" });
    await addMember(teamId, manager);
    const outcomes = await race(
      () => leaveTeam(manager, teamId),
      () => leaveTeam(other, teamId),
      () => removeMember(other, { teamId, userId: manager.id }),
    );
    expect(done(outcomes), outcomes.join()).toBe(1);
    expect(await managers(teamId)).toBe(1);
  }
});

test("the last manager who erases their account while a member leaves: the team has a manager, or is no more", async () => {
  for (let time = 0; time < TIMES; time++) {
    const { teamId, manager } = await makeTeam();
    const member = await addMember(teamId, manager);
    const outcomes = await race(
      () => eraseAccount(manager, { typed: "effacer" }),
      () => leaveTeam(member, teamId),
    );
    expect(outcomes[0]).toBe("done");
    const { dissolvedAt } = await db.team.findUniqueOrThrow({ where: { id: teamId } });
    expect(await db.teamMember.count({ where: { teamId } })).toBe(dissolvedAt ? 0 : 1);
    if (!dissolvedAt) expect(await managers(teamId)).toBe(1);
  }
});

test("an invitation accepted by two people, or twice by one, lets one person in", async () => {
  for (let time = 0; time < TIMES; time++) {
    const { teamId, manager } = await makeTeam();
    const token = await invited(teamId, manager);
    const people = [await createUser(), await createUser()];
    const outcomes = await race(
      ...[...people, ...people].map((actor) => () => acceptInvitation(actor, token)),
    );
    expect(done(outcomes), outcomes.join()).toBe(1);
    expect(await db.teamMember.count({ where: { teamId } })).toBe(2);
  }
});

test("a request answered by two managers is answered once; with an invitation at once, one is in once", async () => {
  for (let time = 0; time < TIMES; time++) {
    const { teamId, manager } = await makeTeam();
    const other = await addMember(teamId, manager);
    await changeTeamRole(manager, { teamId, userId: other.id, role: "manager" });
    const actor = await createUser();
    const token = await invited(teamId, manager);
    await askToJoin(actor, { teamId, message: "" });
    const { id } = await db.joinRequest.findFirstOrThrow({ where: { teamId, userId: actor.id } });
    const outcomes = await race(
      () => answerRequest(manager, { teamId, id, verdict: "accepted" }),
      () => answerRequest(other, { teamId, id, verdict: "refused" }),
      () => acceptInvitation(actor, token),
    );
    const request = await db.joinRequest.findUniqueOrThrow({ where: { id } });
    expect(request.state, outcomes.join()).not.toBe("pending");
    expect(done(outcomes.slice(0, 2)) + done(outcomes.slice(2)), outcomes.join()).toBeGreaterThan(0);
    expect(done(outcomes.slice(0, 2)), outcomes.join()).toBeLessThan(2);
    const inside = await db.teamMember.count({ where: { teamId, userId: actor.id } });
    expect(inside).toBe(request.state === "accepted" || outcomes[2] === "done" ? 1 : 0);
  }
});

test("an edit published by the team while its author is let go: it was in time, or stays a draft", async () => {
  for (let time = 0; time < TIMES; time++) {
    const { teamId, manager, lab } = await makeTeam();
    const member = await addMember(teamId, manager);
    const entry = await getCurrentEntry(db, { slug: lab.slug });
    if (!entry) throw new Error("no such entry");
    const draft = await propose(member, {
      type: "lab",
      slug: lab.slug,
      baseVersion: 1,
      content: { ...entry.content, summary: "Dit par l’équipe." },
      comment: "Mise à jour.",
      idempotencyKey: randomUUID(),
    });
    const [published, removed] = await race(
      () => publishOwn(member, draft, "team"),
      () => removeMember(manager, { teamId, userId: member.id }),
    );
    expect(removed).toBe("done");
    expect(["done", "notInTheTeam"]).toContain(published);
    const { version } = await db.entry.findUniqueOrThrow({ where: { id: lab.id } });
    const { state } = await db.revision.findUniqueOrThrow({ where: { id: draft.id } });
    expect([version, state]).toEqual(published === "done" ? [2, "accepted"] : [1, "draft"]);
  }
});
