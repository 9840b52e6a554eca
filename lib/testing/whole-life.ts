/**
 * Someone who has done everything that can be done, and to whom everything has been done: a row in every table that
 * refers to a person. Through the use cases; what only a long time or a clock brings is written as it would be.
 */
import { randomUUID } from "node:crypto";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { askForLink } from "#lib/accounts/ask-for-link";
import { askForEmailChange } from "#lib/accounts/change-email";
import { linkIdentity } from "#lib/accounts/identities";
import { changeProfile } from "#lib/accounts/profile";
import { auditRefusal } from "#lib/accounts/refused";
import { db } from "#lib/db";
import { askOwn } from "#lib/imports/ask";
import { createBatch } from "#lib/imports/create-batch";
import { runAct } from "#lib/imports/run-act";
import { readMailJob } from "#lib/jobs";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { notify } from "#lib/notify";
import { askForPdf } from "#lib/pdf/ask";
import type { Actor } from "#lib/permissions";
import { claimReport } from "#lib/reports/claim";
import { closeReport } from "#lib/reports/close";
import { reportEntry } from "#lib/reports/report";
import { assign, claim } from "#lib/revisions/claim";
import { comment } from "#lib/revisions/comment";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";
import { addEntry } from "#lib/selections/add-entry";
import { createSelection } from "#lib/selections/keep-selection";
import { askToJoin } from "#lib/teams/ask-to-join";
import { claimByMail, claimByModerator } from "#lib/teams/claim-page";
import { invite } from "#lib/teams/invite";
import { claimToken } from "#lib/teams/links";
import { confirmClaim, decideClaim } from "#lib/teams/settle-claim";
import { makeToken } from "#lib/tokens/make";
import { addTheme } from "#lib/vocabularies/add";
import { suggestTerm } from "#lib/vocabularies/suggest-term";
import { declareWebhook } from "#lib/webhooks/declare";
import { testWebhook } from "#lib/webhooks/keep";
import { follow, settings } from "./alerts";
import {
  acceptance,
  contentFor,
  createEntry,
  createKnownUser,
  createSession,
  createUser,
  submitCreation,
} from "./factories";

export interface WholeLife {
  person: Actor & { email: string };
  /** What must be nowhere once the account is erased: name, addresses, identity, IP address. */
  canaries: string[];
  /** Entries that the person published, which stay. */
  published: string;
}

const NAME = "Zénobie Quatrebarbes";
/** Of the networks for documentation (RFC 5737). */
const IP = "203.0.113.77";

export async function liveWholeLife(): Promise<WholeLife> {
  const mark = uuid().slice(-8);
  const person = await createUser("admin", NAME);
  await createUser("admin", "Alix");
  const [colleague, other] = [await createUser("moderator", "Dominique"), await createKnownUser()];
  const now = new Date();
  const wanted = `wanted-${mark}@exemple.fr`;
  const atWork = `zenobie@lab-${mark}.fr`;
  const subject = `subject-of-zenobie-${mark}`;

  await waysIn(person, { wanted, subject }, now);
  const published = await contributions(person, { colleague, other, mark }, now);
  await review(person, { colleague, other, mark }, now);
  await teams(person, { colleague, other, mark, atWork }, now);
  await trust(person, { other, published: published.entryId }, now);
  await toldOf(person, { colleague, other }, published, now);
  // What mail servers answer names addresses.
  await deliverAll();
  await db.$executeRaw`
    UPDATE pgboss.job SET state = 'failed', output = jsonb_build_object('message',
      '550 5.1.1 <' || CASE WHEN random() < 0.5 THEN ${person.email} ELSE ${wanted} END || '>: unknown')
    WHERE name = 'mail'`;
  await db.$executeRaw`
    UPDATE pgboss.job SET output = jsonb_build_object('message', '550 5.1.1 <' || ${wanted} || '>: unknown')
    WHERE id = (SELECT id FROM pgboss.job WHERE name = 'mail' AND data ->> 'kind' = 'email-change' LIMIT 1)`;
  await db.$executeRaw`
    UPDATE pgboss.job SET output = jsonb_build_object('message', '550 5.1.1 <' || ${atWork} || '>: unknown')
    WHERE id = (SELECT id FROM pgboss.job WHERE name = 'mail' AND data ->> 'kind' = 'page-claim' LIMIT 1)`;
  return { person, canaries: [NAME, person.email, wanted, atWork, subject, IP], published: published.slug };
}

