/** A program proposes with a token: as its person on the site, once a key, and reads nothing of anyone else. */
import "#lib/testing/database";
import "#lib/testing/settings";
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { endOtherSessions } from "#lib/accounts/own-sessions";
import { block } from "#lib/administration/block";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { acceptance, contentFor, createEntry, createUser, submitCreation } from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import { makeToken } from "#lib/tokens/make";
import { listOwnTokens } from "#lib/tokens/queries";
import { revokeToken } from "#lib/tokens/revoke";
import { acting, answeringOwn } from "./act";
import { openApiDocument } from "./openapi";
import { proposalBody, rewritingBody, withdrawalBody } from "./proposal-body";
import { listProposals, makeProposal, readProposal, rewriteProposal, withdrawProposal } from "./proposals";
import type { ApiRoute } from "./route";
import { routes } from "./routes";

const document = openApiDocument("en", "http://localhost:3000");
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: "api", components: document.components });

const changed: string[] = [];
const list = answeringOwn(routes.proposals, listProposals);
const read = answeringOwn(routes.proposal, readProposal);
const make = acting(routes.makeProposal, proposalBody, makeProposal, (tags) => changed.push(...tags));
const rewrite = acting(routes.rewriteProposal, rewritingBody, rewriteProposal, (tags) =>
  changed.push(...tags),
);
const withdraw = acting(routes.withdrawProposal, withdrawalBody, withdrawProposal, () => undefined);

let person: Actor & { email: string };
let token: string;
let number = 0;

interface Sent {
  token?: string | null;
  key?: string | null;
  body?: unknown;
  /** Instead of the JSON of `body`. */
  text?: string;
  type?: string;
  headers?: Record<string, string>;
}

const scopesOf = (...scopes: string[]) => ({ name: `Programme ${number++}`, scopes, days: "30" });

beforeEach(async () => {
  person = await createUser();
  ({ token } = await makeToken(person, scopesOf("read:own", "propose")));
});

