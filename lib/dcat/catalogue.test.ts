/** Both syntaxes of the catalogue, read by parsers of others: one graph, and in it what data.gouv.fr looks for. */
import jsonld from "jsonld";
import { Parser, Writer } from "n3";
import { expect, test } from "vitest";
import { DUMP_FILE_NAMES } from "#lib/dumps/files";
import type { Dump } from "#lib/dumps/read-dump";
import { syntaxFor } from "./answer-catalogue";
import { catalogue } from "./catalogue";
import { node, PREFIXES, type Term } from "./graph";
import { jsonLd } from "./json-ld";
import { turtle } from "./turtle";

const ORIGIN = "https://sillage.exemple.fr";
const dump: Dump = {
  id: "01998a4e-0000-7000-8000-000000000001",
  startedAt: new Date("2026-11-22T02:00:00Z"),
  previousAt: null,
  entries: 140,
  added: 0,
  changed: 0,
  removed: 0,
  withdrawn: 0,
  files: DUMP_FILE_NAMES.map((name, index) => ({
    name,
    lines: 140,
    bytes: 1_000 + index,
    packedBytes: 300,
    sha256: "ab".repeat(32),
  })),
};
const source = { origin: ORIGIN, publisher: { name: "L’opérateur", email: "contact@exemple.fr" }, dump };
const graph = catalogue(source);

/** The statements of a text, one a line, in one order. */
const statements = (text: string): string[] => {
  const writer = new Writer({ format: "N-Triples" });
  return new Parser()
    .parse(text)
    .map((quad) => writer.quadToString(quad.subject, quad.predicate, quad.object).trim())
    .sort();
};
const fromJson = async (document: object): Promise<string[]> => {
  const documentLoader = async (address: string) => {
    throw new Error(`nothing else is to be read: ${address}`);
  };
  // As it is sent: text.
  const sent = JSON.parse(JSON.stringify(document));
  return statements(await jsonld.toRDF(sent, { format: "application/n-quads", documentLoader }));
};
const full = (term: Term) => {
  const [prefix, name] = term.split(":");
  return `${new Map(Object.entries(PREFIXES)).get(prefix ?? "")}${name}`;
};
/** The values of a node, as they are written: addresses, or texts. */
const valuesOf = (subject: string, predicate: Term) =>
  new Parser()
    .parse(turtle(graph))
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === full(predicate))
    .map(({ object }) => object.value);
const nodesOf = (type: Term) =>
  new Parser()
    .parse(turtle(graph))
    .filter((quad) => quad.predicate.value === full("rdf:type") && quad.object.value === full(type))
    .map(({ subject }) => subject.value);

test("Turtle and JSON-LD say the same graph", async () => {
  const read = statements(turtle(graph));
  expect(read).toHaveLength(graph.length);
  expect(await fromJson(jsonLd(graph))).toEqual(read);
});

test("any text and any address survives both", async () => {
  const hostile = '"là" \\ \u0000\u0007\n\r\t 👩🏽‍💻 \u200fעברית \'\'\' """ <a> @fr ^^x \ud800';
  const triples = node(`${ORIGIN}/é{x}?a=[1]|"`, "dcat:Dataset", {
    "dct:title": { text: hostile, lang: "fr" },
    "dct:description": { text: hostile },
    "dcat:byteSize": { text: "12", type: "xsd:nonNegativeInteger" },
    "dcat:landingPage": { iri: `${ORIGIN}/<x> y` },
  });
  const [title] = new Parser()
    .parse(turtle(triples))
    .filter(({ predicate }) => predicate.value === full("dct:title"));
  expect(title?.object.value).toBe(hostile.toWellFormed());
  expect(await fromJson(jsonLd(triples))).toEqual(statements(turtle(triples)));
});

test("each dataset has what DCAT-AP and data.gouv.fr ask for", () => {
  const datasets = nodesOf("dcat:Dataset");
  expect(datasets).toHaveLength(4);
  expect(valuesOf(`${ORIGIN}/catalogue#catalogue`, "dcat:dataset")).toEqual(datasets);
  for (const dataset of datasets) {
    // Without it data.gouv.fr skips the dataset.
    expect(valuesOf(dataset, "dct:identifier"), dataset).toEqual([dataset]);
    for (const predicate of ["dct:title", "dct:description"] as const)
      expect(valuesOf(dataset, predicate)).toHaveLength(2);
    for (const predicate of [
      "dct:publisher",
      "dcat:contactPoint",
      "dct:license",
      "dct:spatial",
      "dcat:theme",
      "dct:accrualPeriodicity",
      "dct:modified",
    ] as const)
      expect(valuesOf(dataset, predicate), predicate).toHaveLength(1);
  }
  expect(datasets.flatMap((dataset) => valuesOf(dataset, "dcat:distribution")).sort()).toEqual(
    nodesOf("dcat:Distribution").sort(),
  );
});

test("each file has its address, format, size, checksum and licence; the table its schema", () => {
  const files = nodesOf("dcat:Distribution");
  expect(files.flatMap((file) => valuesOf(file, "dcat:downloadURL")).sort()).toEqual(
    DUMP_FILE_NAMES.map((name) => `${ORIGIN}/donnees/${name}`).sort(),
  );
  for (const file of files) {
    for (const predicate of ["dcat:accessURL", "dct:format", "dcat:byteSize", "dct:modified"] as const) {
      expect(valuesOf(file, predicate), predicate).toHaveLength(1);
    }
    const [checksum = ""] = valuesOf(file, "spdx:checksum");
    expect(valuesOf(checksum, "spdx:algorithm")).toEqual([
      "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
    ]);
    expect(valuesOf(checksum, "spdx:checksumValue")).toEqual(["ab".repeat(32)]);
    const [licence = ""] = valuesOf(file, "dct:license");
    expect(valuesOf(licence, "rdfs:label")).toEqual(["Licence Ouverte / Open Licence version 2.0"]);
  }
  expect(valuesOf(`${ORIGIN}/catalogue#sillage.csv`, "dct:conformsTo")).toEqual([
    `${ORIGIN}/schemas/sillage.json`,
  ]);
});

test("the API and the open archive are services of the dataset of entries", () => {
  const services = nodesOf("dcat:DataService");
  expect(services.flatMap((service) => valuesOf(service, "dcat:endpointURL"))).toEqual([
    `${ORIGIN}/api/v1`,
    `${ORIGIN}/oai`,
  ]);
  for (const service of services) {
    expect(valuesOf(service, "dct:identifier")).toEqual([service]);
    expect(valuesOf(service, "dcat:servesDataset")).toEqual([`${ORIGIN}/catalogue#fiches`]);
  }
});

test("before the first dump the addresses are there already, and nothing that is not known", async () => {
  const early = catalogue({ ...source, dump: null });
  const text = turtle(early);
  expect(text).toContain(`<${ORIGIN}/donnees/sillage.csv>`);
  expect(text).not.toMatch(/byteSize|checksum|modified/);
  expect(await fromJson(jsonLd(early))).toEqual(statements(text));
});

test("who reads the catalogue's own address gets what it asked for first", () => {
  expect(syntaxFor("")).toBe("ttl");
  expect(syntaxFor("*/*")).toBe("ttl");
  expect(syntaxFor("text/html,application/xhtml+xml")).toBe("page");
  expect(syntaxFor("application/ld+json, text/turtle;q=0.5")).toBe("jsonld");
  expect(syntaxFor("text/turtle, application/ld+json")).toBe("ttl");
});
