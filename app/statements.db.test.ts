import "#lib/testing/database";
import "#lib/testing/settings";
import { isValidElement, type ReactNode } from "react";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { createEntry, createOrganisation, createTheme } from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import EntryPage from "./[lang]/[collection]/[slug]/page";
import CollectionPage from "./[lang]/[collection]/page";
import AgendaPage from "./[lang]/agenda/page";
import MapPage from "./[lang]/carte/page";
import OrganisationPage from "./[lang]/organisations/[slug]/page";
import HomePage from "./[lang]/page";
import SearchPage from "./[lang]/recherche/page";
import TerritoryPage from "./[lang]/territoires/[code]/page";
import ThemePage from "./[lang]/themes/[slug]/page";
import { GET as suggest } from "./api/completions/route";
import { GET as getApiEntry } from "./api/v1/entries/[slug]/route";
import { GET as listEntries } from "./api/v1/entries/route";

// What Next keeps is made anew: its cache is no part of what a page asks of the database.
vi.mock("next/cache", () => ({
  unstable_cache: <T>(make: T) => make,
  revalidateTag: () => undefined,
  refresh: () => undefined,
}));

let slug = "";

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined); // React, of hooks
  await createTheme("design");
  await createOrganisation("ditp", "DITP");
  await db.territory.createMany({
    data: [
      { code: "fr", level: "country", name: "France", searchName: "france", ancestors: [] },
      { code: "region-53", level: "region", name: "Bretagne", searchName: "bretagne", ancestors: ["fr"] },
    ],
  });
  const credits = [{ role: "author", name: "DITP", note: null, organisation: "ditp", entry: null }];
  for (const title of ["Un rapport", "Un autre rapport", "Un troisième"])
    await createEntry("resource", { title, themes: ["design"], territory: "region-53", credits });
  ({ slug } = await createEntry("lab", {
    title: "Un laboratoire",
    themes: ["design"],
    territory: "region-53",
  }));
  await createEntry("event", { title: "Une rencontre", themes: ["design"] });
  await db.$executeRaw(reindexSql(Prisma.sql`true`));
});

const lang = { lang: "fr" };
const page = (params: object, search: object = {}) =>
  ({ params: Promise.resolve({ ...lang, ...params }), searchParams: Promise.resolve(search) }) as never;
const asked = (path: string) => new Request(`https://sillage.example.org${path}`) as never;

/** Runs the components of the server; of those of the browser, what they are given to show. */
async function render(node: ReactNode | Promise<ReactNode>): Promise<void> {
  const made = await node;
  if (Array.isArray(made)) for (const child of made) await render(child);
  if (!isValidElement<{ children?: ReactNode }>(made)) return;
  const { type, props } = made;
  await render(isComponent(type) ? await shown(type, props) : props.children);
}

type Component = (props: object) => ReactNode | Promise<ReactNode>;
const isComponent = (type: unknown): type is Component => typeof type === "function";

async function shown(component: Component, props: { children?: ReactNode }): Promise<ReactNode> {
  try {
    return await component(props);
  } catch (error) {
    // A hook, which only the browser's have: there is no React around it here.
    if (error instanceof TypeError && error.message.includes("of null (reading 'use")) return props.children;
    throw error;
  }
}

describe("the statements of a page", () => {
  const pages: [name: string, most: number, run: () => Promise<unknown>][] = [
    ["home", 7, () => render(HomePage(page({})))],
    ["search", 3, () => render(SearchPage(page({}, { q: "rapport" })))],
    ["list", 3, () => render(CollectionPage(page({ collection: "ressources" })))],
    [
      "narrowed list",
      6,
      () =>
        render(
          CollectionPage(page({ collection: "ressources" }, { theme: "design", territory: "region-53" })),
        ),
    ],
    ["entry", 3, () => render(EntryPage(page({ collection: "labs", slug })))],
    ["theme", 5, () => render(ThemePage(page({ slug: "design" })))],
    ["territory", 5, () => render(TerritoryPage(page({ code: "region-53" })))],
    ["organisation", 5, () => render(OrganisationPage(page({ slug: "ditp" })))],
    ["map", 1, () => render(MapPage(page({})))],
    ["agenda", 5, () => render(AgendaPage(page({})))],
    ["list of the API", 2, () => listEntries(asked("/api/v1/entries"))],
    ["search of the API", 1, () => listEntries(asked("/api/v1/entries?q=rapport"))],
    ["entry of the API", 1, () => getApiEntry(asked(`/api/v1/entries/${slug}`), page({ slug }))],
    ["suggestions", 1, () => suggest(asked("/api/completions?q=rapp&lang=fr"))],
  ];

  test.each(pages)("%s: at most %i", async (_name, most, run) => {
    await run(); // what is read once a minute is read
    const { statements } = await statementsOf(run);
    expect(statements.length, statements.map((text) => text.slice(0, 200)).join("\n")).toBeLessThanOrEqual(
      most,
    );
  });
});
