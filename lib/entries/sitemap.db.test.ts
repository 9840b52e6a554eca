import "#lib/testing/database";
import { beforeAll, expect, it } from "vitest";
import { createEntry, createTheme } from "#lib/testing/factories";
import { rootSitemap, sitemapPart } from "./sitemap";

const origin = "https://sillage.example";

beforeAll(async () => {
  await createTheme("design");
  await createEntry("lab", { title: "La Fabrique" });
  await createEntry("lab", { title: "Archivé", archived: true });
});

it("names each public page once in each language, with the other beside it", async () => {
  const xml = await rootSitemap(origin);
  const addresses = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses).toContain(`${origin}/fr/labs/la-fabrique`);
  expect(addresses).toContain(`${origin}/en/labs/la-fabrique`);
  expect(addresses).toContain(`${origin}/fr/themes/design`);
  expect(addresses).not.toContain(`${origin}/fr/labs/archive`);
  expect(xml).toContain(`hreflang="en" href="${origin}/en/labs/la-fabrique"`);
});

it("has the files that its index names and no other", async () => {
  expect(await sitemapPart("1", origin)).toContain("/fr/labs/la-fabrique");
  expect(await sitemapPart("pages", origin)).toContain("/fr/themes/design");
  for (const part of ["0", "2", "99999", "x", "1e3", "-1", "1;"])
    expect(await sitemapPart(part, origin)).toBeNull();
});
