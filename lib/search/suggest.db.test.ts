import "#lib/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { createEntry, createOrganisation } from "#lib/testing/factories";
import { suggest } from "./suggest";

beforeAll(async () => {
  const place = (
    code: string,
    level: "region" | "departement" | "epci" | "commune",
    name: string,
    population = 0,
  ) => ({
    code,
    level,
    name,
    searchName: name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
    ancestors: level === "commune" ? ["departement-35", "region-53"] : ["region-53"],
    population,
  });
  await db.territory.createMany({
    data: [
      place("departement-35", "departement", "Ille-et-Vilaine"),
      place("commune-35238", "commune", "Rennes", 230_000),
      place("commune-11309", "commune", "Rennes-le-Château", 89),
      place("epci-243500139", "epci", "Rennes Métropole", 480_000),
    ],
  });
  await createOrganisation("ditp", "DITP");
  await db.organisation.update({
    where: { slug: "ditp" },
    data: { fullName: "Direction interministérielle de la transformation publique" },
  });
  await createEntry("lab", { title: "L’Atelier des démarches 100 %_" });
  await createEntry("event", { title: "Atelier d’un jour" });
});

const labels = async (...args: Parameters<typeof suggest>) =>
  (await suggest(...args)).map(({ label }) => label);

describe("places", () => {
  test("have the name itself first, then the larger ones, whatever accents and signs were typed", async () => {
    expect(await labels("territory", "rennes", "fr")).toEqual([
      "Rennes",
      "Rennes Métropole",
      "Rennes-le-Château",
    ]);
    expect(await labels("territory", "RENNES le chateau", "fr")).toEqual(["Rennes-le-Château"]);
  });

  test("say what and where they are, and carry their name with their code", async () => {
    expect((await suggest("territory", "rennes", "fr"))[0]).toEqual({
      value: "commune-35238 Rennes (commune, Ille-et-Vilaine)",
      label: "Rennes",
      detail: "commune, Ille-et-Vilaine",
    });
  });
});

describe("whom a credit can name", () => {
  test("bodies by any of their names, then labs and programmes, never events", async () => {
    expect((await suggest("credit", "transformation publique", "fr"))[0]?.value).toBe(
      "organisation:ditp DITP",
    );
    expect((await suggest("credit", "atelier", "fr")).map(({ value }) => value)).toEqual([
      "entry:l-atelier-des-demarches-100 L’Atelier des démarches 100 %_",
    ]);
  });
});

describe("entries", () => {
  test("are found by words in any order", async () => {
    expect(await labels("entry", "demarches atelier", "fr")).toEqual(["L’Atelier des démarches 100 %_"]);
  });

  test("are not found by the signs of a pattern", async () => {
    expect(await suggest("entry", "%", "fr")).toEqual([]);
    expect(await suggest("entry", "_____", "fr")).toEqual([]);
    expect(await suggest("entry", "'; DROP TABLE entry; --", "fr")).toEqual([]);
    expect(await suggest("territory", "\u0000\ud800", "fr")).toEqual([]);
  });
});
