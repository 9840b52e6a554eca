import "#lib/testing/database";
import "#lib/testing/settings";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { DomainError } from "#lib/errors";
import { listJournal } from "#lib/journal/queries";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { listOwnNotices } from "#lib/notifications/own";
import type { Actor } from "#lib/permissions";
import { getHistory } from "#lib/revisions/history";
import { propose } from "#lib/revisions/propose";
import { publishOwn } from "#lib/revisions/publish-own";
import { createEntry, createOrganisation, createUser } from "#lib/testing/factories";
import { answerRequest, askToJoin, withdrawRequest } from "./ask-to-join";
import { changeTeamRole, handOverTeam, leaveTeam, removeMember } from "./change-members";
import { claimByMail, claimByModerator, withdrawClaim } from "./claim-page";
import { getClaim, listClaims } from "./claims";
import { dissolveTeam } from "./dissolve-team";
import { isPageHeld, listHeldEntries } from "./holding";
import { acceptInvitation, declineInvitation, invite, withdrawInvitation } from "./invite";
import { claimToken, invitationToken } from "./links";
import { getAsking, getTeam, listOwnRequests, listOwnTeams } from "./queries";
import { confirmClaim, decideClaim } from "./settle-claim";

const refused = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.key}`;
      throw error;
    },
  );

let made = 0;
const ip = () => `2001:db8:${++made}::1`;
const domain = () => `lab-${++made}.fr`;

/** A lab with a site of its own domain. */
async function makeLab(changes: Record<string, string | null> = {}) {
  const of = domain();
  const title = `Lab ${randomUUID()}`;
  return { ...(await createEntry("lab", { title, url: `https://www.${of}/`, ...changes })), domain: of };
}

/** The last claim of the person. */
const lastClaim = (actor: Actor) =>
  db.pageClaim.findFirstOrThrow({ where: { userId: actor.id }, orderBy: { createdAt: "desc" } });

/** A lab with its team, of one manager. */
async function makeTeam() {
  const [lab, manager] = [await makeLab(), await createUser("contributor", "Mireille")];
  await claimByMail(manager, { page: { entry: lab.slug }, email: `mireille@${lab.domain}`, ip: ip() });
  const { teamId } = await confirmClaim(manager, claimToken((await lastClaim(manager)).id));
  return { lab, manager, teamId };
}

/** Someone in the team, by an invitation. */
async function addMember(teamId: string, manager: Actor, name = "Bakary") {
  const member = await createUser("contributor", name);
  await invite(manager, { teamId, email: `${randomUUID()}@exemple.fr`, lang: "fr", ip: ip() });
  const { id } = await db.teamInvitation.findFirstOrThrow({
    where: { teamId, state: "pending" },
    orderBy: { createdAt: "desc" },
  });
  await acceptInvitation(member, invitationToken(id));
  return member;
}

async function draftOf(actor: Actor, slug: string, version: number, changes: Record<string, string>) {
  const { content } = await currentOf(slug);
  return propose(actor, {
    type: "lab",
    slug,
    baseVersion: version,
    content: { ...content, ...changes },
    comment: "Pour dire ce qui est.",
    idempotencyKey: randomUUID(),
  });
}

async function currentOf(slug: string) {
  const entry = await getCurrentEntry(db, { slug });
  if (!entry) throw new Error("no such entry");
  return entry;
}

const roles = async (teamId: string) =>
  (await db.teamMember.findMany({ where: { teamId }, orderBy: { since: "asc" } })).map(({ role }) => role);

const audited = async (objectId: string) =>
  (await db.auditEvent.findMany({ where: { objectId }, orderBy: [{ at: "asc" }, { id: "asc" }] })).map(
    ({ action }) => action,
  );

const said = async (actor: Actor) => (await listOwnNotices(actor)).items.map(({ team }) => team?.what);

