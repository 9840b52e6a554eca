/** What was decided reaches the servers that follow it: signed, in order, at least once, and only what is public. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { v4 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { deliverMail } from "#lib/notifications/deliver-mail";
import type { Guard } from "#lib/outbound";
import type { Actor } from "#lib/permissions";
import { announce } from "#lib/publications/announce";
import { archive, unarchive } from "#lib/revisions/archive";
import { comment } from "#lib/revisions/comment";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { remove } from "#lib/revisions/remove";
import {
  acceptance,
  contentFor,
  createEntry,
  createTheme,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { declareWebhook } from "./declare";
import { deliverWebhooks } from "./deliver";
import { followWebhooks } from "./follow";
import { removeWebhook, sendAgain, startAgain, testWebhook } from "./keep";
import { getOwnWebhook } from "./queries";

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let server: Server;
let origin: string;
let guard: Guard;
let status = 200;
let received: Received[] = [];
let person: Actor & { email: string };
const mailSettings = parseEnv({
  DATABASE_URL: process.env.DATABASE_URL,
  SILLAGE_MODE: "embedded",
  AUTH_SECRET: "x".repeat(32),
});
const settings = { PUBLIC_URL: "http://localhost:3000", OUTBOUND_TEST_SERVERS: [""] };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    response.writeHead(status).end("seen");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  settings.OUTBOUND_TEST_SERVERS = [`127.0.0.1:${port}`];
  guard = {
    ports: new Set(["80", "443"]),
    testServers: new Set([`127.0.0.1:${port}`]),
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    sender: "Sillage",
  };
  await createTheme("design");
});
afterAll(() => server.close());
beforeEach(async () => {
  status = 200;
  received = [];
  await db.webhook.deleteMany();
  person = await createUser();
});

/** Of a new person unless told otherwise: nobody may have many. */
const declare = (search: string, events = ["published", "changed", "archived"], actor: Actor = person) =>
  declareWebhook(actor, { url: `${origin}/hook`, search, events }, new Date(), settings);

const job = z.object({ decisionIds: z.array(z.uuid()) });

/** All that the worker does between a decision and a server. */
async function passOn(clock = () => new Date()): Promise<void> {
  await announce();
  const jobs = await db.$queryRaw<{ data: unknown }[]>`
    DELETE FROM pgboss.job WHERE name = 'publications-webhooks' RETURNING data`;
  await followWebhooks(
    jobs.flatMap(({ data }) => job.parse(data).decisionIds),
    clock(),
  );
  await deliverWebhooks(clock, guard);
}

const envelope = z.object({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.object({
    decision: z.uuid(),
    version: z.number(),
    matches: z.boolean(),
    entry: z.looseObject({ slug: z.string(), archived: z.boolean() }),
  }),
});
const told = () => received.map(({ body }) => envelope.parse(JSON.parse(body)));
const said = () => told().map(({ type, data }) => `${type} ${data.entry.slug}`);

it("tells what is published, changed and archived of what its search finds, and of nothing else", async () => {
  await declare("/fr/labs?theme=design");
  const lab = await createEntry("lab", { title: "Lab du design", themes: ["design"] });
  const other = await createEntry("lab", { title: "Un autre" });
  await createEntry("programme", { title: "Programme du design", themes: ["design"] });
  await passOn();
  expect(said()).toEqual([`entry.published ${lab.slug}`]);
  expect(told()[0]?.data).toMatchObject({
    version: 1,
    entry: { url: expect.stringContaining(lab.slug), archived: false },
  });

  const edit = await submitEdit(await createUser(), lab, { summary: "Il essaie avec les habitants." });
  await decide(lab.moderator, acceptance(edit));
  await archive(lab.moderator, { slug: lab.slug, reason: "Pour l’essai." });
  await archive(other.moderator, { slug: other.slug, reason: "Pour l’essai." });
  await passOn();
  // By then it had left the lists: that alone is still true.
  expect(said().slice(1)).toEqual([`entry.archived ${lab.slug}`]);
  await unarchive(lab.moderator, { slug: lab.slug, reason: "Pour l’essai." });
  await passOn();
  expect(said().slice(2)).toEqual([`entry.published ${lab.slug}`]);
});

it("tells what its search finds no longer, once, and says that it does not", async () => {
  await declare("/fr/labs?theme=design");
  const lab = await createEntry("lab", { title: "Lab qui change de thème", themes: ["design"] });
  await passOn();
  await createTheme("ailleurs");
  const edit = await submitEdit(await createUser(), lab, { themes: ["ailleurs"] });
  await decide(lab.moderator, acceptance(edit));
  await passOn();
  expect(said()).toEqual([`entry.published ${lab.slug}`, `entry.changed ${lab.slug}`]);
  expect(told().map(({ data }) => data.matches)).toEqual([true, false]);
  // From then on it is none of its business.
  await db.$executeRaw`UPDATE former_entry SET until = until - interval '1 minute'`;
  const again = await submitEdit(
    await createUser(),
    { ...lab, version: 2 },
    {
      themes: ["ailleurs"],
      summary: "Autre chose.",
    },
  );
  await decide(lab.moderator, acceptance(again));
  await passOn();
  expect(received).toHaveLength(2);
});

