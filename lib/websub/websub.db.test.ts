/** The hub is told of the feeds that a decision changed, as it takes it, and again until it has. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "#lib/db";
import { answerFeed } from "#lib/feeds/answer-feed";
import type { Guard } from "#lib/outbound";
import { archive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { acceptance, createEntry, createTheme, submitEdit } from "#lib/testing/factories";
import { forgetTopics } from "./hub-topics";
import { tellHub } from "./tell-hub";
import { topicsOf } from "./topics";

const PUBLIC_URL = "https://sillage.example";
let server: Server;
let status = 204;
let bodies: URLSearchParams[] = [];
let guard: Guard;
let settings: { WEBSUB_HUB?: string; PUBLIC_URL: string };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(new URLSearchParams(body));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  guard = {
    ports: new Set(["80", "443"]),
    testServers: new Set([`127.0.0.1:${port}`]),
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    sender: "Sillage",
  };
  settings = { WEBSUB_HUB: `http://127.0.0.1:${port}/hub?canal=1`, PUBLIC_URL };
  await createTheme("design");
});
afterAll(() => server.close());
beforeEach(() => {
  bodies = [];
  status = 204;
});

const told = () => bodies.flatMap((body) => body.getAll("hub.url"));

it("tells it of the feeds of all, of the type and of what the entry is found by, in each format and language", async () => {
  const lab = await createEntry("lab", { title: "Lab", themes: ["design"] });
  const { decisionId } = await archive(lab.moderator, { slug: lab.slug, reason: "Pour l’essai." });
  const [first] = await db.decision.findMany({ where: { entryVersion: 1 }, select: { id: true } });
  await tellHub([first?.id ?? "", decisionId], settings, guard);
  expect(bodies.every((body) => body.get("hub.mode") === "publish")).toBe(true);
  expect(told()).toEqual(
    expect.arrayContaining([
      `${PUBLIC_URL}/fr/flux/atom.xml`,
      `${PUBLIC_URL}/en/flux/rss.xml`,
      `${PUBLIC_URL}/fr/flux/feed.json?type=lab`,
      `${PUBLIC_URL}/fr/flux/atom.xml?theme=design`,
    ]),
  );
  expect(new Set(told()).size).toBe(told().length);
});

it("is told of a feed of several filters that it has asked for, until nobody asks for it", async () => {
  const hub = `${PUBLIC_URL}/hub`;
  /** The address that the feed gives itself, which is that of the topic. */
  const ask = async (query: string): Promise<string> => {
    const params = new URLSearchParams(query);
    const asked = { lang: "fr", format: "atom", origin: PUBLIC_URL, hub, now: new Date() } as const;
    const { headers } = await answerFeed({ ...asked, params, headers: new Headers() });
    return /<([^>]+)>; rel="self"/.exec(headers.get("link") ?? "")?.[1] ?? "";
  };
  const themed = await ask("type=lab&theme=design");
  const worded = await ask("q=phare&type=lab");
  const others = await ask("type=event&theme=design");
  const simple = await ask("theme=design");
  const lab = await createEntry("lab", { title: "Lab du phare", themes: ["design"] });
  const decisions = () => db.decision.findMany({ where: { entryId: lab.id }, select: { id: true } });
  await tellHub(
    (await decisions()).map(({ id }) => id),
    settings,
    guard,
  );
  expect(told()).toEqual(expect.arrayContaining([themed, worded, simple]));
  expect(told()).not.toContain(others);
  // What leaves the feed changes it as well.
  bodies = [];
  await createTheme("ailleurs");
  await decide(lab.moderator, acceptance(await submitEdit(lab.author, lab, { themes: ["ailleurs"] })));
  const last = await db.decision.findFirstOrThrow({
    where: { entryId: lab.id },
    orderBy: { entryVersion: "desc" },
  });
  await tellHub([last.id], settings, guard);
  expect(told()).toEqual(expect.arrayContaining([themed, simple]));
  await forgetTopics(new Date(Date.now() + 31 * 86_400_000));
  expect(await db.hubTopic.count()).toBe(0);
});

it("asks again when the hub does not take it, and asks nothing without one", async () => {
  const { id } = await db.decision.findFirstOrThrow({ where: { entryVersion: 1 }, select: { id: true } });
  status = 500;
  await expect(tellHub([id], settings, guard)).rejects.toThrow("500");
  bodies = [];
  await tellHub([id], { PUBLIC_URL }, guard);
  expect(bodies).toEqual([]);
});

it("begins with the feeds that most people follow", () => {
  const topics = topicsOf(
    [{ type: "lab", tags: ["theme:design", "month:2026-11", "year:2018"] }],
    PUBLIC_URL,
  );
  expect(topics[0]).toBe(`${PUBLIC_URL}/fr/flux/atom.xml`);
  expect(topics).toHaveLength(3 * 6);
  expect(topicsOf([], PUBLIC_URL)).toEqual([]);
});