describe("a claim by mail", () => {
  test("goes to an address of the page's domain, and its button makes a team once", async () => {
    const [lab, camille] = [await makeLab(), await createUser()];
    const page = { entry: lab.slug };
    const ask = (email: string) => claimByMail(camille, { page, email, ip: ip() });
    expect(await refused(ask(""))).toBe("invalid invalidEmail");
    expect(await refused(ask("camille@ailleurs.fr"))).toBe("invalid invalidEmail");
    await ask(`Camille@equipe.${lab.domain}`);
    const claim = await lastClaim(camille);
    expect(claim).toMatchObject({
      state: "pending",
      email: `camille@equipe.${lab.domain}`,
      domain: lab.domain,
    });

    const mail = {
      SMTP_URL: undefined,
      MAIL_FROM: "Sillage <n@exemple.fr>",
      PUBLIC_URL: "https://s.fr",
      demo: true,
    };
    expect(await deliverMail(claim.id, { kind: "page-claim" }, mail)).toBe("done");
    const kept = await db.keptMail.findFirstOrThrow({ where: { to: `camille@equipe.${lab.domain}` } });
    const token = /confirmer\?token=([\w-]+)/.exec(kept.text)?.[1] ?? "";
    expect(await isPageHeld(db, { entry: lab.slug })).toBe(false);

    expect(await refused(confirmClaim(await createUser(), token))).toBe("forbidden claimOfAnother");
    expect(await refused(confirmClaim(camille, "autre-chose"))).toBe("conflict linkGone");
    const formed = await confirmClaim(camille, token);
    expect(formed.tags).toContain(`entry:${lab.slug}`);
    expect(await refused(confirmClaim(camille, token))).not.toBe("done");
    expect(await lastClaim(camille)).toMatchObject({ state: "accepted", email: null, domain: lab.domain });
    expect(await isPageHeld(db, { entry: lab.slug })).toBe(true);
    expect(await roles(formed.teamId)).toEqual(["manager"]);
    expect(await audited(claim.id)).toEqual(["claim.ask", "claim.accept"]);
    expect(await audited(formed.teamId)).toEqual(["team.create"]);
    expect(await said(camille)).toEqual(["claim-accepted"]);
  });

  test("expires, is taken back, and is replaced by the next one", async () => {
    const [lab, camille] = [await makeLab(), await createUser()];
    const request = { page: { entry: lab.slug }, email: `camille@${lab.domain}`, ip: ip() };
    await claimByMail(camille, request);
    const first = await lastClaim(camille);
    const late = new Date(Date.now() + 3_601_000);
    expect(await refused(confirmClaim(camille, claimToken(first.id), late))).toBe("conflict linkGone");
    await claimByMail(camille, request);
    expect(await refused(confirmClaim(camille, claimToken(first.id)))).toBe("conflict linkGone");
    const second = await lastClaim(camille);
    expect(await refused(withdrawClaim(await createUser(), second.id))).toBe("not-found notFound");
    await withdrawClaim(camille, second.id);
    expect(await refused(confirmClaim(camille, claimToken(second.id)))).toBe("conflict linkGone");
    expect(await listOwnRequests(camille, new Date())).toEqual([]);
  });

  test("is not possible where a domain proves nothing, or the page is closed or held", async () => {
    const camille = await createUser();
    const shared = await makeLab({ url: "https://lab.wordpress.com" });
    const ask = (slug: string, email: string) =>
      refused(claimByMail(camille, { page: { entry: slug }, email, ip: ip() }));
    expect(await ask(shared.slug, "camille@wordpress.com")).toBe("invalid invalidEmail");
    expect((await getAsking(camille, { entry: shared.slug }, null))?.domain).toBeNull();
    const resource = await createEntry("resource", { title: `Texte ${randomUUID()}` });
    expect(await ask(resource.slug, "camille@exemple.fr")).toBe("not-found notFound");
    const of = domain();
    const archived = await createEntry("lab", {
      title: `Lab ${randomUUID()}`,
      url: `https://${of}`,
      archived: true,
    });
    expect(await ask(archived.slug, `camille@${of}`)).toBe("conflict pageClosed");
    const { lab } = await makeTeam();
    expect(await ask(lab.slug, `camille@${lab.domain}`)).toBe("conflict pageHeld");
    expect(await refused(claimByMail(null, { page: { entry: lab.slug }, email: "", ip: ip() }))).toBe(
      "forbidden signInFirst",
    );
  });
});