it("signs each delivery as Standard Webhooks says, with the secret shown once", async () => {
  const { id, secret } = await declare("/fr");
  await testWebhook(person, id);
  await deliverWebhooks(() => new Date(), guard);
  const [one] = received;
  const {
    "webhook-id": message,
    "webhook-timestamp": at,
    "webhook-signature": signature,
  } = one?.headers ?? {};
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  expect(key.length).toBe(32);
  const expected = createHmac("sha256", key).update(`${message}.${at}.${one?.body}`).digest("base64");
  expect(signature).toBe(`v1,${expected}`);
  expect(Math.abs(Date.now() / 1000 - Number(at))).toBeLessThan(60);
  expect(one?.headers["content-type"]).toBe("application/json");
  expect(JSON.parse(one?.body ?? "")).toMatchObject({ type: "test", data: { webhook: id } });
  expect(JSON.stringify(await getOwnWebhook(person, id))).not.toContain(secret.slice(6));
  const row = await db.webhook.findUniqueOrThrow({ where: { id } });
  expect(row.secret).not.toContain(secret.slice(6));
});

it("tries again what was not received, under the same id, and gives up after a day", async () => {
  const { id } = await declare("/fr");
  status = 503;
  const start = Date.now();
  const after = (minutes: number) => () => new Date(start + minutes * 60_000);
  await createEntry("lab", { title: "Lab qui insiste" });
  await passOn(after(0.1));
  expect(received.length).toBe(1);
  await deliverWebhooks(after(0.15), guard);
  expect(received.length).toBe(1);
  await deliverWebhooks(after(1), guard);
  await deliverWebhooks(after(10), guard);
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(received.length).toBe(3);
  status = 204;
  await deliverWebhooks(after(60), guard);
  const webhook = await getOwnWebhook(person, id);
  expect(webhook).toMatchObject({ failures: 0, failingSince: null });
  expect(webhook?.deliveries).toMatchObject([{ state: "delivered", tries: 4, status: 204 }]);

  status = 500;
  await testWebhook(person, id, after(61)());
  await deliverWebhooks(after(62), guard);
  await deliverWebhooks(after(61 + 25 * 60), guard);
  expect((await getOwnWebhook(person, id))?.deliveries[0]).toMatchObject({
    state: "failed",
    tries: 1,
    status: 500,
  });
});

it("stops a webhook that fails for days and tells its person, who starts it again", async () => {
  const { id } = await declare("/fr");
  status = 500;
  const start = Date.now();
  for (let hours = 0; hours <= 96; hours += 8) {
    const now = new Date(start + hours * 3_600_000);
    if ((await db.webhook.findUniqueOrThrow({ where: { id } })).stoppedAt) break;
    await testWebhook(person, id, now);
    await deliverWebhooks(() => now, guard);
  }
  const stopped = await getOwnWebhook(person, id);
  expect(stopped?.stoppedAt?.getTime()).toBe(start + 72 * 3_600_000);
  expect(stopped?.deliveries.every(({ state }) => state === "failed")).toBe(true);
  const [notice, ...others] = await db.notification.findMany({ where: { userId: person.id, webhookId: id } });
  expect(others).toEqual([]);
  await deliverMail(notice?.id ?? "", { kind: "notification" }, mailSettings);
  const mail = await db.keptMail.findFirstOrThrow({ where: { to: person.email } });
  expect(mail.subject).toBe(`Webhook arrêté\u00a0: ${new URL(origin).host}`);
  expect(mail.text).toContain(`${mailSettings.PUBLIC_URL}/fr/compte/webhooks/${id}`);
  await expect(testWebhook(person, id)).rejects.toMatchObject({ key: "webhookStopped" });
  await createEntry("lab", { title: "Lab que personne n’attend" });
  await passOn();
  const before = received.length;
  await startAgain(person, id);
  await deliverWebhooks(() => new Date(), guard);
  expect(received.length).toBe(before);
});

it("stops at once when the server says that it is gone", async () => {
  const { id } = await declare("/fr");
  status = 410;
  await testWebhook(person, id);
  await deliverWebhooks(() => new Date(), guard);
  expect((await getOwnWebhook(person, id))?.stoppedAt).not.toBeNull();
});

it("sends one again when its person asks, under the same id", async () => {
  const { id } = await declare("/fr");
  await testWebhook(person, id);
  await deliverWebhooks(() => new Date(), guard);
  const deliveryId = (await getOwnWebhook(person, id))?.deliveries[0]?.id ?? "";
  await sendAgain(person, { id, deliveryId });
  await expect(sendAgain(person, { id, deliveryId })).rejects.toMatchObject({ key: "alreadySo" });
  await deliverWebhooks(() => new Date(), guard);
  expect(received.map(({ headers }) => headers["webhook-id"])).toEqual([deliveryId, deliveryId]);
});

