/** The open archive, asked as harvesters ask it; every answer is held against the schemas. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { OaiPmh } from "oai-pmh/src/index.js";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { readOai } from "#lib/imports/readers/oai";
import { archive, unarchive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { remove, restore } from "#lib/revisions/remove";
import { acceptance, createEntry, createTheme, createUser, submitEdit } from "#lib/testing/factories";
import { all, type Element, readXml, texts } from "#lib/testing/oai/read";
import { HOST, serveOai } from "#lib/testing/oai/server";
import { faultsOf } from "#lib/testing/oai/validate";
import { mergeThemes } from "#lib/vocabularies/merge";
import { answerOai } from "./answer-oai";
import { identifierOf } from "./identifier";
import { printStamp } from "./stamp";

type Made = Awaited<ReturnType<typeof createEntry>>;

let lab: Made;
let report: Made;
let event: Made;
let programme: Made;
let gone: Made;
let moderator: Awaited<ReturnType<typeof createUser>>;

/** All that text may hold: what XML forbids, what ends its sections, what it reads as markup, both directions, pictures. */
const HOSTILE = "« Ça & <b>là</b> » ]]> <!-- --> \u200fעברית\u200e العربية 👩🏽‍💻 \u{1d4d0} &amp; ' \"";

const ask = async (query: string, page?: number) => {
  const answer = await answerOai(new URLSearchParams(query), { ...HOST, now: new Date(), page });
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");
  expect(await faultsOf(text)).toEqual([]);
  return readXml(text);
};
const errorsOf = (answer: Element) => all(answer, "error").map(({ attributes }) => attributes.code);
const identifiersOf = (answer: Element) =>
  all(answer, "header").flatMap((header) => texts(header, "identifier"));
const edit = async ({ slug, author }: Made, changes: Record<string, string>) => {
  const current = await getCurrentEntry(db, { slug });
  if (!current) throw new Error("no entry");
  await decide(moderator, acceptance(await submitEdit(author, current, changes)));
};
/** Every record in the past, each a minute after the one before, so that what comes next is later by the clock. */
const age = () =>
  db.$executeRaw`UPDATE oai_record r SET stamp = timestamptz '2026-01-01 00:00:00Z' + aged.place * interval '1 minute'
    FROM (SELECT entry_id, row_number() OVER (ORDER BY entry_id) AS place FROM oai_record WHERE tag = '') aged
    WHERE aged.entry_id = r.entry_id`;

beforeAll(async () => {
  for (const slug of ["design", "donnees", "ancien"]) await createTheme(slug);
  moderator = await createUser("moderator", "Inès");
  lab = await createEntry("lab", { title: "Le lab", themes: ["design"], aliases: ["L’autre nom"] });
  report = await createEntry("resource", {
    title: HOSTILE,
    summary: HOSTILE,
    body: HOSTILE,
    url: "https://exemple.fr/a?b=c&d=[e]|{f}\"<g>'#h",
    themes: ["design", "donnees"],
    container: HOSTILE,
    issue: "n° 12",
    pageFrom: 3,
    pageTo: 9,
    identifiers: ["10.1000/182<x>", "9782110000002", "1234-5679", "hal-01234567"],
    credits: [
      { role: "author", name: HOSTILE, note: HOSTILE, organisation: null, entry: null },
      { role: "partner", name: "Le lab", note: null, organisation: null, entry: lab.slug },
    ],
    relations: [{ kind: "produced-by", to: lab.slug, note: HOSTILE }],
    sources: [{ document: "Bulletin", locator: HOSTILE, highlighted: false, entry: null }],
  });
  event = await createEntry("event", { title: "L’atelier", themes: ["ancien"], deadlineOn: "2018-10-01" });
  programme = await createEntry("programme", { title: "Le programme", amountEur: 3_000_000_000 });
  gone = await createEntry("lab", {
    title: "Canari zorglub",
    summary: "Zorglub s’y trouve.",
    themes: ["design"],
  });
  await age();
});

