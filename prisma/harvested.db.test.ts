/** The real catalogue, harvested whole by a client of others and held against the entries, field by field. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { OaiPmh } from "oai-pmh/src/index.js";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { type EntryRecord, getRecords } from "#lib/entries/records";
import { readOai } from "#lib/imports/readers/oai";
import { answerOai } from "#lib/oai/answer-oai";
import { identifierOf } from "#lib/oai/identifier";
import { entryPath } from "#lib/paths";
import { all, type Element, readXml, texts } from "#lib/testing/oai/read";
import { HOST, serveOai } from "#lib/testing/oai/server";
import { faultsOf } from "#lib/testing/oai/validate";
import { seed } from "./seed";

let records: EntryRecord[];

beforeAll(async () => {
  await seed(process.env.DATABASE_URL ?? "", () => undefined);
  const rows = await db.entry.findMany({
    where: { archived: false, mergedIntoId: null },
    select: { id: true },
  });
  records = await getRecords(rows.map(({ id }) => id));
}, 120_000);

/** Every record of a format, each answer being as its schema wants. */
async function harvest(prefix: string): Promise<Map<string, Element>> {
  const found = new Map<string, Element>();
  let asked = `metadataPrefix=${prefix}`;
  while (asked) {
    const answer = await answerOai(new URLSearchParams(`verb=ListRecords&${asked}`), {
      ...HOST,
      now: new Date(),
      page: 60,
    });
    const text = await answer.text();
    expect(await faultsOf(text)).toEqual([]);
    const root = readXml(text);
    for (const record of all(root, "record")) found.set(texts(record, "identifier")[0] ?? "", record);
    const [token] = texts(root, "resumptionToken");
    asked = token ? `resumptionToken=${encodeURIComponent(token)}` : "";
  }
  return found;
}

const detail = ({ details }: EntryRecord, name: string) => details[name];
const some = (values: readonly (string | number | null | undefined)[]) =>
  values.filter((value) => value !== null && value !== undefined).map(String);

test("a client of others finds each entry once", async () => {
  const { url, close, asked } = await serveOai({ page: 50 });
  const found: string[] = [];
  for await (const { identifier } of new OaiPmh(url).listIdentifiers({ metadataPrefix: "oai_dc" }))
    found.push(identifier);
  close();
  expect(found).toHaveLength(records.length);
  expect(new Set(found)).toEqual(new Set(records.map(({ id }) => identifierOf(id))));
  expect(asked).toHaveLength(Math.ceil(records.length / 50));
});

test("Dublin Core says of each entry what the entry says", async () => {
  const found = await harvest("oai_dc");
  for (const entry of records) {
    const record = found.get(identifierOf(entry.id));
    if (!record) throw new Error(entry.slug);
    const values = (name: string) => texts(record, `dc:${name}`);
    expect(values("title")[0]?.startsWith(entry.title), entry.slug).toBe(true);
    expect(values("description"), entry.slug).toEqual([entry.summary]);
    expect(
      new Set([...values("creator"), ...values("publisher"), ...values("contributor")]),
      entry.slug,
    ).toEqual(new Set(entry.credits.map(({ name }) => name)));
    expect(values("subject"), entry.slug).toEqual([
      ...entry.themes.map(({ labelFr }) => labelFr),
      ...entry.themes.map(({ labelEn }) => labelEn),
    ]);
    expect(values("date"), entry.slug).toEqual([...new Set(some([entry.startsOn, entry.endsOn]))]);
    expect(values("language"), entry.slug).toEqual([entry.language]);
    expect(values("identifier").slice(0, entry.url ? 2 : 1), entry.slug).toEqual(
      some([HOST.origin + entryPath("fr", entry.type, entry.slug), entry.url]),
    );
    expect(values("relation"), entry.slug).toEqual([
      ...entry.relations.map(({ entry: other }) => HOST.origin + entryPath("fr", other.type, other.slug)),
      ...entry.links.map(({ url }) => url),
    ]);
  }
});

test("MODS says of each entry what the entry says", async () => {
  const found = await harvest("mods");
  for (const entry of records) {
    const record = found.get(identifierOf(entry.id));
    const [mods] = record ? all(record, "mods") : [];
    if (!mods) throw new Error(entry.slug);
    const own = (name: string) => mods.children.filter((child) => child.name === name);
    expect(texts(mods, "namePart"), entry.slug).toEqual(entry.credits.map(({ name }) => name));
    const roles = all(mods, "roleTerm").filter(({ attributes }) => attributes.type === "text");
    expect(
      roles.map(({ text }) => text),
      entry.slug,
    ).toEqual(entry.credits.map(({ role }) => role));
    expect([texts(mods, "title")[0], texts(mods, "abstract")[0]], entry.slug).toEqual([
      entry.title,
      entry.summary,
    ]);
    expect(
      own("note")
        .filter(({ attributes }) => attributes.type === "body")
        .map(({ text }) => text),
      entry.slug,
    ).toEqual(some([entry.body]));
    expect(
      own("genre")
        .slice(0, 2)
        .map(({ text }) => text),
      entry.slug,
    ).toEqual([entry.type, entry.kind]);
    expect([...texts(mods, "dateIssued"), ...texts(mods, "dateOther")], entry.slug).toEqual(
      some([entry.startsOn, entry.endsOn, entry.deadlineOn]),
    );
    expect([texts(mods, "start"), texts(mods, "end")], entry.slug).toEqual(
      ["pageFrom", "pageTo"].map((name) =>
        some([detail(entry, name)].map((value) => (typeof value === "number" ? value : null))),
      ),
    );
    expect(
      all(mods, "url").map(({ text }) => decodeURI(text)),
      entry.slug,
    ).toEqual(
      some([
        HOST.origin + entryPath("fr", entry.type, entry.slug),
        entry.url,
        ...entry.links.map(({ url }) => url),
      ]).map((url) => decodeURI(url)),
    );
    const related = own("relatedItem").filter(({ attributes }) => attributes.otherType);
    expect(
      related.map(({ attributes }) => attributes.otherType),
      entry.slug,
    ).toEqual(entry.relations.map(({ kind }) => kind));
    const coordinates = entry.latitude === null ? [] : [`${entry.latitude}, ${entry.longitude}`];
    expect(texts(mods, "coordinates"), entry.slug).toEqual(coordinates);
  }
});

test("our own harvester reads all of it", async () => {
  const answer = await answerOai(new URLSearchParams("verb=ListRecords&metadataPrefix=oai_dc"), {
    ...HOST,
    now: new Date(),
    page: 1_000,
  });
  const read = readOai(await answer.text());
  const titles = "records" in read ? read.records?.map(({ uid }) => uid) : [];
  expect(new Set(titles)).toEqual(new Set(records.map(({ id }) => identifierOf(id))));
});
