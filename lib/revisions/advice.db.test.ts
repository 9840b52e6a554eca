import "#lib/testing/database";
import "#lib/testing/settings";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { type Guard, publicInternet } from "#lib/outbound";
import {
  contentFor,
  createEntry,
  createOrganisation,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { visit, visitAddresses } from "./address-visits";
import { adviseAuthor } from "./advice";
import { getReviewItem } from "./review-item";

/** A server of this machine in the place of the sites that proposals name: /dead answers 404, /shut 403. */
let visited: string[] = [];
const site = createServer((request, response) => {
  visited.push(request.url ?? "");
  response.statusCode = { "/dead": 404, "/gone": 410, "/shut": 403, "/ill": 503 }[request.url ?? ""] ?? 200;
  response.end("hello");
});
let origin = "";
let guard: Guard;
beforeAll(async () => {
  await new Promise<void>((done) => site.listen(0, "127.0.0.1", done));
  const { port } = site.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  guard = {
    ports: publicInternet.ports,
    testServers: new Set([`127.0.0.1:${port}`]),
    resolve: async () => [],
    sender: "Sillage (tests)",
  };
});
afterAll(() => new Promise((done) => site.close(done)));

const linksTo = (...paths: string[]) =>
  paths.map((path) => ({ url: `${origin}${path}`, label: path, kind: "website", language: null }));

test("an address is gone when its server says so; one that keeps machines out tells nothing", async () => {
  expect(await visit(`${origin}/here`, guard)).toEqual({ outcome: "found", status: 200 });
  expect(await visit(`${origin}/dead`, guard)).toEqual({ outcome: "gone", status: 404 });
  expect(await visit(`${origin}/gone`, guard)).toEqual({ outcome: "gone", status: 410 });
  expect(await visit(`${origin}/shut`, guard)).toEqual({ outcome: "unsure", status: 403 });
  expect(await visit(`${origin}/ill`, guard)).toEqual({ outcome: "unsure", status: 503 });
  expect(await visit("http://10.0.0.1/", guard)).toEqual({ outcome: "unsure", status: null });
});

test("sending leaves the visit of its addresses to a job; then what is dead is remarked beside the decision", async () => {
  const [author, moderator] = [await createUser(), await createUser("moderator")];
  const { id } = await submitCreation(author, "lab", {
    url: `${origin}/here`,
    links: linksTo("/dead", "/shut"),
  });
  const [job] = await db.$queryRaw<{ data: unknown }[]>`
    SELECT data FROM pgboss.job WHERE name = 'visit-addresses' AND data->>'revisionId' = ${id}`;
  expect(job?.data).toEqual({ revisionId: id });
  const before = await getReviewItem(moderator, id);
  expect(before?.advice.map(({ code }) => code)).not.toContain("deadLink");

  visited = [];
  await visitAddresses(id, guard);
  expect(visited.sort()).toEqual(["/dead", "/here", "/shut"]);
  const after = await getReviewItem(moderator, id);
  expect(after?.advice.filter(({ code }) => code === "deadLink")).toMatchObject([
    { path: "links.0.url", params: { url: `${origin}/dead` } },
  ]);

  // Not again within the day, whoever names it.
  visited = [];
  await visitAddresses(id, guard);
  expect(visited).toEqual([]);
});

test("where no server ever answers, nothing is said to be dead: the network is what is missing", async () => {
  await db.addressVisit.deleteMany();
  const away = {
    ...guard,
    resolve: () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" })),
  };
  const { id } = await submitCreation(await createUser(), "lab", {
    url: "https://ailleurs.exemple.fr/",
    links: [],
  });
  await visitAddresses(id, away);
  const outcomes = async () =>
    (await db.addressVisit.findMany({ where: { url: { contains: "ailleurs" } } })).map(
      ({ outcome }) => outcome,
    );
  expect(await outcomes()).toEqual(["unsure"]);

  await db.addressVisit.deleteMany();
  const other = await submitCreation(await createUser(), "lab", {
    url: "https://ailleurs.exemple.fr/",
    links: linksTo("/here"),
  });
  await visitAddresses(other.id, away);
  expect(await outcomes()).toEqual(["gone"]);
});

test("a proposal without an address leaves no job, and one that is gone is no error", async () => {
  const { id } = await submitCreation(await createUser(), "lab", { url: null, links: [] });
  const jobs = await db.$queryRaw`
    SELECT id FROM pgboss.job WHERE name = 'visit-addresses' AND data->>'revisionId' = ${id}`;
  expect(jobs).toEqual([]);
  await visitAddresses(uuid(), guard);
});

test("an author is told of the entries that a new one looks like, with the score; an edit looks like its own", async () => {
  const entry = await createEntry("lab", { title: "Le laboratoire des usages numériques" });
  const content = contentFor("lab", { title: "Laboratoire des usages numériques" });
  const said = await adviseAuthor({ type: "lab", content, changes: {}, isNew: true });
  expect(said[0]).toMatchObject({ code: "lookalike", params: { title: entry.content.title } });
  expect(await adviseAuthor({ type: "lab", content, changes: {}, isNew: false })).toEqual([]);
});

test("of an edit, only the fields that it changes are remarked to who reviews it", async () => {
  const entry = await createEntry("lab", { title: "UN LABORATOIRE EN CAPITALES" });
  const { id } = await submitEdit(await createUser(), entry, { summary: "Trop court." });
  const item = await getReviewItem(await createUser("moderator"), id);
  expect(item?.advice).toMatchObject([{ path: "summary", code: "thinSummary" }]);
});

test("a name that an organisation goes by is said, until it is tied", async () => {
  const { slug } = await createOrganisation("agence-des-essais", "Agence des essais");
  const credit = (organisation: string | null) => [
    { role: "operator", name: "agence des ESSAIS", note: null, organisation, entry: null },
  ];
  const codes = async (organisation: string | null) => {
    const content = contentFor("lab", { credits: credit(organisation) });
    return (await adviseAuthor({ type: "lab", content, changes: {}, isNew: true })).map(({ code }) => code);
  };
  expect(await codes(null)).toContain("organisationKnown");
  expect(await codes(slug)).not.toContain("organisationKnown");
});

test("remarks decide nothing: a proposal full of them is sent", async () => {
  const { id } = await submitCreation(await createUser(), "lab", {
    title: "UN AUTRE LABORATOIRE EN CAPITALES.",
    summary: "Appelez le 01 23 45 67 89 !!!",
  });
  const revision = await db.revision.findUniqueOrThrow({ where: { id }, select: { state: true } });
  expect(revision.state).toBe("submitted");
});
