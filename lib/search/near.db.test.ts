import "#lib/testing/database";
import { beforeAll, describe, expect, it } from "vitest";
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
  it("what concerns the whole country is shown on the first page, unless it is mixed in already", async () => {
    await createEntry("programme", { ...blank, title: "Plan national", territory: null });
    const of = async (address: string) => (await loadListing(new URLSearchParams(address), "fr")).national;
    expect(await of("")).toBeNull();
    expect(await of("territory=region-53")).toBeNull();
  });
});