describe("the archive says what it is", () => {
  test("Identify", async () => {
    const [identity] = all(await ask("verb=Identify"), "Identify");
    expect(identity && texts(identity, "baseURL")).toEqual(["https://sillage.exemple.fr/oai"]);
    expect(identity && texts(identity, "earliestDatestamp")).toEqual(["2026-01-01T00:01:00Z"]);
    expect(identity && texts(identity, "deletedRecord")).toEqual(["persistent"]);
  });

  test("its formats, those of a record, and none of a record that is gone", async () => {
    expect(texts(await ask("verb=ListMetadataFormats"), "metadataPrefix")).toEqual(["oai_dc", "mods"]);
    const one = await ask(`verb=ListMetadataFormats&identifier=${identifierOf(lab.id)}`);
    expect(texts(one, "metadataPrefix")).toEqual(["oai_dc", "mods"]);
    expect(errorsOf(await ask("verb=ListMetadataFormats&identifier=oai:a:b"))).toEqual(["idDoesNotExist"]);
  });

  test("its sets are the types and the themes", async () => {
    expect(texts(await ask("verb=ListSets"), "setSpec").sort()).toEqual(
      ["resource", "lab", "programme", "event"]
        .map((type) => `type.${type}`)
        .concat(["design", "donnees", "ancien"].map((theme) => `theme.${theme}`))
        .sort(),
    );
  });
});

describe("a request that cannot be answered gets a code", () => {
  test.each([
    ["", "badVerb"],
    ["verb=Identify&x=1", "badArgument"],
    ["verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"],
    [
      `verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:uuid:00000000-0000-7000-8000-000000000000`,
      "idDoesNotExist",
    ],
    ["verb=ListRecords&metadataPrefix=oai_dc&set=type.film", "noRecordsMatch"],
    ["verb=ListRecords&metadataPrefix=oai_dc&until=2001-01-01", "noRecordsMatch"],
    ["verb=ListRecords&resumptionToken=oai_dc,%01<x>,,,,", "badResumptionToken"],
    ["verb=ListSets&resumptionToken=x", "badResumptionToken"],
  ])("%s: %s", async (query, code) => {
    const answer = await ask(query);
    expect(errorsOf(answer)).toEqual([code]);
    const repeated = all(answer, "request")[0]?.attributes ?? {};
    expect(Object.keys(repeated).length > 0).toBe(code !== "badVerb" && code !== "badArgument");
  });
});

