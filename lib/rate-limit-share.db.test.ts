import "#lib/testing/database";
import { beforeEach, expect, it, test } from "vitest";
import { askForLink } from "#lib/accounts/ask-for-link";
import { forgetExpired } from "#lib/accounts/forget-expired";
import { db } from "#lib/db";
import { countReader, type ReadingLimit } from "./rate-limit-readers";
import { shareCounts } from "./rate-limit-share";

const LIMIT: ReadingLimit = { name: "test", max: 100, window: 60 };
const IP = "203.0.113.7";

beforeEach(async () => {
  globalThis.sillageReaders = undefined;
  await db.readerCount.deleteMany();
  await db.rateEvent.deleteMany();
});

/** What is counted by another process, which has a memory of its own. */
class Process {
  private memory: typeof globalThis.sillageReaders;

  async do<T>(act: () => T | Promise<T>): Promise<T> {
    globalThis.sillageReaders = this.memory;
    const done = await act();
    this.memory = globalThis.sillageReaders;
    return done;
  }

  ask = (times: number, ip = IP, limit = LIMIT) =>
    this.do(() => Array.from({ length: times }, () => countReader(limit, ip, new Date())).at(-1));

  share = () => this.do(shareCounts);
}

it("three processes refuse together what each alone would let through", async () => {
  const processes = [new Process(), new Process(), new Process()];
  for (const process of processes) expect((await process.ask(34))?.refused).toBe(false);
  for (const process of processes) await process.share();
  expect((await processes[2]?.ask(1))?.refused).toBe(true);
  // The others hear of it with what they count next.
  for (const process of processes.slice(0, 2)) {
    await process.ask(1);
    await process.share();
    expect((await process.ask(1))?.refused).toBe(true);
  }
  expect((await processes[0]?.ask(1, "203.0.113.8"))?.refused).toBe(false);
  expect((await processes[0]?.ask(1, IP, { ...LIMIT, name: "other" }))?.refused).toBe(false);
});

it("counts what comes while it shares, and shares each request once", async () => {
  const one = new Process();
  await one.ask(10);
  await one.do(async () => {
    const sharing = shareCounts();
    countReader(LIMIT, IP, new Date());
    await sharing;
  });
  await one.share();
  await one.share();
  expect(await db.readerCount.findMany({ select: { count: true } })).toEqual([{ count: 11 }]);
});

it("begins anew when the window is over, by the clock of the database", async () => {
  const [one, other] = [new Process(), new Process()];
  await one.ask(100);
  await one.share();
  expect((await one.ask(1))?.refused).toBe(true);
  await db.$executeRaw`UPDATE reader_count SET ends_at = now() - interval '1 second'`;
  await other.ask(1);
  await other.share();
  expect((await other.ask(1))?.left).toBe(98);
  expect(await db.readerCount.findMany({ select: { count: true } })).toEqual([{ count: 1 }]);
});

it("shares a thousand addresses at once, by several processes at the same time", async () => {
  const processes = Array.from({ length: 4 }, () => new Process());
  for (const process of processes) {
    for (let i = 0; i < 1000; i++) await process.ask(1, `198.51.${Math.floor(i / 250)}.${(i * 7) % 250}`);
  }
  const memories = processes.map((process) => process.do(() => globalThis.sillageReaders));
  for (const memory of await Promise.all(memories)) {
    globalThis.sillageReaders = memory;
    // Begun with the memory of its process, each goes on while the next begins.
    void shareCounts();
  }
  await expect
    .poll(async () => (await db.readerCount.aggregate({ _sum: { count: true } }))._sum.count)
    .toBe(4000);
});

it("keeps no address as it is, and nothing once its window is over", async () => {
  const one = new Process();
  await one.ask(5);
  await one.share();
  const [row] = await db.readerCount.findMany();
  expect(row?.key).toMatch(/^[0-9a-f]{64}$/);
  await db.$executeRaw`UPDATE reader_count SET ends_at = now() - interval '1 second'`;
  await forgetExpired();
  expect(await db.readerCount.count()).toBe(0);
});

test("when the counts cannot be kept, reading goes on, counted by each process, and signing in is closed", async () => {
  const one = new Process();
  await db.$executeRaw`ALTER TABLE reader_count RENAME TO away_count`;
  await db.$executeRaw`ALTER TABLE rate_event RENAME TO away_event`;
  const writes = async () => [await db.verificationToken.count(), await db.auditEvent.count()];
  const before = await writes();
  try {
    expect((await one.ask(60))?.refused).toBe(false);
    await expect(one.share()).rejects.toThrow();
    expect((await one.ask(60))?.refused).toBe(true);
    await expect(askForLink({ email: "ada@example.org", lang: "fr", next: null, ip: IP })).rejects.toThrow();
    expect(await writes()).toEqual(before);
  } finally {
    await db.$executeRaw`ALTER TABLE away_count RENAME TO reader_count`;
    await db.$executeRaw`ALTER TABLE away_event RENAME TO rate_event`;
  }
  await one.share();
  expect(await db.readerCount.findMany({ select: { count: true } })).toEqual([{ count: 100 }]);
});