it("never says what an entry no longer says: what waits is made when it is sent", async () => {
  const { id } = await declare("/fr");
  const canary = "Témoin 7f3a";
  const lab = await createEntry("lab", { title: canary });
  await announce();
  const jobs = await db.$queryRaw<{ data: unknown }[]>`
    DELETE FROM pgboss.job WHERE name = 'publications-webhooks' RETURNING data`;
  await followWebhooks(jobs.flatMap(({ data }) => job.parse(data).decisionIds));
  await remove(lab.moderator, { slug: lab.slug, reasonCode: "rights", reason: "Demandé par son auteur." });
  await passOn();
  expect(said()).toEqual([`entry.archived ${lab.slug}`]);
  expect(told()[0]?.data.entry).toEqual({
    type: "lab",
    slug: lab.slug,
    url: expect.any(String),
    archived: true,
    removed: true,
    mergedInto: null,
  });
  expect(received.map(({ body }) => body).join()).not.toContain(canary);
  const states = (await getOwnWebhook(person, id))?.deliveries.map(({ state }) => state);
  expect(states?.toSorted()).toEqual(["delivered", "overtaken"]);
});

it("says nothing of drafts, of what waits, of what was refused, of notes between moderators, nor any address of a person", async () => {
  const canary = "zibeline";
  await declare("/fr");
  const author = await createUser();
  await propose(author, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", { title: `Brouillon ${canary}` }),
    comment: canary,
    idempotencyKey: uuid(),
  });
  await submitCreation(author, "lab", { title: `En attente ${canary}` });
  const moderator = await createUser("moderator");
  await decide(moderator, {
    ...acceptance(await submitCreation(author, "lab", { title: `Refusée ${canary}` })),
    verdict: "rejected",
    reasonCode: "out-of-scope",
    reason: `Hors du champ, ${canary}.`,
  });
  const lab = await createEntry("lab", { title: "Lab au grand jour" });
  await passOn();
  const edit = await submitEdit(
    author,
    lab,
    { summary: "Ce qu’il fait, en une phrase." },
    `Pourquoi : ${canary}`,
  );
  await comment(moderator, {
    revisionId: edit.id,
    body: `Entre nous, ${canary}`,
    internal: true,
    idempotencyKey: uuid(),
  });
  await decide(moderator, acceptance(edit));
  await passOn();
  expect(said()).toEqual([`entry.published ${lab.slug}`, `entry.changed ${lab.slug}`]);
  const all = received.map(({ headers, body }) => JSON.stringify(headers) + body).join("\n");
  expect(all).not.toContain(canary);
  expect(all).not.toMatch(/@exemple\.fr/);
  for (const { id } of [author, moderator, person]) expect(all).not.toContain(id);
});

it("makes one delivery however often the same decisions come, and none for who is blocked", async () => {
  await declare("/fr");
  const blocked = await createUser();
  await declare("/fr", ["published"], blocked);
  await db.user.update({ where: { id: blocked.id }, data: { blockedAt: new Date() } });
  const lab = await createEntry("lab", { title: "Lab répété" });
  const { id } = await db.decision.findFirstOrThrow({
    where: { entry: { slug: lab.slug } },
    select: { id: true },
  });
  await followWebhooks([id]);
  await followWebhooks([id, id]);
  await deliverWebhooks(() => new Date(), guard);
  expect(said()).toEqual([`entry.published ${lab.slug}`]);
});

it("is declared for an address in https and a search of ours, by a person who has not ten of them", async () => {
  const wrong = (url: string, search: string, events = ["published"]) =>
    declareWebhook(person, { url, search, events }, new Date(), settings).catch((error) =>
      error.issues.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
    );
  for (const url of [
    "http://exemple.fr/",
    "https://a:b@exemple.fr",
    "https://exemple.fr:8443/",
    "https://localhost/",
    "x",
  ])
    expect(await wrong(url, "/fr"), url).toEqual(["url notHttps"]);
  for (const search of [
    "https://ailleurs.fr/fr/labs",
    "/fr/connexion",
    "/fr/labs/tilab",
    "/fr/recherche?year=12",
  ])
    expect(await wrong("https://exemple.fr/", search), search).toEqual(["search notOurSearch"]);
  expect(await wrong("", "", [])).toEqual(["url required", "search required", "events required"]);
  for (let number = 0; number < 10; number++)
    await declareWebhook(person, { url: "https://exemple.fr/", search: "/fr", events: ["published"] });
  await expect(declare("/fr")).rejects.toMatchObject({ key: "tooManyWebhooks" });
});

it("is nobody else's to try, to read or to remove", async () => {
  const { id } = await declare("/fr");
  const neighbour = await createUser();
  expect(await getOwnWebhook(neighbour, id)).toBeNull();
  for (const act of [testWebhook, startAgain, removeWebhook])
    await expect(act(neighbour, id)).rejects.toMatchObject({ code: "not-found" });
  await removeWebhook(person, id);
  expect(await db.webhook.count({ where: { id } })).toBe(0);
});
