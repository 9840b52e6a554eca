/**
 * Three instances on one database, that share a Redis, behind the nginx that we ship: what is accepted on one is seen by
 * the next request on all; Redis away, all are slower and as right.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type RunningNginx, startNginx } from "../lib/testing/nginx";
import { findProgram, type RunningRedis, startRedis } from "../lib/testing/programs";
import { proposeAtLast } from "./faults/acts";
import { readForm } from "./faults/form";
import { type Ground, type Instance, openSite, type Person, SHORT, type Site } from "./faults/ground";
import { Ledger } from "./faults/ledger";
import { chanceOf } from "./faults/random";

test.describe.configure({ mode: "serial" });

const INSTANCES = 3;
const folder = mkdtempSync(join(tmpdir(), "sillage-many-"));
const chance = chanceOf(7);

let redis: RunningRedis;
let nginx: RunningNginx;
let site: Site;
let next = 0;

test.beforeAll("three instances start @build", async () => {
  test.setTimeout(180_000);
  const [store, proxy] = [await startRedis(), await findProgram("nginx")];
  // biome-ignore lint/suspicious/noSkippedTests: of a machine that has neither them nor Debian's packages
  test.skip(!store || !proxy, "Redis and nginx cannot be had");
  if (!store) return;
  redis = store;
  const ground: Ground = { folder, chance, say: () => undefined, ...SHORT };
  site = await openSite(ground, "sillage_many", {
    instances: INSTANCES,
    authors: 12,
    how: (index) => ({
      ...{ REDIS_URL: store.url, JOBS: index === 0 ? "on" : "off", REVIEW_PASSKEYS: "optional" },
    }),
  });
  const ports = site.instances.map(({ url }) => Number(new URL(url).port));
  const started = await startNginx(ports, { port: Number(new URL(site.origin).port) });
  if (!started) throw new Error("nginx was here");
  nginx = started;
});

test.afterAll(async () => {
  await nginx?.stop();
  await site?.close();
  await redis?.stop();
  rmSync(folder, { recursive: true, force: true });
  // It complains of nothing.
  expect(nginx?.words() ?? "").toBe("");
});

test("what is accepted on one instance is seen by the next request on all @build", async () => {
  test.setTimeout(180_000);
  for (let round = 0; round < 6; round++) {
    const { title, accept } = await propose();
    const slug = slugOf(title);
    const pages = [`/fr/labs/${slug}`, `/en/labs/${slug}`, "/fr", `/fr/recherche?q=${slug}`];
    const api = `/api/v1/entries?q=${slug}`;
    for (const instance of site.instances) {
      for (const path of [...pages, ...pages])
        expect(await textOf(instance, path)).not.toContain(`>${title}<`);
      expect(await textOf(instance, api)).not.toContain(title);
    }
    await accept(site.instances[round % INSTANCES]);
    for (const instance of shuffled(site.instances)) {
      for (const path of shuffled(pages)) expect(await textOf(instance, path), path).toContain(title);
      expect(await textOf(instance, api)).toContain(title);
    }
  }
});

test("the same while readers ask for those pages without pause @build", async () => {
  test.setTimeout(180_000);
  let reading = true;
  const readers = site.instances.map(async (instance) => {
    let read = 0;
    while (reading) {
      expect((await ask(instance, "/fr")).status).toBe(200);
      read++;
    }
    return read;
  });
  for (let round = 0; round < 8; round++) {
    const { title, accept } = await propose();
    await accept(site.instances[round % INSTANCES]);
    // Who asks while a page is being made is given that one: the next one is of after.
    await Promise.all(site.instances.map((instance) => ask(instance, "/fr")));
    for (const instance of site.instances)
      expect(await textOf(instance, "/fr"), `round ${round}`).toContain(title);
  }
  reading = false;
  for (const read of await Promise.all(readers)) expect(read).toBeGreaterThan(20);
});

test("a page is made once for all, and instances started later find it @build", async () => {
  const [path = ""] = site.people.entries;
  const [one, other] = site.instances;
  if (!one || !other) throw new Error("there are three");
  await textOf(one, path);
  expect((await ask(other, path)).headers.get("x-nextjs-cache")).toBe("HIT");
  await other.kill();
  await other.start();
  const found = await ask(other, path);
  expect(found.headers.get("x-nextjs-cache")).toBe("HIT");
  expect(found.headers.get("content-security-policy")).toMatch(/script-src 'self' 'sha256-/);
});

test("without Redis all are right; with it again they share anew, of before nothing @build", async () => {
  test.setTimeout(120_000);
  const { title: first, accept: acceptFirst } = await propose();
  for (const instance of site.instances) expect(await textOf(instance, "/fr")).not.toContain(first);
  const lines = site.instances.map(({ words }) => words.length);
  await test.step("Redis goes: nothing kept is given", async () => {
    await redis.stop();
    await acceptFirst(site.instances[0]);
    for (const instance of site.instances) {
      expect(await textOf(instance, "/fr")).toContain(first);
      expect(await textOf(instance, `/fr/labs/${slugOf(first)}`)).toContain(first);
      for (let times = 0; times < 10; times++) expect((await ask(instance, "/fr")).status).toBe(200);
    }
  });
  await test.step("Redis hangs: no more than the first waits", async () => {
    await redis.start();
    await untilShared();
    redis.freeze();
    const start = Date.now();
    for (const instance of site.instances)
      for (let times = 0; times < 5; times++) expect((await ask(instance, "/fr")).status).toBe(200);
    expect(Date.now() - start).toBeLessThan(10_000);
    const { title, accept } = await propose();
    await accept(site.instances[1]);
    for (const instance of site.instances) expect(await textOf(instance, "/fr")).toContain(title);
    redis.thaw();
  });
  await test.step("Redis is back: pages are shared again, and what is accepted is seen", async () => {
    await untilShared();
    const { title, accept } = await propose();
    await accept(site.instances[2]);
    for (const instance of site.instances) expect(await textOf(instance, "/fr")).toContain(title);
  });
  await test.step("a few lines say it", () => {
    for (const [index, { words }] of site.instances.entries()) {
      const said = words.slice(lines[index]).map(({ line }) => line);
      expect(said.length, said.join("\n")).toBeLessThan(12);
    }
  });
});

test("nginx keeps what the public reads for ten seconds, and nothing of who is someone @build", async () => {
  test.setTimeout(60_000);
  const [moderator] = site.people.moderators;
  if (!moderator) throw new Error("there are fifty");
  const cookie = `next-auth.session-token=${moderator.session}; sillage_signed_in=1`;
  const through = (path: string, headers: Record<string, string> = {}) =>
    fetch(nginx.origin + path, { headers: { "accept-encoding": "gzip", ...headers }, redirect: "manual" });
  const cacheOf = async (path: string, headers?: Record<string, string>) => {
    const answer = await through(path, headers);
    await answer.arrayBuffer();
    return answer.headers.get("x-cache");
  };
  const { title, accept } = await propose();
  await test.step("pages, feeds and files are kept; what is private is not", async () => {
    for (const path of ["/fr", site.people.entries[0] ?? "", "/fr/labs/aucun-de-ce-nom"]) {
      await cacheOf(path);
      expect(await cacheOf(path), path).toBe("HIT");
      expect(await cacheOf(path, { cookie }), path).toBe("BYPASS");
      expect(await cacheOf(path, { rsc: "1" }), path).toBe("BYPASS");
    }
    for (const path of ["/fr/recherche?q=lab", "/fr/connexion", "/fr/moderation", "/api/auth/session"]) {
      await cacheOf(path, { cookie });
      expect(await cacheOf(path), path).not.toBe("HIT");
    }
  });
  await test.step("a session is never anyone else's", async () => {
    const own = await (await through("/fr/compte", { cookie })).text();
    expect(own).toContain(moderator.email);
    expect(await (await through("/fr/compte")).text()).not.toContain(moderator.email);
  });
  await test.step("a decision shows within ten seconds, and at once to who is someone", async () => {
    await accept(site.instances[0]);
    expect(await (await through("/fr", { cookie })).text()).toContain(title);
    await expect
      .poll(async () => (await through("/fr")).text(), { timeout: 13_000, intervals: [1000] })
      .toContain(title);
  });
  await test.step("what Sillage tells itself is nobody's to ask", async () => {
    expect((await through("/api/internal/revalidate")).status).toBe(404);
  });
});

/** A new lab that waits, and how a moderator accepts it on an instance. */
async function propose(): Promise<{ title: string; accept: (on: Instance | undefined) => Promise<void> }> {
  const ledger = new Ledger();
  const author = site.people.authors[next++ % site.people.authors.length];
  const moderator = site.people.moderators[next % site.people.moderators.length];
  if (!author || !moderator) throw new Error("there are people");
  const id = await proposeAtLast(site, author, ledger);
  const [title] = ledger.asked;
  if (!id || !title) throw new Error(`no proposal: ${ledger.wrong}`);
  return { title, accept: (on) => acceptOn(on, moderator, id) };
}

async function acceptOn(instance: Instance | undefined, moderator: Person, id: string): Promise<void> {
  if (!instance) throw new Error("there are three");
  const address = `${instance.url}/fr/moderation/${id}`;
  // Forms are believed from the public address alone.
  const headers = { cookie: `next-auth.session-token=${moderator.session}`, origin: site.origin };
  const form = readForm(await (await fetch(address, { headers })).text(), "accept");
  if (!form) throw new Error(`no form at ${address}`);
  const answer = await fetch(address, { method: "POST", headers, body: form, redirect: "manual" });
  expect(answer.status).toBe(303);
}

const slugOf = (title: string) => title.toLowerCase().replaceAll(" ", "-");

const ask = (instance: Instance, path: string) => fetch(instance.url + path, { redirect: "manual" });
const textOf = async (instance: Instance, path: string) => (await ask(instance, path)).text();

/** Once each instance finds what another has made. */
async function untilShared(): Promise<void> {
  for (const instance of site.instances)
    await expect
      .poll(
        async () => {
          await textOf(instance, "/fr/a-propos");
          return (await ask(instance, "/fr")).headers.get("x-nextjs-cache");
        },
        { timeout: 10_000 },
      )
      .toBe("HIT");
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((each) => ({ each, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
