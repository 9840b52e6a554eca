import { expect, it } from "vitest";
import { repeat } from "./repeat";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("begins again after a pause, whatever a turn did, until it is stopped", async () => {
  const said: string[] = [];
  let turns = 0;
  const loop = repeat(
    async () => {
      turns++;
      if (turns === 1) throw new Error("once");
    },
    5,
    ({ message }) => said.push(message),
  );
  await wait(60);
  await loop.stop(1000);
  const then = turns;
  expect(then).toBeGreaterThan(2);
  expect(said).toEqual(["once"]);
  await wait(20);
  expect(turns).toBe(then);
});

it("lets the turn under way finish, and waits for it no longer than it is told", async () => {
  let done = false;
  const quick = repeat(
    async () => {
      await wait(30);
      done = true;
    },
    1000,
    () => undefined,
  );
  await quick.stop(1000);
  expect(done).toBe(true);
  const stuck = repeat(
    () => new Promise(() => undefined),
    1000,
    () => undefined,
  );
  const before = Date.now();
  await stuck.stop(20);
  expect(Date.now() - before).toBeLessThan(500);
});
