/** The hub is told of the feeds that a decision changed, as it takes it, and again until it has. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "#lib/db";
import type { Guard } from "#lib/outbound";
import { archive } from "#lib/revisions/archive";
import { createEntry, createTheme } from "#lib/testing/factories";
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
