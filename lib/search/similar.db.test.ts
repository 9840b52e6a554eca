import "#lib/testing/database";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db";
import { createEntry, createOrganisation, createTheme } from "#lib/testing/factories";
import { similarEntries } from "./similar";

const credits = (organisation: string) => [
  { role: "partner", name: organisation, note: null, organisation, entry: null },
];

beforeAll(async () => {
  for (const slug of ["everywhere", "rare", "other"]) await createTheme(slug);
  await createOrganisation("ditp", "DITP");
  await db.territory.createMany({
    data: [
      { code: "fr", level: "country", name: "France", searchName: "france", ancestors: [] },
      { code: "region-53", level: "region", name: "Bretagne", searchName: "bretagne", ancestors: ["fr"] },
      {
        code: "commune-35238",
        level: "commune",
        name: "Rennes",
        searchName: "rennes",
        ancestors: ["region-53", "fr"],
      },
    ],
  });
  await createEntry("lab", {
    title: "Lab de départ",
    themes: ["everywhere", "rare"],
    territory: "commune-35238",
    credits: credits("ditp"),
  });
  for (let i = 1; i <= 7; i++)
    await createEntry("resource", { title: `Partout ${i}`, themes: ["everywhere"] });
  await createEntry("resource", { title: "Deux thèmes", themes: ["everywhere", "rare"] });
  await createEntry("lab", { title: "Même ville", territory: "commune-35238" });
  await createEntry("programme", { title: "Même organisme", credits: credits("ditp") });
  await createEntry("resource", { title: "Sans rapport", themes: ["other"] });
  await createEntry("lab", { title: "Toute la France", territory: "fr" });
  const sessions = { series: "Les matinées du design", themes: [], territory: null };
  await createEntry("event", { ...sessions, title: "Matinée 1" });
  await createEntry("event", { ...sessions, title: "Matinée 2" });
}, 60_000);

const titles = async (slug: string, shown: string[] = []) =>
  (await similarEntries(slug, shown)).map(({ entry }) => entry.title);

it("what shares something rare comes before what shares what everyone has, and says what it shares", async () => {
  const alike = await similarEntries("lab-de-depart", []);
  expect(alike).toHaveLength(5);
  expect(
    alike
      .slice(0, 3)
      .map(({ entry }) => entry.title)
      .sort(),
  ).toEqual(["Deux thèmes", "Même organisme", "Même ville"]);
  const of = (title: string) => alike.find(({ entry }) => entry.title === title);
  expect(of("Deux thèmes")).toMatchObject({
    themes: [{ labelFr: "rare" }, { labelFr: "everywhere" }],
    organisations: [],
    place: null,
    kind: null,
  });
  expect(of("Même organisme")?.organisations).toEqual(["DITP"]);
  // Of the places that hold both, the smallest.
  expect(of("Même ville")).toMatchObject({ place: "Rennes", kind: "public-lab" });
});

it("what shares nothing is not alike, nor what shares the whole country, nor what the page shows already", async () => {
  expect(await titles("sans-rapport")).toEqual([]);
  expect(await titles("toute-la-france")).toEqual([]);
  expect(await titles("lab-de-depart", ["deux-themes"])).not.toContain("Deux thèmes");
  expect(await titles("introuvable")).toEqual([]);
});

it("events of one series are alike", async () => {
  expect(await similarEntries("matinee-1", [])).toMatchObject([
    { entry: { title: "Matinée 2" }, series: "Les matinées du design" },
  ]);
});