describe("a claim that a moderator answers", () => {
  test("says who asks, is refused with a reason only, and by someone else", async () => {
    const [lab, camille, moderator] = [
      await makeLab(),
      await createUser(),
      await createUser("moderator", "Dominique"),
    ];
    const page = { entry: lab.slug };
    expect(await refused(claimByModerator(camille, { page, message: " " }))).toBe("invalid invalidContent");
    await claimByModerator(camille, { page, message: "Je dirige ce lab." });
    const { id } = await lastClaim(camille);
    expect((await listClaims(moderator)).waiting.map((one) => one.id)).toContain(id);
    expect(await refused(listClaims(camille))).toBe("forbidden notAllowed");
    expect(await getClaim(moderator, id)).toMatchObject({
      by: "Camille",
      siteDomain: lab.domain,
      own: false,
    });
    expect(await refused(decideClaim(camille, { id, verdict: "accepted", reason: "" }))).toBe(
      "forbidden notAllowed",
    );
    expect(await refused(decideClaim(moderator, { id, verdict: "refused", reason: " " }))).toBe(
      "invalid invalidContent",
    );
    await decideClaim(moderator, { id, verdict: "refused", reason: "Rien ne le dit sur le site." });
    expect(await refused(decideClaim(moderator, { id, verdict: "accepted", reason: "" }))).toBe(
      "conflict notPossibleInThisState",
    );
    expect(await said(camille)).toEqual(["claim-refused"]);

    await claimByModerator(moderator, { page, message: "C’est le mien." });
    const own = await lastClaim(moderator);
    expect(await refused(decideClaim(moderator, { id: own.id, verdict: "accepted", reason: "" }))).toBe(
      "forbidden ownClaim",
    );
  });

  test("given to one, overtakes the others, who may ask to join", async () => {
    const [lab, one, other] = [await makeLab(), await createUser(), await createUser("contributor", "Nadia")];
    const moderator = await createUser("moderator");
    const page = { entry: lab.slug };
    for (const actor of [one, other]) await claimByModerator(actor, { page, message: "J’y travaille." });
    const { id } = await lastClaim(one);
    const { tags } = await decideClaim(moderator, { id, verdict: "accepted", reason: "Organigramme." });
    expect(tags).toContain(`entry:${lab.slug}`);
    expect(await lastClaim(other)).toMatchObject({ state: "overtaken" });
    expect(await said(other)).toEqual(["claim-overtaken"]);
    const asking = await getAsking(other, page, null);
    expect(asking).toMatchObject({ team: { own: true }, memberOf: null });

    const teamId = asking?.team?.id ?? "";
    await askToJoin(other, { teamId, message: "Moi aussi." });
    expect(await refused(askToJoin(other, { teamId, message: "" }))).toBe("conflict alreadyAsked");
    expect(await said(one)).toEqual(["join-asked", "claim-accepted"]);
    const [request] = (await getTeam(one, teamId, new Date()))?.requests ?? [];
    const answer = { teamId, id: request?.id ?? "", verdict: "accepted" } as const;
    expect(await refused(answerRequest(other, answer))).toBe("not-found notFound");
    await answerRequest(one, answer);
    expect(await refused(answerRequest(one, answer))).toBe("conflict notPossibleInThisState");
    expect(await roles(teamId)).toEqual(["manager", "member"]);
    expect(await said(other)).toEqual(["join-accepted", "claim-overtaken"]);
  });
});

