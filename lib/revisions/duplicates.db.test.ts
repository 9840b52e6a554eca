import "#lib/testing/database";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { createEntry, createUser, submitCreation } from "#lib/testing/factories";
import { findDuplicates } from "./duplicates";

// The catalogue's own.
const oural = "L'innovation au pouvoir. Pour une action publique réinventée au service des territoires";
const carrefour = "Carrefour des innovations sociales";
const initiation = "Initiation à l'innovation publique";

beforeAll(async () => {
  await createEntry("resource", { title: oural, url: "https://www.exemple.fr/rapport-oural/" });
  await createEntry("programme", { title: carrefour, aliases: [] });
  await createEntry("lab", {
    title: "La 27e Région",
    aliases: ["27e Région", "27ième Région", "27° Région"],
  });
  await createEntry("lab", { title: "Un lab au nom long", aliases: ["Superpublic Paris"] });
  await db.territory.create({
    data: {
      code: "commune-75107",
      level: "commune",
      name: "Paris 7e",
      searchName: "paris 7e",
      ancestors: [],
    },
  });
  await createEntry("event", {
    title: initiation,
    startsOn: "2018-11-23",
    endsOn: "2018-11-23",
    territory: "commune-75107",
  });
  for (let i = 0; i < 30; i++) {
    await createEntry("resource", { title: `Guide ${i} de l’innovation publique dans les territoires` });
  }
});

const search = (type: "resource" | "lab" | "programme" | "event", content: object, proposals = false) =>
  findDuplicates(db, { type, content: { ...content }, proposals });

test.each([
  ["resource", "L’innovation au pourvoir", oural],
  ["event", "Initiation à l’innovation publique", initiation],
  ["lab", "27° Région", "La 27e Région"],
  ["lab", "27e region", "La 27e Région"],
  ["programme", "Carrefour des innovations", carrefour],
  ["lab", "Superpublic, Paris", "Un lab au nom long"],
] as const)("a %s called “%s” looks like “%s”", async (type, title, known) => {
  const [first] = await search(type, { title });
  expect(first).toMatchObject({ kind: "entry", title: known });
  expect(first?.why).toContain("title");
});

test("what has another name is no double", async () => {
  expect(await search("lab", { title: "La Fabrique des mobilités" })).toEqual([]);
  expect(await search("resource", { title: "…" })).toEqual([]);
  expect(await search("resource", {})).toEqual([]);
});

test("the same address is the surest sign, however it is written and wherever it stands", async () => {
  for (const url of [
    "http://exemple.fr/rapport-oural",
    "https://www.exemple.fr/rapport-oural/#p2",
    "https://exemple.fr/rapport-oural",
  ]) {
    const [first] = await search("resource", { title: "Autre chose", url });
    expect(first).toMatchObject({ title: oural, why: ["address"] });
    const [linked] = await search("resource", {
      title: "Autre chose",
      links: [{ url, label: "x", kind: "report", language: null }],
    });
    expect(linked).toMatchObject({ title: oural });
  }
});

test("two events on the same day at the same place may be one", async () => {
  const [first] = await search("event", {
    title: "Demi-journée d’apprentissage",
    startsOn: "2018-11-23",
    territory: "commune-75107",
  });
  expect(first).toMatchObject({ title: initiation, why: ["date-place"] });
  expect(await search("event", { title: "Autre", startsOn: "2018-11", territory: "commune-75107" })).toEqual(
    [],
  );
});

test("another proposal of the same thing is shown to moderators only, and never the proposal itself", async () => {
  const author = await createUser();
  const one = await submitCreation(author, "lab", { title: "Le Lab des quais", aliases: [], url: null });
  const other = await submitCreation(author, "lab", { title: "Lab des quais", aliases: [], url: null });
  const content = { title: "Lab des quais" };
  expect(await search("lab", content)).toEqual([]);
  const found = await findDuplicates(db, { type: "lab", content, proposals: true, revisionId: other.id });
  expect(found.map(({ id, kind }) => ({ id, kind }))).toEqual([{ id: one.id, kind: "proposal" }]);
});

test("what was put away is not shown as a double", async () => {
  const gone = await createEntry("lab", { title: "Un lab parti au loin", aliases: [] });
  await db.$executeRaw`UPDATE entry SET archived = true WHERE id = ${gone.id}::uuid`;
  expect(await search("lab", { title: "Un lab parti au loin" })).toEqual([]);
});

test("signs that a query would read as its own are only letters here", async () => {
  for (const title of ["'; DROP TABLE entry; --", "a & b | !c:*", "\\ ' : \" <->", "(((", "le la les"]) {
    await expect(search("lab", { title })).resolves.toBeDefined();
  }
});

test("what is far too long for a name or an address is compared in no time, whatever it holds", async () => {
  const aliases = Array.from(
    { length: 1000 },
    (_, i) => `Guide ${i} de l’innovation publique ${"x ".repeat(100)}`,
  );
  const slashes = `https://exemple.fr/${"/".repeat(150_000)}x`;
  const started = performance.now();
  await search("resource", { title: "1".repeat(150_000) });
  await search("lab", { title: "La 27e Région", aliases });
  await search("resource", { title: oural, url: slashes, links: [{ url: slashes }] });
  await search("resource", { title: Array.from({ length: 60_000 }, (_, i) => `mot${i}`).join(" ") });
  expect(performance.now() - started).toBeLessThan(3000);
});
