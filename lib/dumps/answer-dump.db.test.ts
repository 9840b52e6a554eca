import "#lib/testing/database";
import { expect, it } from "vitest";
import { answerDump } from "./answer-dump";

it("before the first dump its files are to come, and what no dump holds is nothing", async () => {
  const take = (name: string) => answerDump(name, new Headers(), "https://sillage.example");
  const coming = await take("sillage.csv");
  expect([coming.status, coming.headers.get("retry-after")]).toEqual([503, "600"]);
  expect((await take("index.json")).status).toBe(503);
  for (const name of ["secret.csv", "../secret", "__proto__", "\0", ""])
    expect((await take(name)).status).toBe(404);
});
