/** What each source answers, asked of a real server in its place. */
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { OutboundError } from "#lib/outbound";
import { privateAddresses } from "#lib/testing/private-addresses";
import { startSources, type TestSources } from "#lib/testing/sources";
import type { Found } from "./facts";
import { parseIdentifier } from "./identifier";
import { proposedContent } from "./proposed-content";
import { read } from "./read";

let sources: TestSources;
beforeAll(async () => {
  sources = await startSources();
});
afterEach(() => {
  sources.asked.length = 0;
});
afterAll(() => sources.stop());

async function readTyped(typed: string) {
  const identifier = parseIdentifier(typed);
  if (!identifier) throw new Error(`${typed} is no identifier`);
  return read(identifier, sources.outside);
}

const values = (found: Found) =>
  Object.fromEntries(Object.entries(found).map(([name, fact]) => [name, fact.value]));

describe("a source", () => {
  it("of articles is Crossref, by DOI", async () => {
    const { found, failure } = await readTyped("https://doi.org/10.3917/RFAP.161.0005");
    expect(failure).toBeNull();
    expect(values(found)).toEqual({
      type: "resource",
      kinds: ["article"],
      title: "Innovation publique\u00a0: les laboratoires au travail",
      subtitle: "Une enquête",
      summary: "Comment travaillent les laboratoires.",
      language: "fr",
      url: "https://doi.org/10.3917/rfap.161.0005",
      publishedOn: "2017-06",
      container: "Revue française d’administration publique",
      issue: "vol. 161, n° 1",
      pageFrom: 5,
      pageTo: 18,
      identifiers: ["DOI 10.3917/rfap.161.0005"],
      credits: [
        { role: "author", name: "Camille Martin" },
        { role: "author", name: "Collectif des labs" },
        { role: "publisher", name: "CAIRN" },
      ],
    });
    expect(found.title?.origin).toBe("crossref");
    expect(found.url?.origin).toBe("typed");
  });

  it("of what Crossref does not know is DataCite", async () => {
    const { found } = await readTyped("10.5281/zenodo.1234567");
    expect(sources.asked).toEqual(["/works/10.5281%2Fzenodo.1234567", "/dois/10.5281%2Fzenodo.1234567"]);
    expect(values(found)).toMatchObject({
      kinds: ["report"],
      title: "Grille d’évaluation des labs",
      subtitle: "Version 2",
      summary: "Une grille réutilisable.",
      publishedOn: "2018-04-12",
      credits: [
        { role: "author", name: "Alix Durand" },
        { role: "publisher", name: "Zenodo" },
      ],
    });
  });

  it("of theses is HAL", async () => {
    const { found } = await readTyped("https://theses.hal.science/hal-01234567v1");
    expect(values(found)).toMatchObject({
      kinds: ["thesis"],
      title: "Le design dans l’action publique",
      publishedOn: "2016-11-25",
      url: "https://theses.hal.science/hal-01234567",
      identifiers: ["hal-01234567"],
      links: [{ label: "PDF", kind: "document" }],
    });
  });

  it("of books is the BnF", async () => {
    const { found } = await readTyped("978-2-11-152345-6");
    expect(new URLSearchParams(sources.asked[0]?.split("?")[1]).get("query")).toBe(
      'bib.isbn all "9782111523456" or bib.isbn all "2111523453"',
    );
    expect(values(found)).toEqual({
      type: "resource",
      kinds: ["book"],
      title: "Design des politiques publiques",
      subtitle: "mode d'emploi",
      language: "fr",
      publishedOn: "2015",
      container: "Petits guides",
      pageCount: 126,
      identifiers: ["ISBN 9782111523456"],
      credits: [
        { role: "author", name: "Camille Martin" },
        { role: "contributor", name: "Alix Durand" },
        { role: "publisher", name: "La Documentation française" },
      ],
    });
  });

  it("of an event is its page, and its form is filled", async () => {
    const { found } = await readTyped(`${sources.origin}/rencontre`);
    const { content, origins } = proposedContent("event", found);
    expect(content).toEqual({
      title: "Rencontre des labs de l’Ouest",
      summary: "Deux jours pour apprendre les uns des autres.",
      language: "fr",
      url: "https://exemple.fr/agenda/rencontre",
      country: "FR",
      address: "Les Champs libres, 10 cours des Alliés, 35000 Rennes",
      latitude: 48.1055,
      longitude: -1.6745,
      credits: [{ role: "organiser", name: "Région Bretagne", note: null, organisation: null, entry: null }],
      startsOn: "2026-12-03",
      endsOn: "2026-12-04",
      startTime: "09:30",
      endTime: "17:00",
      timezone: "Europe/Paris",
    });
    expect(origins).toMatchObject({ title: "schema.org", language: "html" });
  });

  it("may be a PDF", async () => {
    const { found } = await readTyped(`${sources.origin}/document.pdf`);
    expect(values(found)).toMatchObject({
      title: "Guide de l’essai (2e version)",
      publishedOn: "2018-03-01",
      credits: [{ role: "author", name: "Camille Martin" }],
    });
  });
});