describe("the people of a team", () => {
  test("are invited by a link that lets one person in, once, and that can be cancelled or declined", async () => {
    const { teamId, manager } = await makeTeam();
    const email = `${randomUUID()}@exemple.fr`;
    const request = { teamId, email, lang: "en", ip: ip() } as const;
    expect(await refused(invite(await createUser(), request))).toBe("not-found notFound");
    await invite(manager, request);
    expect(await refused(invite(manager, request))).toBe("conflict alreadyInvited");
    const find = () =>
      db.teamInvitation.findFirstOrThrow({ where: { teamId }, orderBy: { createdAt: "desc" } });
    const { id } = await find();
    const mail = {
      SMTP_URL: undefined,
      MAIL_FROM: "Sillage <n@exemple.fr>",
      PUBLIC_URL: "https://s.fr",
      demo: true,
    };
    await deliverMail(id, { kind: "team-invitation" }, mail);
    const kept = await db.keptMail.findFirstOrThrow({ where: { to: email } });
    expect(kept.text).toContain("https://s.fr/en/equipes/invitation?token=");

    expect(await refused(acceptInvitation(manager, invitationToken(id)))).toBe("conflict alreadyInTeam");
    const late = new Date(Date.now() + 15 * 86_400_000);
    const guest = await createUser();
    expect(await refused(acceptInvitation(guest, invitationToken(id), late))).toBe("conflict linkGone");
    await acceptInvitation(guest, invitationToken(id));
    expect(await refused(acceptInvitation(await createUser(), invitationToken(id)))).toBe(
      "conflict linkGone",
    );
    expect((await find()).email).toBeNull();
    expect(await said(manager)).toContain("joined");

    expect(await refused(invite(guest, request))).toBe("forbidden notTeamManager");
    await invite(manager, request);
    const again = await find();
    await withdrawInvitation(manager, { teamId, id: again.id });
    expect(await refused(acceptInvitation(await createUser(), invitationToken(again.id)))).toBe(
      "conflict linkGone",
    );
    await invite(manager, request);
    await declineInvitation(await createUser(), invitationToken((await find()).id));
    expect((await find()).state).toBe("refused");
  });

  test("have a manager at all times: the last hands over or dissolves, alone leaving is dissolving", async () => {
    const { teamId, manager, lab } = await makeTeam();
    const member = await addMember(teamId, manager);
    expect(await refused(leaveTeam(manager, teamId))).toBe("conflict lastManager");
    const demote = { teamId, userId: manager.id, role: "member" } as const;
    expect(await refused(changeTeamRole(manager, demote))).toBe("conflict lastManager");
    expect(await refused(changeTeamRole(member, demote))).toBe("forbidden notTeamManager");
    await handOverTeam(manager, { teamId, userId: member.id });
    expect(await said(member)).toContain("manager");
    expect(await refused(removeMember(manager, { teamId, userId: member.id }))).toBe(
      "forbidden notTeamManager",
    );
    expect(await leaveTeam(manager, teamId)).toEqual({ tags: [] });
    const { tags } = await leaveTeam(member, teamId);
    expect(tags).toEqual([`entry:${lab.slug}`]);
    expect(await refused(leaveTeam(member, teamId))).toBe("conflict teamDissolved");
    expect(await getTeam(member, teamId, new Date())).toBeNull();
    // The page can be claimed anew.
    await claimByMail(manager, { page: { entry: lab.slug }, email: `m@${lab.domain}`, ip: ip() });
    await confirmClaim(manager, claimToken((await lastClaim(manager)).id));
  });

  test("are let go and told, and read no more of the team", async () => {
    const { teamId, manager } = await makeTeam();
    const member = await addMember(teamId, manager);
    const asking = await createUser("contributor", "Nadia");
    await changeTeamRole(manager, { teamId, userId: member.id, role: "manager" });
    await askToJoin(asking, { teamId, message: "" });
    expect(await said(member)).toContain("join-asked");
    await removeMember(manager, { teamId, userId: member.id });
    expect(await said(member)).not.toContain("join-asked");
    expect(await said(member)).toContain("removed");
    expect(await getTeam(member, teamId, new Date())).toBeNull();
    const [{ id = "" } = {}] = await listOwnRequests(asking, new Date());
    await withdrawRequest(asking, id);
    expect(await refused(withdrawRequest(asking, id))).toBe("conflict notPossibleInThisState");
  });

  test("who are shut out count for nobody; a moderator finds another manager", async () => {
    const { teamId, manager } = await makeTeam();
    const member = await addMember(teamId, manager);
    await changeTeamRole(manager, { teamId, userId: member.id, role: "manager" });
    await db.user.update({ where: { id: manager.id }, data: { blockedAt: new Date() } });
    expect(await refused(leaveTeam(member, teamId))).toBe("conflict lastManager");
    const moderator = await createUser("moderator");
    const other = await addMember(teamId, member);
    await changeTeamRole(moderator, { teamId, userId: other.id, role: "manager" });
    await leaveTeam(member, teamId);
    await removeMember(moderator, { teamId, userId: manager.id });
    expect(await roles(teamId)).toEqual(["manager"]);
    expect(await refused(dissolveTeam(member, teamId))).toBe("not-found notFound");
    await dissolveTeam(moderator, teamId);
    expect(await said(other)).toContain("dissolved");
  });

  test("answer to a moderator whoever manages them, but to none who is one of them", async () => {
    const { teamId, manager, lab } = await makeTeam();
    const member = await addMember(teamId, manager);
    const moderator: Actor = { ...(await addMember(teamId, manager)), role: "moderator" };
    const rise = { teamId, userId: moderator.id, role: "manager" } as const;
    expect(await refused(changeTeamRole(moderator, rise))).toBe("forbidden notTeamManager");
    expect(await refused(removeMember(moderator, { teamId, userId: member.id }))).toBe(
      "forbidden notTeamManager",
    );
    expect(await refused(dissolveTeam(moderator, teamId))).toBe("forbidden notTeamManager");
    const colleague = await createUser("moderator");
    expect(await refused(handOverTeam(colleague, { teamId, userId: member.id }))).toBe("not-found notFound");
    await changeTeamRole(colleague, { teamId, userId: member.id, role: "manager" });
    await removeMember(colleague, { teamId, userId: manager.id });
    expect(await said(manager)).toContain("removed");
    const { tags } = await dissolveTeam(colleague, teamId);
    expect(tags).toEqual([`entry:${lab.slug}`]);
    expect(await said(member)).toContain("dissolved");
    expect((await audited(teamId)).slice(-3)).toEqual(["team.role", "team.remove", "team.dissolve"]);
  });

  test("who erase their account leave: the longest standing takes over, what they asked is forgotten", async () => {
    const { teamId, manager } = await makeTeam();
    const member = await addMember(teamId, manager);
    const later = await addMember(teamId, manager, "Nadia");
    const data = await exportOwnData(manager);
    expect(data.teams).toMatchObject([{ teamId, role: "manager" }]);
    expect(data.pageClaims).toHaveLength(1);
    expect(data.invitationsSent).toHaveLength(2);
    expect(JSON.stringify(data.invitationsSent)).not.toContain("@");
    await eraseAccount(manager, { typed: "effacer" });
    const places = await db.teamMember.findMany({ where: { teamId } });
    expect(new Map(places.map(({ userId, role }) => [userId, role]))).toEqual(
      new Map([
        [member.id, "manager"],
        [later.id, "member"],
      ]),
    );
    expect(await db.pageClaim.count({ where: { userId: manager.id } })).toBe(0);
    await leaveTeam(later, teamId);
    const { tags } = await eraseAccount(member, { typed: "effacer" });
    expect(tags.some((tag) => tag.startsWith("entry:"))).toBe(true);
    expect(await db.team.findUniqueOrThrow({ where: { id: teamId } })).toMatchObject({
      dissolvedAt: expect.any(Date),
    });
  });
});

