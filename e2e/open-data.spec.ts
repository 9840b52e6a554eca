/** The open data: the page that says all of it, its files, the catalogue and the open archive, over HTTP. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { expect, test } from "./fixtures";

const index = z.object({
  made: z.iso.datetime(),
  entries: z.number().min(100),
  files: z.array(
    z.object({ name: z.string(), url: z.url(), lines: z.number(), bytes: z.number(), sha256: z.string() }),
  ),
});

test("the footer leads to everything that can be taken, read without JavaScript", async ({ plain }) => {
  await plain.goto("/fr");
  await plain.getByRole("contentinfo").getByRole("link", { name: "Données ouvertes" }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Données ouvertes");
  const table = plain.getByRole("table");
  await expect(table.getByRole("rowheader")).toHaveText([
    "sillage.jsonl",
    "sillage.csv",
    "organismes.csv",
    "themes.csv",
    "territoires.csv",
    "changements.csv",
  ]);
  await expect(plain.getByRole("blockquote")).toContainText("/fr/donnees");
  await plain.getByRole("link", { name: "L’API et sa documentation" }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("API");
});

test("the files of the dump come whole, and again only when they changed", async ({ request }) => {
  const { files, entries } = index.parse(await (await request.get("/donnees/index.json")).json());
  expect(files).toHaveLength(6);
  for (const { name, bytes, sha256 } of files) {
    const answer = await request.get(`/donnees/${name}`);
    const body = await answer.body();
    expect(body.length, name).toBe(bytes);
    expect(createHash("sha256").update(body).digest("hex"), name).toBe(sha256);
    const again = await request.get(`/donnees/${name}`, {
      headers: { "if-none-match": answer.headers().etag ?? "" },
    });
    expect(again.status(), name).toBe(304);
  }
  expect(files.find(({ name }) => name === "sillage.jsonl")?.lines).toBe(entries);
  expect((await request.get("/donnees/rien.csv")).status()).toBe(404);
});

test("the catalogue sends each reader to what it reads", async ({ request }) => {
  const asked = (accept: string) => request.get("/catalogue", { headers: { accept } });
  expect((await asked("text/turtle")).headers()["content-type"]).toBe("text/turtle; charset=utf-8");
  expect((await asked("application/ld+json")).headers()["content-type"]).toBe("application/ld+json");
  expect((await asked("text/html")).url()).toMatch(/\/fr\/donnees$/);
  expect((await request.get("/schemas/sillage.json")).ok()).toBe(true);
});

test("the open archive answers by GET and by POST, and is harvested to its end", async ({ request }) => {
  const posted = await request.post("/oai", { form: { verb: "Identify" } });
  expect(await posted.text()).toContain("<protocolVersion>2.0</protocolVersion>");
  expect(await (await request.post("/oai", { data: { verb: "Identify" } })).text()).toContain(
    'code="badVerb"',
  );
  let asked = "metadataPrefix=mods&set=type.event";
  const found = new Set<string>();
  for (let pages = 0; asked && pages < 50; pages++) {
    const answer = await request.get(`/oai?verb=ListIdentifiers&${asked}`);
    expect(answer.headers()["content-type"]).toBe("text/xml; charset=utf-8");
    const text = await answer.text();
    for (const [, id] of text.matchAll(/<identifier>([^<]+)</g)) found.add(id ?? "");
    const [, token = ""] = /<resumptionToken>([^<]+)</.exec(text) ?? [];
    asked = token && `resumptionToken=${encodeURIComponent(token)}`;
  }
  expect(found.size).toBeGreaterThan(10);
});
