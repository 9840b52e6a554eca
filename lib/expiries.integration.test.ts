import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "redis";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { memory } from "./answers";
import { type Expiries, openExpiries } from "./expiries";
import { keepPage, readPage } from "./shared-pages";
import { type RunningRedis, startRedis } from "./testing/programs";

const redis = await startRedis();
const opened: Expiries[] = [];

/** What an instance has of it. */
async function instance(url = redisUrl()): Promise<Expiries> {
  const expiries = openExpiries(url);
  opened.push(expiries);
  expect(await expiries.redis.here(5_000)).toBe(true);
  return expiries;
}

const redisUrl = () => running().url;
function running(): RunningRedis {
  if (!redis) throw new Error("Redis is needed");
  return redis;
}

async function momentOf(expiries: Expiries) {
  const moment = await expiries.now();
  if (!moment) throw new Error("Redis is away");
  return moment;
}

async function untilBack(expiries: Expiries) {
  await expect.poll(() => expiries.now(), { timeout: 5_000 }).not.toBeNull();
}

const page = (html: string) => ({ kind: "APP_PAGE" as const, html });

afterEach(() => {
  for (const { redis } of opened.splice(0)) redis.close();
});
afterAll(() => redis?.stop());

describe.skipIf(!redis)("what instances tell one another", () => {
  beforeEach(async () => {
    const client = createClient({ url: redisUrl() });
    await client.connect();
    await client.flushAll();
    client.destroy();
  });

  it("is heard by a process that was too busy to listen", async () => {
    const one = await instance();
    const moment = one.now();
    await new Promise((resolve) => setImmediate(resolve));
    // Longer than an answer is waited for: it has come, and nothing here could read it.
    for (const end = performance.now() + 800; performance.now() < end; );
    expect(await moment).not.toBeNull();
  });

  it("is known by all at their next question, and by those that start afterwards", async () => {
    const [one, other] = [await instance(), await instance()];
    const before = await momentOf(other);
    expect(other.isExpired(["entry:tilab"], before)).toBe(false);
    await one.tell(["entry:tilab", "home"]);
    const after = await momentOf(other);
    expect(other.isExpired(["entry:tilab"], before)).toBe(true);
    expect(other.isExpired(["entry:la-27e-region"], before)).toBe(false);
    expect(other.isExpired(["entry:tilab"], after)).toBe(false);
    const third = await instance();
    expect(await momentOf(third)).toEqual(after);
    expect(third.isExpired(["home"], before)).toBe(true);
  });

  it("makes what was begun before it wrong, however late it is kept", async () => {
    const [one, other] = [await instance(), await instance()];
    const began = await momentOf(other);
    await one.tell(["entry:tilab"]);
    keepPage(other, "build", "/tilab", { moment: began, lastModified: 0, value: page("before") });
    await expect.poll(async () => readPage(one, "build", "/tilab", await momentOf(one))).not.toBeNull();
    const found = await readPage(one, "build", "/tilab", await momentOf(one));
    expect(found && one.isExpired(["entry:tilab"], found.moment)).toBe(true);
  });

  it("is read in one question by all who ask at once, each asked for after them", async () => {
    const [one, other] = [await instance(), await instance()];
    for (let index = 0; index < 200; index++) {
      const before = await momentOf(other);
      // Asked for before what is told, and not to be taken for the answer to what is asked after.
      const early = other.now();
      await one.tell([`entry:${index}`]);
      const late = await Promise.all(Array.from({ length: 16 }, () => other.now()));
      await early;
      expect(new Set(late).size).toBe(1);
      expect(other.isExpired([`entry:${index}`], before)).toBe(true);
    }
  });

  it("forgets the oldest expiries, with all that is as old", async () => {
    const [one, other] = [await instance(), await instance()];
    const before = await momentOf(other);
    for (let batch = 0; batch < 11; batch++)
      await one.tell(Array.from({ length: 5_000 }, (_, index) => `entry:${batch}-${index}`));
    await other.now();
    expect(other.isExpired(["entry:never-told"], before)).toBe(true);
    const now = await momentOf(other);
    expect(other.isExpired(["entry:10-1"], now)).toBe(false);
    await one.tell(["entry:10-1"]);
    await other.now();
    expect(other.isExpired(["entry:10-1"], now)).toBe(true);
    expect(other.isExpired(["entry:never-told"], now)).toBe(false);
  });
});

describe.skipIf(!redis)("a page that instances share", () => {
  it("comes back as it was, to instances of the same build alone", async () => {
    const [one, other] = [await instance(), await instance()];
    const moment = await momentOf(one);
    const value = {
      ...page("<p>« à lire »</p>"),
      rscData: Buffer.from([0, 255, 10]),
      segmentData: new Map([["/_tree", Buffer.from("é")]]),
      headers: { "x-next-cache-tags": "home" },
      status: 404,
    };
    keepPage(one, "build", "/fr", { moment, lastModified: 12, cacheControl: { revalidate: 3600 }, value });
    await expect.poll(() => readPage(other, "build", "/fr", moment)).not.toBeNull();
    expect(await readPage(other, "build", "/fr", moment)).toEqual({
      moment,
      lastModified: 12,
      cacheControl: { revalidate: 3600 },
      value,
    });
    expect(await readPage(other, "newer", "/fr", moment)).toBeNull();
    expect(await readPage(other, "build", "/fr", { ...moment, epoch: "another" })).toBeNull();
  });
});

describe.skipIf(!redis)("an answer that is remembered", () => {
  it("is asked anew once another instance has told of anything, and each time while Redis is away", async () => {
    const [one, other] = [await instance(), await instance()];
    const remember = memory<number>(other);
    let asked = 0;
    const ask = () => remember("labs", async () => ++asked);
    expect([await ask(), await ask()]).toEqual([1, 1]);
    await one.tell(["lists"]);
    expect([await ask(), await ask()]).toEqual([2, 2]);
    await running().stop();
    await expect.poll(() => other.now()).toBeNull();
    expect([await ask(), await ask()]).toEqual([3, 4]);
    await running().start();
    await untilBack(other);
    expect([await ask(), await ask()]).toEqual([5, 5]);
  });
});

describe.skipIf(!redis)("when Redis goes", () => {
  it("nothing kept is trusted, and nothing of before is when it is back, even if it has lost nothing", async () => {
    const [one, other] = [await instance(), await instance()];
    const before = await momentOf(other);
    running().freeze();
    expect(await other.now()).toBeNull();
    await one.tell(["entry:tilab"]);
    running().thaw();
    await untilBack(one);
    await untilBack(other);
    expect(other.isExpired([], before)).toBe(true);
    const after = await momentOf(other);
    await one.tell(["entry:tilab"]);
    await other.now();
    expect(other.isExpired(["entry:tilab"], after)).toBe(true);
  });

  it("who is told so is told at once, but for the first", async () => {
    const one = await instance();
    running().freeze();
    await one.now();
    const start = Date.now();
    for (let index = 0; index < 100; index++) expect(await one.now()).toBeNull();
    expect(Date.now() - start).toBeLessThan(200);
    running().thaw();
    await untilBack(one);
  });

  it("what could not be told makes everything wrong at its return", async () => {
    const [one, other] = [await instance(), await instance()];
    await running().stop();
    const telling = one.tell(["entry:tilab"]);
    await wait(100);
    await running().start();
    await telling;
    const moment = await momentOf(other).catch(async () => {
      await untilBack(other);
      return momentOf(other);
    });
    keepPage(other, "build", "/tilab", { moment, lastModified: 0, value: page("after") });
    expect(other.isExpired(["entry:tilab"], moment)).toBe(false);
  });
});
