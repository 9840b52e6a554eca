import "#lib/testing/database";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { loadTerritories } from "./territories";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
beforeAll(() => client.connect());
afterAll(() => client.end());

const rennes = () =>
  db.territory.findUnique({
    where: { code: "commune-35238" },
    select: { latitude: true, longitude: true, pointOf: true },
  });

test("places are loaded with their points; a database that had none of these gets them, and nothing is done twice", async () => {
  const loaded = await loadTerritories(client);
  expect(await db.territory.count()).toBe(loaded);
  const point = { latitude: 48.111, longitude: -1.674, pointOf: "commune" };
  expect(await rennes()).toEqual(point);

  await db.territory.updateMany({ data: { latitude: null, longitude: null, pointOf: null } });
  await loadTerritories(client);
  expect(await rennes()).toEqual(point);

  const written = async () => db.$queryRaw`SELECT max(xmin::text::bigint)::text AS last FROM territory`;
  const before = await written();
  await loadTerritories(client);
  expect(await written()).toEqual(before);
}, 30_000);