async function waysIn(
  person: Actor & { email: string },
  { wanted, subject }: { wanted: string; subject: string },
  now: Date,
): Promise<void> {
  await changeProfile(person, { name: NAME, language: "en" });
  const sessionId = await createSession(person, now);
  await linkIdentity(person, { issuer: "https://proconnect.example", subject, sessionId });
  await askForLink({ email: person.email, lang: "fr", next: null, ip: IP });
  await askForEmailChange(person, { email: wanted, ip: IP, sessionId });
  await makeToken(person, { name: `Programme de ${NAME}`, scopes: ["propose"], days: "30" });
  await auditRefusal({ by: "link", because: "expired", userId: person.id }, IP);
  await db.passkey.create({
    data: {
      id: uuid(),
      userId: person.id,
      name: `Clé de ${NAME}`,
      credentialId: randomUUID(),
      publicKey: Buffer.from("key"),
      counter: 0,
      transports: [],
      synced: false,
      createdAt: now,
    },
  });
  await db.passkeyChallenge.create({ data: { challenge: randomUUID(), userId: person.id, expires: now } });
  await db.recoveryCode.create({
    data: { id: uuid(), userId: person.id, hash: randomUUID(), createdAt: now },
  });
}

interface Around {
  colleague: Actor;
  other: Actor;
  mark: string;
}

/** What an author does. */
async function contributions(person: Actor, { colleague, mark }: Around, now: Date) {
  const proposal = await submitCreation(person, "lab", { title: `Un lab publié ${mark}` });
  const { entry } = await decide(colleague, acceptance(proposal));
  if (!entry) throw new Error("an accepted creation makes an entry");
  const row = await db.entry.findUniqueOrThrow({ where: { slug: entry.slug }, select: { id: true } });
  const returned = await submitCreation(person, "lab", { title: `Un lab à compléter ${mark}` });
  await decide(colleague, {
    ...acceptance(returned),
    verdict: "changes_requested",
    reasonCode: "incomplete",
    reason: "Une source, s’il vous plaît.",
  });
  const draft = await propose(person, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", { title: `Un brouillon ${mark}` }),
    comment: `Écrit par ${NAME}`,
    idempotencyKey: uuid(),
  });
  const unsent = await propose(person, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", { title: `Un lab qui attend ${mark}` }),
    comment: null,
    idempotencyKey: uuid(),
  });
  await suggestTerm(person, {
    revisionId: unsent.id,
    kind: "new_theme",
    name: `Thème voulu ${mark}`,
    about: "",
    note: "",
  });
  const waiting = await submit(person, unsent);
  await comment(person, {
    revisionId: waiting.id,
    body: "Bonjour, avez-vous pu regarder ?",
    internal: false,
    idempotencyKey: uuid(),
  });
  await db.addressReading.create({
    data: { id: uuid(), userId: person.id, typed: `https://exemple.fr/${NAME}`, found: {}, readAt: now },
  });
  const answered = { userId: person.id, key: uuid(), bodyHash: "-", revisionId: draft.id };
  await db.answeredRequest.create({ data: { ...answered, answer: { by: NAME }, at: now } });
  const bytes = Buffer.from(`Titre;Résumé;Nature\nRapport importé ${mark};En une phrase.;Rapport\nSeul;;`);
  const batch = await createBatch(person, {
    fileName: `fichier de ${NAME}.csv`,
    bytes,
    language: "fr",
    key: uuid(),
  });
  const work = async () => {
    const acts = await db.batchAct.findMany({
      where: { batchId: batch, finishedAt: null },
      select: { id: true },
    });
    for (const { id } of acts) while (await runAct(id, { revalidate: async () => undefined }));
  };
  await work();
  await askOwn(person, { batchId: batch, kind: "submit" });
  await work();
  const webhook = { url: "https://exemple.fr/sillage", search: "/fr", events: ["published"] };
  await testWebhook(person, (await declareWebhook(person, webhook)).id);
  const selection = await createSelection(person, {
    title: `Lectures de ${NAME}`,
    description: `Choisies par ${NAME}`,
    visibility: "public",
  });
  await addEntry(person, { slug: entry.slug, to: selection, title: "", note: `Lu par ${NAME}`, lang: "fr" });
  await askForPdf(
    { kind: "selection", lang: "fr", id: selection },
    { reader: person, ip: IP, origin: "https://sillage.example.org", now },
  );
  await db.selectionAct.create({
    data: { id: uuid(), selectionId: selection, byId: person.id, hides: true, reason: "Essai", at: now },
  });
  return { slug: entry.slug, entryId: row.id, waiting: waiting.id, revisionId: proposal.id };
}

