import "#lib/testing/database";
import { expect, test } from "vitest";
import { db } from "#lib/db";
import { createEntry } from "#lib/testing/factories";
import { followTerritories } from "./follow-territories";

test("a directory of before the places had points gets them, and its entries stand where their places do", async () => {
  await db.$executeRawUnsafe(`
    INSERT INTO territory (code, level, name, search_name, ancestors)
    VALUES ('commune-35238', 'commune', 'Rennes', 'rennes', '{fr}')`);
  await createEntry("lab", { territory: "commune-35238", latitude: null, longitude: null });
  const connectionString = process.env.DATABASE_URL ?? "";
  const read = () => db.indexedEntry.findFirst({ select: { latitude: true, pointOf: true, tags: true } });
  expect(await read()).toMatchObject({ latitude: null, pointOf: null });
  expect(await followTerritories(connectionString)).toBe(true);
  const now = await read();
  expect(now).toMatchObject({ pointOf: "commune" });
  expect(now?.latitude).toBeCloseTo(48.1, 0);
  expect(now?.tags).toContain("place:departement-35");
  expect(await followTerritories(connectionString)).toBe(false);
}, 60_000);
