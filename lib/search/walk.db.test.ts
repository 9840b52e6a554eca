import "#lib/testing/database";
import "#lib/testing/settings";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db";
import { entryTypes } from "#lib/entries/types/index";
import { remove } from "#lib/revisions/remove";
import { createEntry, createTheme, createUser } from "#lib/testing/factories";
import { understand } from "./meaning";
import { EMPTY_SEARCH, type SearchQuery, SORTS } from "./query";
import { walk } from "./walk";

const now = new Date("2026-11-22T12:00:00Z");

async function walked(query: Partial<SearchQuery>, batch?: number): Promise<string[]> {
  const slugs: string[] = [];
  for await (const records of walk(await understand({ ...EMPTY_SEARCH, ...query }), now, batch)) {
    slugs.push(...records.map(({ slug }) => slug));
  }
  return slugs;
}

beforeAll(async () => {
  await createTheme("design");
  for (let number = 0; number < 11; number++) {
    await createEntry("lab", { title: `Atelier ${number}`, themes: number % 2 ? ["design"] : [] });
  }
});

it("gives every entry once, in any order, whatever the size of a batch", async () => {
  for (const sort of SORTS.filter((sort) => sort !== "relevance")) {
    const whole = await walked({ sort });
    expect(new Set(whole).size).toBe(11);
    expect(await walked({ sort }, 4), sort).toEqual(whole);
  }
  expect(new Set(await walked({ text: "atelier" }, 3)).size).toBe(11);
  expect((await walked({ themes: ["design"] }, 2)).length).toBe(5);
  expect(await walked({ text: "rienquiexiste", typed: true })).toEqual([]);
});

it("carries the content with the names of what it points to, and leaves out what was taken down", async () => {
  const moderator = await createUser("moderator");
  const host = await createEntry("lab", { title: "La maison mère" });
  const child = await createEntry("lab", {
    title: "La petite sœur",
    themes: ["design"],
    credits: [{ role: "parent", name: "La maison", note: null, organisation: null, entry: host.slug }],
  });
  const find = async () => {
    for await (const records of walk(await understand({ ...EMPTY_SEARCH, text: "petite soeur" }), now)) {
      return records.find(({ slug }) => slug === child.slug);
    }
  };
  const before = await find();
  expect(before?.credits[0]).toMatchObject({
    name: "La maison",
    entry: { slug: host.slug, title: "La maison mère" },
  });
  expect(before?.themes).toEqual([{ slug: "design", labelFr: "design", labelEn: "design" }]);
  expect(Object.keys(before?.content ?? {})).toEqual(Object.keys(entryTypes.lab.schema.shape));
  await remove(moderator, {
    slug: host.slug,
    reasonCode: "personal-data",
    reason: "À la demande de la personne.",
  });
  expect((await db.entry.findUniqueOrThrow({ where: { slug: host.slug } })).removed).toBe(true);
  const after = await find();
  expect(after?.credits).toEqual([]);
  expect(after?.content.credits).toEqual([]);
});