/** What someone who reviews does. */
async function review(person: Actor, { colleague, other, mark }: Around, now: Date): Promise<void> {
  const theirs = await submitCreation(other, "lab", { title: `D’une autre personne ${mark}` });
  await claim(person, theirs.id);
  await decide(person, acceptance(theirs));
  const taken = await submitCreation(other, "lab", { title: `Prise en charge ${mark}` });
  await assign(colleague, { id: taken.id, assigneeId: person.id });
  await claim(person, taken.id);
  await comment(colleague, {
    revisionId: taken.id,
    body: "Qu’en pensez-vous ?",
    internal: true,
    askedId: person.id,
    idempotencyKey: uuid(),
  });
  const [note] = await db.comment.findMany({ where: { revisionId: taken.id }, select: { id: true } });
  if (note) {
    const mention = { commentId: note.id, userId: person.id };
    await db.commentMention.upsert({ where: { commentId_userId: mention }, create: mention, update: {} });
  }
  const suggestion = { kind: "new_theme" as const, name: "Un autre thème", state: "refused" as const };
  await db.vocabularySuggestion.create({
    data: {
      ...suggestion,
      id: uuid(),
      revisionId: taken.id,
      authorId: other.id,
      answer: "Déjà là",
      settledById: person.id,
      settledAt: now,
      createdAt: now,
    },
  });
  await addTheme(person, { labelFr: `Thème ${mark}`, labelEn: `Theme ${mark}`, group: "cross-cutting" });
  await db.queueView.create({
    data: { id: uuid(), ownerId: person.id, name: `Vue de ${NAME}`, query: "type=lab", createdAt: now },
  });
  const { slug, type } = await createEntry("lab", { title: `Signalé ${mark}` });
  const { email: own } = await db.user.findUniqueOrThrow({
    where: { id: person.id },
    select: { email: true },
  });
  const report = async (email: string) => {
    await reportEntry({
      type,
      slug,
      email,
      kind: "wrong",
      body: email === own ? `Je suis ${NAME}, et c’est faux.` : "C’est faux.",
      lang: "fr",
      ip: IP,
      idempotencyKey: uuid(),
    });
    const { id } = await db.report.findFirstOrThrow({
      where: { email, state: "open" },
      select: { id: true },
    });
    return id;
  };
  await closeReport(colleague, { id: await report(own ?? ""), verdict: "settled", answer: "Corrigé." });
  await closeReport(person, { id: await report("x@exemple.fr"), verdict: "settled", answer: "Corrigé." });
  await claimReport(person, await report("y@exemple.fr"));
}