/** A request as a program sends it, answered as the description says. */
async function ask(route: ApiRoute, handler: typeof make, path: Record<string, string>, sent: Sent = {}) {
  const address = Object.entries(path).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    route.address,
  );
  const { key = `key-${number++}`, type = "application/json", text, body } = sent;
  const shown = sent.token === undefined ? token : sent.token;
  const request = new Request(`http://localhost:3000${address}`, {
    method: route.method.toUpperCase(),
    headers: {
      ...(shown !== null && { authorization: `Bearer ${shown}` }),
      ...(route.method !== "get" && key !== null && { "idempotency-key": key }),
      ...(route.method !== "get" && { "content-type": type }),
      ...sent.headers,
    },
    ...(route.method !== "get" && { body: text ?? JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(path) });
  const answer: unknown = await response.json();
  const described = document.paths[route.address]?.[route.method]?.responses[response.status];
  const [content] = Object.values(described?.content ?? {});
  expect(content, `${route.id}: ${response.status} is not described`).toBeDefined();
  const check = ajv.compile({ $ref: `api${z.object({ $ref: z.string() }).parse(content?.schema).$ref}` });
  expect(check(answer) ? null : check.errors, route.id).toBeNull();
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
  expect(response.headers.get("cache-control")).toMatch(/no-store/);
  return { status: response.status, answer, headers: response.headers };
}

const propose = (body: unknown, sent: Sent = {}) => ask(routes.makeProposal, make, {}, { body, ...sent });
const readOne = (id: string, sent: Sent = {}) => ask(routes.proposal, read, { id }, sent);
const receipt = z.object({ id: z.uuid(), version: z.number(), state: z.string() });
const problem = z.object({
  status: z.number(),
  detail: z.string(),
  errors: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
});

/** A whole lab without the fields that no form has. */
function lab(changes: Record<string, unknown> = {}) {
  const { archived: _, removed: __, mergedInto: ___, highlightedUntil: ____, ...content } = contentFor("lab");
  const title = `Lab ${number++} ${Math.random().toString(36).slice(2)}`;
  return {
    type: "lab",
    content: {
      ...content,
      title,
      aliases: [],
      url: `https://exemple.fr/${title.replaceAll(" ", "-")}`,
      ...changes,
    },
  };
}

describe("a proposal", () => {
  it("is made, waits in the queue like any other, and is read back with what becomes of it", async () => {
    const body = lab({ title: "Le laboratoire d’ailleurs" });
    const { status, answer } = await propose(body);
    expect(status).toBe(201);
    const { id, state, version } = receipt.parse(answer);
    expect(state).toBe("submitted");
    expect(await db.revision.findUniqueOrThrow({ where: { id } })).toMatchObject({
      authorId: person.id,
      state: "submitted",
      title: "Le laboratoire d’ailleurs",
    });
    expect(await db.notification.count({ where: { userId: person.id, kind: "received" } })).toBe(1);
    const { entry } = await decide(await createUser("moderator"), acceptance({ id, version }));
    const seen = await readOne(id);
    expect(seen.answer).toMatchObject({
      state: "accepted",
      entry: { slug: entry?.slug },
      decisions: [{ verdict: "accepted", entryVersion: 1 }],
    });
    expect((await ask(routes.proposals, list, {})).answer).toMatchObject({
      items: [{ id, state: "accepted" }],
    });
  });

  it("costs 15 statements: each waits for its turn in a process that answers others meanwhile", async () => {
    await propose(lab()); // also the first mail, which gets to know the queue
    const { statements, result } = await statementsOf(() => propose(lab()));
    expect(result.status).toBe(201);
    expect(statements).toHaveLength(15);
  });

  it("changes an entry from the version that was read, with the reason that the form asks for", async () => {
    const entry = await createEntry("lab", { title: "Lab à changer" });
    const change = { type: "lab", entry: entry.slug, baseVersion: 1, content: { address: "Lyon" } };
    const silent = await propose(change);
    expect(silent.status).toBe(422);
    expect(problem.parse(silent.answer).errors).toEqual([
      { name: "comment", reason: expect.stringMatching(/\w/) },
    ]);
    const made = await propose({ ...change, comment: "Il a déménagé." });
    expect(made.status).toBe(201);
    const { id } = receipt.parse(made.answer);
    expect((await readOne(id)).answer).toMatchObject({
      changes: { address: { from: "2 rue des Essais, Rennes", to: "Lyon" } },
      comment: "Il a déménagé.",
      entry: { slug: entry.slug },
    });
    expect((await propose({ ...change, entry: "inconnu", comment: "Oui." })).status).toBe(404);
    expect((await propose({ ...change, baseVersion: 9, comment: "Oui." })).status).toBe(404);
  });

  it("stays a draft when that is asked, valid or not; sent, it is refused field by field and leaves nothing", async () => {
    const body = { type: "lab", content: { title: "À finir", url: "pas une adresse" } };
    const draft = await propose({ ...body, draft: true });
    expect(receipt.parse(draft.answer).state).toBe("draft");
    const before = await db.revision.count();
    const sent = await propose(body, { headers: { "accept-language": "fr" } });
    expect(sent.status).toBe(422);
    const { detail, errors = [] } = problem.parse(sent.answer);
    expect(detail).toMatch(/[éà]/);
    expect(errors.map(({ name }) => name)).toEqual(expect.arrayContaining(["kind", "summary", "url"]));
    expect(errors.find(({ name }) => name === "url")?.reason).toMatch(/https?:/);
    expect(await db.revision.count()).toBe(before);
  });

  it("that looks like an entry is refused until it says why it is another", async () => {
    const entry = await createEntry("lab", { title: "La fabrique des possibles" });
    const body = lab({ title: "La fabrique des possibles" });
    const refused = await propose(body);
    expect(refused.status).toBe(422);
    expect(problem.parse(refused.answer).errors?.[0]).toMatchObject({
      name: "duplicateNote",
      reason: expect.stringContaining(entry.slug),
    });
    expect((await propose({ ...body, duplicateNote: "Celle de Brest." })).status).toBe(201);
  });

  it("that is a draft is written again whole, then sent, at the version that was read", async () => {
    const { type, content } = lab({ title: "Le premier jet" });
    const draft = receipt.parse((await propose({ type, content, draft: true })).answer);
    const again = (body: object, key?: string) =>
      ask(routes.rewriteProposal, rewrite, { id: draft.id }, { body: { type, ...body }, key });
    const kept = await again({
      content: { ...content, title: "Le second jet" },
      version: draft.version,
      draft: true,
    });
    expect(kept.answer).toMatchObject({ id: draft.id, version: draft.version + 1, state: "draft" });
    expect((await again({ content, version: draft.version })).status).toBe(409);
    expect((await again({ content: { title: "Seul" }, version: draft.version + 1 })).status).toBe(422);
    expect((await readOne(draft.id)).answer).toMatchObject({ title: "Le second jet", state: "draft" });
    const sent = { content: { ...content, title: "Le bon" }, version: draft.version + 1 };
    const [one, other] = await Promise.all([again(sent, "envoi"), again(sent, "envoi")]);
    expect(one.status).toBe(200);
    expect(one.answer).toMatchObject({ state: "submitted" });
    expect(other.answer).toEqual(one.answer);
    expect((await readOne(draft.id)).answer).toMatchObject({ title: "Le bon", state: "submitted" });
    // What waits for someone to read it is no longer one's to rewrite.
    expect((await again({ content, version: receipt.parse(one.answer).version })).status).toBe(409);
  });

  it("to which changes were asked is completed and sent again, and is nobody else’s to rewrite", async () => {
    const entry = await createEntry("lab", { title: "Lab à compléter" });
    const change = { type: "lab", content: { address: "Lyon" }, comment: "Il a déménagé." };
    const { id, version } = receipt.parse(
      (await propose({ ...change, entry: entry.slug, baseVersion: 1 })).answer,
    );
    await decide(entry.moderator, {
      id,
      seenVersion: version,
      verdict: "changes_requested",
      reasonCode: "incomplete",
      reason: "Quelle rue ?",
    });
    const seen = z.object({ version: z.number(), state: z.string() }).parse((await readOne(id)).answer);
    expect(seen.state).toBe("changes_requested");
    const body = { ...change, version: seen.version, content: { address: "3 rue des Essais, Lyon" } };
    const at = (sent: Sent) => ask(routes.rewriteProposal, rewrite, { id }, { body, ...sent });
    const neighbour = await createUser();
    const { token: theirs } = await makeToken(neighbour, scopesOf("propose"));
    expect((await at({ token: theirs })).status).toBe(404);
    expect((await at({ body: { ...body, comment: null } })).status).toBe(422);
    expect((await at({ body: { ...lab(), version: seen.version, type: "event", content: {} } })).status).toBe(
      422,
    );
    expect((await at({})).answer).toMatchObject({ id, state: "submitted" });
    expect((await readOne(id)).answer).toMatchObject({
      baseVersion: 1,
      changes: { address: { from: "2 rue des Essais, Rennes", to: "3 rue des Essais, Lyon" } },
    });
  });

  it("is withdrawn while nobody has decided, at the version that was read", async () => {
    const { id, version } = receipt.parse((await propose(lab())).answer);
    const at = (body: unknown, key?: string) => ask(routes.withdrawProposal, withdraw, { id }, { body, key });
    expect((await at({ version: version + 1 })).status).toBe(409);
    const done = await at({ version }, "retrait");
    expect(done.answer).toMatchObject({ id, state: "withdrawn" });
    expect((await at({ version }, "retrait")).answer).toEqual(done.answer);
    expect((await at({ version })).status).toBe(409);
  });
});

describe("an idempotency key", () => {
  it("has the same request answered the same, and makes one proposal, also of two at once", async () => {
    const body = lab();
    const [one, other] = await Promise.all([propose(body, { key: "k" }), propose(body, { key: "k" })]);
    const again = await propose(body, { key: "k" });
    expect([one.status, other.status, again.status]).toEqual([201, 201, 201]);
    expect(other.answer).toEqual(one.answer);
    expect(again.answer).toEqual(one.answer);
    expect(await db.revision.count({ where: { authorId: person.id } })).toBe(1);
  });

  it("is refused for another request, and free again when the request failed", async () => {
    await propose(lab(), { key: "k" });
    const other = await propose(lab(), { key: "k" });
    expect(other.status).toBe(422);
    expect(await db.revision.count({ where: { authorId: person.id } })).toBe(1);
    expect((await propose({ type: "lab", content: {} }, { key: "f" })).status).toBe(422);
    expect((await propose(lab(), { key: "f" })).status).toBe(201);
  });

  it("is one’s own: someone else’s is another", async () => {
    const body = lab();
    await propose(body, { key: "k" });
    const neighbour = await createUser();
    const { token: theirs } = await makeToken(neighbour, scopesOf("propose"));
    expect((await propose({ ...body, duplicateNote: "Autre." }, { key: "k", token: theirs })).status).toBe(
      201,
    );
  });

  it("is needed", async () => {
    for (const key of [null, "", "k".repeat(201)]) expect((await propose(lab(), { key })).status).toBe(400);
  });
});

describe("what is sent", () => {
  it("is refused unless it is JSON of the shape described", async () => {
    expect((await propose(lab(), { type: "text/plain" })).status).toBe(415);
    expect((await propose(null, { text: "{" })).status).toBe(400);
    expect((await propose(null, { text: "[".repeat(100) + "]".repeat(100) })).status).toBe(400);
    expect((await propose(null, { text: `"${"x".repeat(1_000_001)}"` })).status).toBe(413);
    for (const wrong of [
      {},
      { ...lab(), type: "zut" },
      { ...lab(), author: "moi" },
      lab({ archived: true }),
      lab({ mergedInto: "tilab" }),
      lab({ title: 3 }),
      lab({ credits: [{ role: "parent", name: "A", secret: true }] }),
      { ...lab(), baseVersion: 2 },
      { ...lab(), entry: "tilab" },
    ]) {
      const { status, answer } = await propose(wrong);
      expect(status, JSON.stringify(wrong).slice(0, 200)).toBe(400);
      expect(problem.parse(answer).errors?.length).toBeGreaterThan(0);
    }
  });

  it("may hold any text: what cannot be stored is refused when it is sent, and never breaks anything", async () => {
    const draft = await propose({ ...lab({ title: "a\u0000b\ud800c" }), comment: "\u0000", draft: true });
    expect(draft.status).toBe(201);
    expect((await propose(lab({ title: "a\u0000b" }))).status).toBe(422);
  });
});

describe("a token", () => {
  it("is needed, whole and for what it allows", async () => {
    const { token: reader } = await makeToken(person, scopesOf("read:own"));
    const { token: writer } = await makeToken(person, scopesOf("propose"));
    for (const wrong of [null, "", "sillage_0", token.slice(0, -1), token.toUpperCase(), `${token}0`]) {
      const { status, headers } = await propose(lab(), { token: wrong });
      expect(status).toBe(401);
      expect(headers.get("www-authenticate")).toMatch(/^Bearer/);
    }
    expect((await propose(lab(), { token: reader })).status).toBe(403);
    expect((await ask(routes.proposals, list, {}, { token: writer })).status).toBe(403);
    const cookie = { cookie: "next-auth.session-token=x" };
    expect((await ask(routes.proposals, list, {}, { token: null, headers: cookie })).status).toBe(401);
  });

  it("reads nothing of anyone else", async () => {
    const neighbour = await createUser();
    const { id, version } = await submitCreation(neighbour, "lab", { title: "Témoin 4c1e" });
    expect((await readOne(id)).status).toBe(404);
    const listed = await ask(routes.proposals, list, {});
    expect(JSON.stringify(listed.answer)).not.toContain("4c1e");
    expect((await ask(routes.withdrawProposal, withdraw, { id }, { body: { version } })).status).toBe(404);
  });

  it("is kept as a hash, with the day of its last use, and exported without it", async () => {
    await ask(routes.proposals, list, {});
    const [row] = await db.apiToken.findMany({ where: { userId: person.id } });
    expect(JSON.stringify(row)).not.toContain(token.slice(8));
    expect(row?.lastUsedOn?.toISOString()).toMatch(/T00:00:00/);
    const data = JSON.stringify(await exportOwnData(person));
    expect(data).toContain(row?.name);
    expect(data).not.toContain(row?.hash ?? "");
    expect((await listOwnTokens(person))[0]).not.toHaveProperty("hash");
  });

  it.each([
    ["is revoked", async () => revokeToken(person, (await listOwnTokens(person))[0]?.id ?? "")],
    ["ends with all other sessions", () => endOtherSessions(person, null)],
    ["ends with its person’s block", async () => block(await createUser("admin"), person.id)],
    ["ends with its person’s account", () => eraseAccount(person, { typed: "effacer" })],
    [
      "ends when its time has come",
      () => db.apiToken.updateMany({ data: { createdAt: new Date(0), expires: new Date(1) } }),
    ],
  ])("%s", async (_, end) => {
    expect((await ask(routes.proposals, list, {})).status).toBe(200);
    await end();
    expect((await ask(routes.proposals, list, {})).status).toBe(401);
  });

  it("is nobody else’s to revoke, and one has ten at most", async () => {
    const [own] = await listOwnTokens(person);
    await revokeToken(await createUser(), own?.id ?? "");
    expect(await db.apiToken.count({ where: { userId: person.id } })).toBe(1);
    for (let count = 1; count < 10; count++) await makeToken(person, scopesOf("propose"));
    await expect(makeToken(person, scopesOf("propose"))).rejects.toMatchObject({ key: "tooManyTokens" });
    await expect(makeToken(person, { name: "", scopes: ["zut"], days: "4" })).rejects.toMatchObject({
      issues: [{ path: "name" }, { path: "scopes" }, { path: "days" }],
    });
  });
});

it("who sends much is told when to come back", async () => {
  let last = await propose({ type: "lab", content: {}, draft: true });
  for (let count = 0; count < 110 && last.status === 201; count++)
    last = await propose({ type: "lab", content: {}, draft: true });
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
});

beforeAll(async () => {
  await db.territory.createMany({
    data: [{ code: "region-53", level: "region", name: "Bretagne", searchName: "bretagne", ancestors: [] }],
  });
});