describe("records", () => {
  test("say in Dublin Core and in MODS what the entry says, whatever signs it holds", async () => {
    const dc = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifierOf(report.id)}`);
    expect(texts(dc, "dc:title")).toEqual([`${HOSTILE}\u00a0: Bilan et propositions`]);
    expect(texts(dc, "dc:creator")).toEqual([HOSTILE]);
    expect(texts(dc, "dc:contributor")).toEqual(["Le lab"]);
    expect(texts(dc, "dc:identifier")).toEqual([
      `https://sillage.exemple.fr/fr/ressources/${report.slug}`,
      "https://exemple.fr/a?b=c&d=[e]|{f}\"<g>'#h",
      "https://doi.org/10.1000/182%3Cx%3E",
      "9782110000002",
      "1234-5679",
      "hal-01234567",
    ]);
    expect(texts(dc, "dc:relation")[0]).toBe(`https://sillage.exemple.fr/fr/labs/${lab.slug}`);
    const mods = await ask(`verb=GetRecord&metadataPrefix=mods&identifier=${identifierOf(report.id)}`);
    expect(texts(mods, "namePart")).toEqual([HOSTILE, "Le lab"]);
    expect(all(mods, "roleTerm").map(({ text }) => text)).toEqual(["aut", "author", "partner"]);
    expect(all(mods, "note").find(({ attributes }) => attributes.type === "body")?.text).toBe(HOSTILE);
    expect([texts(mods, "start"), texts(mods, "end"), texts(mods, "number")]).toEqual([
      ["3"],
      ["9"],
      ["n° 12"],
    ]);
    expect(all(mods, "identifier").map(({ attributes, text }) => [attributes.type, text])).toContainEqual([
      "doi",
      "10.1000/182<x>",
    ]);
  });

  test("carry the fields that only their type has", async () => {
    const notes = async ({ id }: Made) =>
      Object.fromEntries(
        all(await ask(`verb=GetRecord&metadataPrefix=mods&identifier=${identifierOf(id)}`), "note").map(
          ({ attributes, text }) => [attributes.type, text],
        ),
      );
    expect(await notes(event)).toMatchObject({
      startTime: "09:15",
      endTime: "12:45",
      series: "Les matinées du lab",
    });
    expect(await notes(programme)).toMatchObject({ amountEur: "3000000000" });
  });

  test("are told of their sets, and found by them", async () => {
    const answer = await ask("verb=ListIdentifiers&metadataPrefix=mods&set=theme.design");
    expect(identifiersOf(answer).sort()).toEqual(
      [lab, report, gone].map(({ id }) => identifierOf(id)).sort(),
    );
    expect(texts(answer, "setSpec").filter((set) => set === "theme.design")).toHaveLength(3);
    expect(identifiersOf(await ask("verb=ListIdentifiers&metadataPrefix=mods&set=type.event"))).toEqual([
      identifierOf(event.id),
    ]);
  });

  test("are found by when they last changed, to the day and to the second, both ends included", async () => {
    const list = async (dates: string) =>
      identifiersOf(await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&${dates}`));
    expect(await list("from=2026-01-01&until=2026-01-01")).toHaveLength(5);
    expect(await list("from=2026-01-01T00:02:00Z&until=2026-01-01T00:03:00Z")).toHaveLength(2);
    expect(await list("from=2026-01-01T00:05:00Z")).toHaveLength(1);
    expect(errorsOf(await ask("verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-01-02"))).toEqual([
      "noRecordsMatch",
    ]);
  });

  test("are read by our own harvester too", async () => {
    const answer = await answerOai(new URLSearchParams("verb=ListRecords&metadataPrefix=oai_dc"), {
      ...HOST,
      now: new Date(),
      page: 2,
    });
    const read = readOai(await answer.text());
    expect("records" in read && read.records?.map(({ uid }) => uid)).toEqual(
      [lab, report].map(({ id }) => identifierOf(id)),
    );
    expect("next" in read && read.next).toMatch(/^oai_dc,/);
  });
});

describe("a harvest", () => {
  test("by a client of others brings each record once, by GET, and by POST alike", async () => {
    const { url, close, asked } = await serveOai({ page: 3 });
    const client = new OaiPmh(url);
    const found: string[] = [];
    for await (const record of client.listRecords({ metadataPrefix: "oai_dc" }))
      found.push(record.header.identifier);
    expect(found).toEqual([lab, report, event, programme, gone].map(({ id }) => identifierOf(id)));
    expect(asked).toHaveLength(2);
    expect((await client.identify()).protocolVersion).toBe("2.0");
    expect(
      (await client.listMetadataFormats()).map(
        ({ metadataPrefix }: { metadataPrefix: string }) => metadataPrefix,
      ),
    ).toEqual(["oai_dc", "mods"]);
    expect((await client.getRecord(identifierOf(lab.id), "mods")).header.identifier).toBe(
      identifierOf(lab.id),
    );
    await expect(client.getRecord("urn:uuid:x", "mods")).rejects.toThrow(/no record of that identifier/);
    const posted = await fetch(url, { method: "POST", body: new URLSearchParams({ verb: "ListSets" }) });
    expect(texts(readXml(await posted.text()), "setSpec")).toContain("type.lab");
    close();
  });

  test("misses nothing of what is added or changes while it lasts, and ends", async () => {
    const seen = new Map<string, string>();
    let changes = 0;
    let token: string | undefined;
    do {
      const answer: Element = await ask(
        token
          ? `verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`
          : "verb=ListRecords&metadataPrefix=oai_dc",
        2,
      );
      for (const record of all(answer, "record")) {
        seen.set(texts(record, "identifier")[0] ?? "", texts(record, "dc:title")[0] ?? "");
      }
      token = texts(answer, "resumptionToken")[0];
      // One that was listed, one that was not, and a new one.
      if (changes++ === 0) {
        await edit(lab, { title: "Le lab, autrement" });
        await edit(event, { title: "L’atelier, autrement" });
        await createEntry("programme", { title: "Venu entre-temps" });
      }
    } while (token);
    expect([...seen.values()]).toEqual(
      expect.arrayContaining([
        "Le lab, autrement",
        "L’atelier, autrement",
        "Venu entre-temps",
        "Le programme",
      ]),
    );
    expect(seen.size).toBe(6);
    await age();
  });
});

describe("what happens to an entry", () => {
  const stampOf = async ({ id }: Made) => {
    const [header] = all(
      await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifierOf(id)}`),
      "header",
    );
    return {
      status: header?.attributes.status ?? "",
      stamp: (header && texts(header, "datestamp")[0]) ?? "",
    };
  };
  const isNow = (stamp: string) =>
    stamp >= printStamp(new Date(Date.now() - 60_000)) && stamp <= printStamp(new Date());

  test("taken down, it leaves its identifier and the instant, and nothing else; what named it changed as well", async () => {
    await edit(programme, { summary: "Avec le lab." });
    const current = await getCurrentEntry(db, { slug: programme.slug });
    if (!current) throw new Error("no entry");
    const relations = [{ kind: "related-to", to: gone.slug, note: "Zorglub" }];
    await decide(moderator, acceptance(await submitEdit(programme.author, current, { relations })));
    await age();
    await remove(moderator, { slug: gone.slug, reasonCode: "personal-data", reason: "Demande reçue." });
    const header = await stampOf(gone);
    expect(header.status).toBe("deleted");
    expect(isNow(header.stamp)).toBe(true);
    expect(isNow((await stampOf(programme)).stamp)).toBe(true);
    const whole = await answerOai(new URLSearchParams("verb=ListRecords&metadataPrefix=mods"), {
      ...HOST,
      now: new Date(),
    });
    expect(await whole.text()).not.toMatch(/zorglub/i);
    expect(errorsOf(await ask(`verb=ListMetadataFormats&identifier=${identifierOf(gone.id)}`))).toEqual([
      "noMetadataFormats",
    ]);
    const set = await ask("verb=ListIdentifiers&metadataPrefix=oai_dc&set=theme.design");
    expect(identifiersOf(set)).toContain(identifierOf(gone.id));
  });

  test("put back, it is a record again", async () => {
    await restore(moderator, { slug: gone.slug, reason: "Par erreur." });
    expect((await stampOf(gone)).status).toBe("");
  });

  test("archived, it is a tombstone", async () => {
    await archive(moderator, { slug: gone.slug, reason: "N’existe plus." });
    expect((await stampOf(gone)).status).toBe("deleted");
  });

  test("a theme that takes the place of another changes its records, under both names", async () => {
    await age();
    await mergeThemes(moderator, { slug: "ancien", into: "donnees" });
    expect(isNow((await stampOf(event)).stamp)).toBe(true);
    for (const theme of ["ancien", "donnees"]) {
      expect(
        identifiersOf(await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&set=theme.${theme}`)),
      ).toContain(identifierOf(event.id));
    }
  });

  test("decisions made at the same time, on entries that a third one names, all pass; so do those that name one another", async () => {
    const named = await Promise.all(
      Array.from({ length: 6 }, (_, i) => createEntry("lab", { title: `Nommé ${i}` })),
    );
    const relations = named.map(({ slug }) => ({ kind: "related-to", to: slug, note: null }));
    const naming = await createEntry("resource", { title: "Qui les nomme", relations });
    for (const { slug, author } of named) {
      const current = await getCurrentEntry(db, { slug });
      if (!current) throw new Error("no entry");
      const back = [{ kind: "cites", to: naming.slug, note: null }];
      await decide(moderator, acceptance(await submitEdit(author, current, { relations: back })));
    }
    await age();
    const reason = "N’existe plus.";
    await Promise.all([
      ...named.map(({ slug }) => archive(moderator, { slug, reason })),
      edit(naming, { summary: "Autrement dit." }),
    ]);
    expect(isNow((await stampOf(naming)).stamp)).toBe(true);
    await age();
    await Promise.all(named.map(({ slug }) => unarchive(moderator, { slug, reason })));
    expect(isNow((await stampOf(naming)).stamp)).toBe(true);
    for (const one of named) expect((await stampOf(one)).status).toBe("");
  });

  test("filling the index anew changes no record", async () => {
    await age();
    await db.$executeRaw(reindexSql(Prisma.sql`true`));
    expect(errorsOf(await ask("verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-01-02"))).toEqual([
      "noRecordsMatch",
    ]);
  });
});

test("a database that does not answer is said as such, with when to come back", async () => {
  const answer = await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE oai_record`;
      return await answerOai(new URLSearchParams("verb=Identify"), { ...HOST, now: new Date() });
    },
    { timeout: 20_000 },
  );
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
});