async function teams(
  person: Actor,
  { colleague, other, mark, atWork }: Around & { atWork: string },
  now: Date,
): Promise<void> {
  const lab = async (domain: string) => {
    const url = `https://www.${domain}/`;
    const proposal = await submitCreation(other, "lab", { title: `Lab de ${domain}`, aliases: [], url });
    const { entry } = await decide(colleague, acceptance(proposal));
    return { entry: entry?.slug ?? "" };
  };
  const [first, second, third, fourth] = [
    await lab(`lab-${mark}.fr`),
    await lab(`second-${mark}.fr`),
    await lab(`third-${mark}.fr`),
    await lab(`fourth-${mark}.fr`),
  ];
  const pending = (userId: string) =>
    db.pageClaim.findFirstOrThrow({ where: { userId, state: "pending" }, orderBy: { createdAt: "desc" } });
  // A team of theirs, into which they invite; a page that waits for a mail to their address at work.
  await claimByModerator(person, { page: second, message: `Je suis ${NAME}.` });
  await decideClaim(colleague, { id: (await pending(person.id)).id, verdict: "accepted", reason: "" });
  const own = await db.teamMember.findFirstOrThrow({ where: { userId: person.id } });
  await invite(person, { teamId: own.teamId, email: `invitee-${mark}@exemple.fr`, lang: "fr", ip: IP });
  await claimByMail(person, { page: first, email: atWork, ip: IP });
  // A claim of another's that they decide; a team of another's, which they ask to join and are invited into.
  await claimByModerator(other, { page: third, message: "J’en suis." });
  await decideClaim(person, { id: (await pending(other.id)).id, verdict: "accepted", reason: "" });
  await claimByMail(other, { page: fourth, email: `equipe@fourth-${mark}.fr`, ip: "192.0.2.9" });
  const { teamId } = await confirmClaim(other, claimToken((await pending(other.id)).id));
  await askToJoin(person, { teamId, message: `${NAME} voudrait vous rejoindre.` });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: person.id }, select: { email: true } });
  await invite(other, { teamId, email: email ?? "", lang: "fr", ip: "192.0.2.9" });
  for (const [userId, byId] of [
    [person.id, other.id],
    [other.id, person.id],
  ] as const)
    await db.teamNews.create({ data: { id: uuid(), what: "manager", teamId, userId, byId, at: now } });
}

async function trust(
  person: Actor,
  { other, published }: { other: Actor; published: string },
  now: Date,
): Promise<void> {
  const change = { at: now, from: "newcomer", to: "contributor", figures: {} } as const;
  await db.levelChange.createMany({
    data: [
      { ...change, id: uuid(), userId: person.id, cause: "decision" },
      { ...change, id: uuid(), userId: other.id, cause: "held", actorId: person.id, reason: "Essai" },
    ],
  });
  const { id: decisionId } = await db.decision.findFirstOrThrow({ where: { moderatorId: person.id } });
  await db.sampledDecision.create({
    data: { decisionId, at: now, outcome: "seen", seenById: person.id, seenAt: now },
  });
  const lifted = { liftedById: person.id, liftedAt: now };
  await db.quarantine.createMany({
    data: [
      { id: uuid(), userId: person.id, reason: "Essai", setById: other.id, setAt: now, ...lifted },
      { id: uuid(), userId: other.id, reason: "Essai", setById: person.id, setAt: now, ...lifted },
    ],
  });
  await db.formGuard.create({ data: { reason: "Essai", raisedById: person.id, raisedAt: now } });
  await db.confirmation.create({
    data: { id: uuid(), entryId: published, userId: person.id, at: now, entryVersion: 1 },
  });
  await db.freshnessAsk.create({ data: { id: uuid(), entryId: published, userId: person.id, askedAt: now } });
}

/** Mails and alerts, those to others that name the person too. */
async function toldOf(
  person: Actor & { email: string },
  { other }: { colleague: Actor; other: Actor },
  { slug, waiting }: { slug: string; waiting: string },
  now: Date,
): Promise<void> {
  await db.notificationSetting.create({
    data: { userId: person.id, kind: "message", frequency: "at_once" },
  });
  const { id: commentId } = await db.comment.findFirstOrThrow({ where: { revisionId: waiting } });
  for (const { id: userId } of [person, other]) {
    await db.$transaction((tx) =>
      notify(tx, now, { userId, kind: "message", event: commentId, revisionId: waiting, commentId }),
    );
  }
  await follow({ slug }, person.email);
  const { id: subscriberId } = await db.subscriber.findUniqueOrThrow({ where: { email: person.email } });
  await db.alertMail.create({
    data: { id: uuid(), subscriberId, round: "at_once", items: [], createdAt: now, sentAt: now },
  });
}

const waitingMails = z.array(z.object({ id: z.string(), data: z.json() }));

async function deliverAll(): Promise<void> {
  const rows = waitingMails.parse(
    await db.$queryRaw`SELECT id, data FROM pgboss.job WHERE name = 'mail' ORDER BY created_on, id`,
  );
  for (const { id, data } of rows) await deliverMail(id, readMailJob(data), settings);
}