describe("a source that fails leaves what was typed", () => {
  it.each([
    ["unknown", 404, ""],
    ["closed", 403, ""],
    ["closed", 429, ""],
    ["away", 500, ""],
    ["unreadable", 200, "video/mp4"],
  ])("%s: %i %s", async (failure, status, type) => {
    sources.answer("/odd", (response) =>
      response.writeHead(status, type ? { "content-type": type } : {}).end("x"),
    );
    const reading = await readTyped(`${sources.origin}/odd`);
    expect(reading.failure).toBe(failure);
    expect(values(reading.found)).toEqual({ url: `${sources.origin}/odd` });
  });

  it.each([
    [
      "10.9999/none",
      "unknown",
      { type: "resource", url: "https://doi.org/10.9999/none", identifiers: ["DOI 10.9999/none"] },
    ],
    [
      "hal-99999999",
      "unknown",
      { type: "resource", url: "https://hal.science/hal-99999999", identifiers: ["hal-99999999"] },
    ],
    ["2-07-036002-4", "unknown", { type: "resource", identifiers: ["ISBN 9782070360024"] }],
  ])("%s: %s", async (typed, failure, facts) => {
    const reading = await readTyped(typed);
    expect(reading.failure).toBe(failure);
    expect(values(reading.found)).toEqual(facts);
  });

  it("when it answers in another shape than its own", async () => {
    for (const body of ['{"message":{}}', "[]", "{", '{"message":{"type":"book","title":"Not a list"}}']) {
      for (const path of ["/works/10.9999/shape", "/dois/10.9999/shape"].map((one) =>
        one.replace("9999/", "9999%2F"),
      )) {
        sources.answer(path, (response) =>
          response.writeHead(200, { "content-type": "application/json" }).end(body),
        );
      }
      expect((await readTyped("10.9999/shape")).failure, body).toBe("unreadable");
    }
  });

  it("when one agency is away and the other does not know the DOI", async () => {
    sources.answer("/works/10.9999%2Faway", (response) => response.writeHead(503).end());
    expect((await readTyped("10.9999/away")).failure).toBe("away");
  });

  it("when the connection breaks", async () => {
    sources.answer("/broken", (response) => response.destroy());
    expect((await readTyped(`${sources.origin}/broken`)).failure).toBe("away");
  });
});

it("asks nothing at all of addresses that lead inside", async () => {
  let connections = 0;
  const canary = createServer((_, response) => response.end("secret")).on("connection", () => connections++);
  await new Promise<void>((resolve) => canary.listen(0, resolve));
  const address = canary.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const outside = {
    ...sources.outside,
    guard: { ...sources.outside.guard, ports: new Set(["80", "443", String(port)]) },
  };
  for (const typed of privateAddresses(port)) {
    const identifier = parseIdentifier(typed);
    if (!identifier) continue;
    const error = await read(identifier, outside).catch((thrown: unknown) => thrown);
    expect(error, typed).toBeInstanceOf(OutboundError);
  }
  sources.answer("/inside", (response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end(),
  );
  await expect(readTyped(`${sources.origin}/inside`)).rejects.toBeInstanceOf(OutboundError);
  expect(connections).toBe(0);
  canary.close();
});
