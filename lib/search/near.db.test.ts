import "#lib/testing/database";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { createEntry, createOrganisation, createTheme } from "#lib/testing/factories";
import { loadListing } from "./listing";
import { printSearch } from "./query";

// Words of their own, so that the examples of the registry never answer for them.
const blank = { summary: "Un résumé.", body: null, aliases: [] };

beforeAll(async () => {
  await createTheme("design");
  await createTheme("donnees");
  await createOrganisation("org-ditp", "Direction interministérielle de la transformation publique");
  await createEntry("resource", {
    ...blank,
    title: "Évaluer l’expérimentation : le manuel",
    themes: ["design"],
  });
  await createEntry("lab", { ...blank, title: "Incubateur de services", themes: ["donnees"] });
}, 60_000);

/** What is proposed on the page of this address. */
const nearTo = async (address: string) => {
  const { near, results } = await loadListing(new URLSearchParams(address), "fr");
  expect(results).toEqual([]);
  if (!near) throw new Error("nothing is found, so something is proposed");
  return near;
};

describe("when nothing is found", () => {
  it("the same search is counted without each of its filters, without its words, and with its words alone", async () => {
    const { without, unfiltered } = await nearTo("q=manuel&type=lab&theme=design&typed=1");
    expect(without.map(({ label, count }) => [label, count.count])).toEqual([["Labs", 1]]);
    expect(unfiltered?.count.count).toBe(1);
    expect(unfiltered && printSearch(unfiltered.query)).toMatchObject({ q: "manuel", type: [], theme: [] });
    const wordless = await nearTo("q=introuvable&type=lab&typed=1");
    expect(wordless.without.map(({ label, count }) => [label, count.count])).toEqual([
      ["« introuvable »", 1],
    ]);
  });

  it("filters that no entry has, or that nobody knows, can be taken away too", async () => {
    const { without, wordless } = await nearTo("theme=inconnu&type=lab");
    expect(without.map(({ label, count }) => [label, count.count])).toEqual([["inconnu", 1]]);
    expect(wordless).toBe(false);
    expect((await nearTo("theme=inconnu")).without.map(({ count }) => count.count)).toEqual([2]);
  });

  it("words that are close and find something are proposed", async () => {
    expect((await nearTo("q=incubatteur&typed=1")).words).toEqual(["incubateur"]);
    expect((await nearTo("q=incubatteur&typed=1&type=resource")).words).toEqual([]);
  });

  it("organisations and themes called alike are proposed", async () => {
    const { organisations } = await nearTo(
      "q=direction interministerielle transformation publik&typed=1&type=event",
    );
    expect(organisations.map(({ slug }) => slug)).toEqual(["org-ditp"]);
    expect((await nearTo("q=desing&typed=1")).themes.map(({ slug }) => slug)).toEqual(["design"]);
  });

  it.each(["de la les", "« »", "-introuvable", "!!!", "🙂", "ا", "‮"])(
    "%j leaves a way out too",
    async (typed) => {
      const { near, results, found } = await loadListing(new URLSearchParams({ q: typed, typed: "1" }), "fr");
      // Either everything, or words that say why nothing.
      if (results.length > 0) expect(found.total.count).toBe(2);
      else expect(near).not.toBeNull();
    },
  );

  it("small words alone say that nothing in them can be searched", async () => {
    expect((await nearTo("q=de la les")).wordless).toBe(true);
  });
});

describe("beside a place", () => {
  beforeAll(async () => {
    await db.territory.createMany({
      data: [
        { code: "fr", level: "country", name: "France", searchName: "france", ancestors: [] },
        { code: "region-53", level: "region", name: "Bretagne", searchName: "bretagne", ancestors: ["fr"] },
      ],
    });
    await createEntry("programme", { ...blank, title: "Plan national", territory: "fr" });
    await createEntry("programme", { ...blank, title: "Plan breton", territory: "region-53" });
  }, 60_000);

  const listed = async (address: string) => {
    const { results, national } = await loadListing(new URLSearchParams(address), "fr");
    const titles = results.map(({ entry }) => entry.title);
    return [titles, national && { titles: national.entries.map(({ title }) => title), ...national.count }];
  };

  it("what concerns the whole country is shown apart, until it is mixed in", async () => {
    expect(await listed("territory=region-53&type=programme")).toEqual([
      ["Plan breton"],
      { titles: ["Plan national"], count: 1, more: false },
    ]);
    expect(await listed("territory=region-53&territory=national&type=programme&sort=title")).toEqual([
      ["Plan breton", "Plan national"],
      null,
    ]);
    expect(await listed("territory=fr&type=programme&sort=title")).toEqual([
      ["Plan breton", "Plan national"],
      null,
    ]);
  });

  it("it meets the rest of the search, and is not there without a place", async () => {
    expect(await listed("territory=region-53&type=lab")).toEqual([[], null]);
    expect((await listed("type=programme"))[1]).toBeNull();
  });
});

it("names are found among all, each with the search that takes it and what it alone would leave", async () => {
  const { finds } = await loadListing(
    new URLSearchParams("find-territory=bret&type=programme&territory=national&find-organisation=direction"),
    "fr",
  );
  const [place] = finds.place?.names ?? [];
  expect(place).toMatchObject({ key: "region-53", label: "Bretagne", chosen: false, count: { count: 1 } });
  expect(place?.taken.territories).toEqual(["national", "region-53"]);
  expect(finds.by?.names.map(({ key, count }) => [key, count.count])).toEqual([["org-ditp", 0]]);
  const nothing = await loadListing(new URLSearchParams("find-territory=%00%25_"), "fr");
  expect(nothing.finds.place?.names).toEqual([]);
});