describe("what a team publishes", () => {
  test("is a revision and a decision by rule, in the history with the team's name; nobody else may", async () => {
    const { teamId, manager, lab } = await makeTeam();
    const member = await addMember(teamId, manager);
    const draft = await draftOf(member, lab.slug, 1, { summary: "Dit par l’équipe." });
    const { entry } = await publishOwn(member, draft, "team");
    expect(entry?.version).toBe(2);
    const history = await getHistory("lab", lab.slug);
    expect(history?.versions[0]).toMatchObject({
      rule: "team",
      team: String(lab.content.title),
      moderator: "Bakary",
    });
    const journal = await listJournal({ type: null, verdict: null, theme: null, from: null, to: null });
    expect(journal.items[0]).toMatchObject({ rule: "team", team: String(lab.content.title) });
    expect(await refused(publishOwn(member, await draftOf(member, lab.slug, 2, { summary: "Ceci." })))).toBe(
      "forbidden notAllowed",
    );

    const stranger = await createUser();
    const theirs = await draftOf(stranger, lab.slug, 2, { summary: "Autre chose." });
    expect(await refused(publishOwn(stranger, theirs, "team"))).toBe("forbidden notInTheTeam");
    await removeMember(manager, { teamId, userId: member.id });
    const mine = await draftOf(member, lab.slug, 2, { summary: "Encore." });
    expect(await refused(publishOwn(member, mine, "team"))).toBe("forbidden notInTheTeam");
    expect(await db.revision.findUniqueOrThrow({ where: { id: mine.id } })).toMatchObject({ state: "draft" });
  });

  test("is what the form of an entry holds: never what only those who review change, nor a merge", async () => {
    const { manager, lab } = await makeTeam();
    const other = await makeLab();
    const draft = await draftOf(manager, lab.slug, 1, { summary: "Dit par l’équipe." });
    // As if drafted by someone who reviewed at the time.
    const archived = { archived: { from: false, to: true } };
    await db.revision.update({ where: { id: draft.id }, data: { changes: archived } });
    expect(await refused(publishOwn(manager, draft, "team"))).toBe("forbidden notAllowed");
    const merge = await draftOf(manager, lab.slug, 1, { summary: "Réunis." });
    await db.revision.update({
      where: { id: merge.id },
      data: { absorbsId: other.id, absorbsVersion: 1 },
    });
    expect(await refused(publishOwn(manager, merge, "team"))).toBe("forbidden notAllowed");
    expect(await db.entry.findUniqueOrThrow({ where: { id: lab.id } })).toMatchObject({ version: 1 });
  });

  test("is on the labs and programmes of its organisation too, and follows what was merged", async () => {
    const of = domain();
    const body = await createOrganisation(`corps-${randomUUID()}`, "Un service");
    const credit = { role: "operator", name: "Un service", note: null, organisation: body.slug, entry: null };
    const tied = await createEntry("programme", {
      title: `Programme ${randomUUID()}`,
      aliases: [],
      credits: [credit],
      url: `https://${of}`,
    });
    const partner = await createEntry("lab", {
      title: `Lab ${randomUUID()}`,
      credits: [{ ...credit, role: "partner" }],
    });
    const manager = await createUser();
    const moderator = await createUser("moderator");
    expect((await getAsking(manager, { organisation: body.slug }, null))?.domain).toBeNull();
    await claimByModerator(manager, { page: { organisation: body.slug }, message: "J’y suis." });
    const { id } = await lastClaim(manager);
    const { tags } = await decideClaim(moderator, { id, verdict: "accepted", reason: "" });
    expect(tags).toEqual(expect.arrayContaining([`organisation:${body.slug}`, `entry:${tied.slug}`]));
    const held = (entry: string) => isPageHeld(db, { entry });
    expect([await held(tied.slug), await held(partner.slug)]).toEqual([true, false]);
    const [team] = await listOwnTeams(manager);
    expect(team?.page.name).toBe("Un service");

    // Another body took its place: the team goes along, and so do the pages tied to that one.
    const next = await createOrganisation(`corps-${randomUUID()}`, "Le service suivant");
    const other = await createEntry("lab", {
      title: `Lab ${randomUUID()}`,
      credits: [{ ...credit, role: "parent", organisation: next.slug }],
    });
    await db.organisation.update({ where: { id: body.id }, data: { mergedIntoId: next.id } });
    expect((await listOwnTeams(manager))[0]?.page.name).toBe("Le service suivant");
    expect(await held(other.slug)).toBe(true);
    const row = { organisationId: body.id, entryId: null };
    expect((await listHeldEntries(db, row)).map(({ slug }) => slug)).toEqual([other.slug]);
    expect(
      await refused(claimByModerator(moderator, { page: { organisation: next.slug }, message: "…" })),
    ).toBe("conflict pageHeld");
  });

  test("follows a lab that became one with another, and stops on one that is closed", async () => {
    const { manager, lab } = await makeTeam();
    const into = await makeLab();
    await db.$executeRaw`UPDATE entry SET merged_into_id = ${into.id}::uuid WHERE id = ${lab.id}::uuid`;
    expect((await listOwnTeams(manager))[0]?.page.slug).toBe(into.slug);
    await publishOwn(manager, await draftOf(manager, into.slug, 1, { summary: "Tenu aussi." }), "team");
    const draft = await draftOf(manager, into.slug, 2, { summary: "Trop tard." });
    await db.$executeRaw`UPDATE entry SET archived = true WHERE id = ${into.id}::uuid`;
    expect(await refused(publishOwn(manager, draft, "team"))).toBe("conflict archivedEntry");
    await db.$executeRaw`UPDATE entry SET removed = true WHERE id = ${into.id}::uuid`;
    expect((await listOwnTeams(manager))[0]?.page.name).toBeNull();
    expect(
      (await listOwnNotices(manager)).items.every(({ title }) => title === String(lab.content.title)),
    ).toBe(true);
  });
});
