/**
 * What is hidden stays so: words that only drafts, waiting and refused proposals, notes between moderators, messages,
 * what was taken down, private selections, reports and addresses hold are in nothing that anyone can get.
 */
import { unzipSync } from "fflate";
import { expect, test } from "./fixtures";
import { type Output, outputs } from "./outputs";
import { pageKinds } from "./pages";
import { world } from "./world";

/** A page, and its server components alone. */
const READINGS: readonly Record<string, string>[] = [{}, { rsc: "1" }];

for (const { route, paths } of outputs.filter(isPublic)) {
  test(`nothing hidden is in what ${route || "the root"} answers`, async ({ request }) => {
    for (const path of paths(world()))
      expectNothingHidden(path, textOf(await (await request.get(path)).body()));
  });
}

test("an open archive is read to its end, and holds nothing hidden", async ({ request }) => {
  let asked = "metadataPrefix=oai_dc";
  while (asked) {
    const path = `/oai?verb=ListRecords&${asked}`;
    const text = await (await request.get(path)).text();
    expectNothingHidden(path, text);
    const [, token = ""] = /<resumptionToken[^>]*>([^<]+)</.exec(text) ?? [];
    asked = token && `resumptionToken=${encodeURIComponent(token)}`;
  }
});

test("nothing hidden is in any page that anyone reads, nor in what a browser with JavaScript asks for it", async ({
  request,
}) => {
  test.slow();
  const { hidden } = world();
  const pages = [
    ...pageKinds.filter(({ who, route }) => who === "anyone" && !/courrier|alertes|equipes/.test(route)),
    {
      paths: () => [
        `/fr/labs/${hidden.slug}`,
        `/fr/labs/${hidden.slug}/historique`,
        `/fr/labs/${hidden.removed}`,
      ],
    },
    { paths: () => ["/fr/labs", "/fr/recherche?sort=novelty", `/fr/selections/${hidden.selection}`] },
  ];
  for (const path of pages.flatMap(({ paths }) => paths(world()))) {
    for (const headers of READINGS) {
      expectNothingHidden(path, await (await request.get(path, { headers })).text());
    }
  }
});

function isPublic(output: Output): output is Output & { paths: NonNullable<Output["paths"]> } {
  return output.paths !== null;
}

/** A spreadsheet is packed. */
function textOf(body: Buffer): string {
  const files = body.subarray(0, 2).toString() === "PK" ? Object.values(unzipSync(body)) : [body];
  return files.map((file) => new TextDecoder().decode(file)).join("\n");
}

/** What was asked may be said again. */
function expectNothingHidden(path: string, text: string): void {
  const told = text.toLowerCase();
  const found = world().hidden.words.filter(
    (word) => told.includes(word.toLowerCase()) && !path.includes(word),
  );
  expect(found, path).toEqual([]);
}
