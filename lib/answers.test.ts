import { expect, test } from "vitest";
import { forgetAnswers, memory } from "./answers";

/** Counts how often it is asked; answers with that number. */
function counter() {
  let asked = 0;
  return async () => ++asked;
}

test("the same question is answered once, another one for itself", async () => {
  const [remember, ask] = [memory<number>(), counter()];
  expect(await Promise.all([remember("a", ask), remember("a", ask), remember("b", ask)])).toEqual([1, 1, 2]);
  expect(await remember("a", ask)).toBe(1);
});

test("what is forgotten is asked anew, in every memory", async () => {
  const [one, other, ask] = [memory<number>(), memory<number>(), counter()];
  await one("a", ask);
  await other("a", ask);
  forgetAnswers();
  expect([await one("a", ask), await other("a", ask)]).toEqual([3, 4]);
});

test("an answer under way when things change is not kept", async () => {
  const remember = memory<string>();
  let end = (_: string) => {};
  const before = remember("a", () => new Promise((resolve) => (end = resolve)));
  forgetAnswers();
  expect(await remember("a", async () => "after")).toBe("after");
  end("before");
  expect(await before).toBe("before");
  expect(await remember("a", async () => "later")).toBe("after");
});

test("a failure is not kept", async () => {
  const remember = memory<string>();
  const failing = async () => {
    throw new Error("the database is away");
  };
  await expect(remember("a", failing)).rejects.toThrow("away");
  expect(await remember("a", async () => "back")).toBe("back");
});
