/** A file whose database goes away while it is sent: who takes it must be able to tell that it is not whole. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
// biome-ignore lint/style/noRestrictedImports: how Next sends it is what is tested
import { pipeToNodeResponse } from "next/dist/server/pipe-readable";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "#lib/db";
import { createEntry } from "#lib/testing/factories";
import { answerSearchExport } from "./answer-export";
import { EXPORT_FORMATS } from "./formats";

/** More than a batch: something is still to be read when the first lines leave. */
const ENTRIES = 210;

beforeAll(async () => {
  for (let number = 0; number < ENTRIES; number++) await createEntry("lab", { title: `Lab ${number}` });
}, 120_000);

const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
const admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
beforeAll(() => admin.connect());
afterAll(() => admin.end());

async function away<T>(work: () => Promise<T>): Promise<T> {
  await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  try {
    return await work();
  } finally {
    await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    // A pooler tries again after a second.
    await vi.waitFor(() => db.$queryRaw`SELECT 1`, 5_000);
  }
}

// A bibliography holds all its references before its first line.
test.each(EXPORT_FORMATS.filter((format) => format !== "txt"))(
  "%s: the connection is cut, and nothing ends the file as if it were whole",
  async (format) => {
    const origin = "https://sillage.exemple.fr";
    const asked = { lang: "fr", format, origin, now: new Date(), params: new URLSearchParams() } as const;
    const answer = await answerSearchExport(asked);
    // As Next sends it.
    const server = createServer((_, response) => {
      if (answer.body) pipeToNodeResponse(answer.body, response).catch(() => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { taken, outcome } = await away(async () => {
      const response = await fetch(`http://127.0.0.1:${port}`);
      let taken = 0;
      try {
        for await (const piece of response.body ?? []) taken += piece.length;
        return { taken, outcome: "whole" };
      } catch {
        return { taken, outcome: "cut" };
      }
    });
    server.close();
    expect(outcome, `after ${taken} bytes`).toBe("cut");
  },
);

test("what is asked while it is away is refused at once, and answers again once it is back", async () => {
  const asked = { lang: "fr", format: "csv", origin: "https://sillage.exemple.fr", now: new Date() } as const;
  const ask = () => answerSearchExport({ ...asked, params: new URLSearchParams() });
  expect((await away(ask)).status).toBe(503);
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect((await answer.text()).trimEnd().split("\n").length).toBeGreaterThan(ENTRIES);
});
