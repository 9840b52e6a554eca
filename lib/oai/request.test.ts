import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identifierOf, idOf } from "./identifier";
import { OaiError, parseRequest } from "./request";
import { isStamp } from "./stamp";
import { parseToken, printToken } from "./token";
import { asUri } from "./uri";

const ask = (query: string) => parseRequest(new URLSearchParams(query));
const codeOf = (query: string) => {
  try {
    ask(query);
  } catch (error) {
    if (error instanceof OaiError) return error.code;
    throw error;
  }
  return null;
};

const ID = "01998a4e-0000-7000-8000-000000000001";

describe("a request is read strictly", () => {
  test("a verb that is missing, given twice or not one of the six is a badVerb", () => {
    for (const query of [
      "",
      "verb=",
      "verb=identify",
      "verb=Identify&verb=Identify",
      "verb=toString",
      "VERB=Identify",
    ])
      expect(codeOf(query), query).toBe("badVerb");
  });

  test.each([
    "verb=Identify&identifier=a:b",
    "verb=Identify&x=1",
    "verb=ListSets&metadataPrefix=oai_dc",
    "verb=ListMetadataFormats&identifier=a:b&identifier=a:b",
    "verb=ListMetadataFormats&identifier=not a uri",
    "verb=GetRecord&identifier=a:b",
    "verb=GetRecord&metadataPrefix=oai_dc",
    "verb=GetRecord&identifier=a:b&metadataPrefix=oai_dc&set=x",
    "verb=GetRecord&identifier=&metadataPrefix=oai_dc",
    "verb=ListRecords",
    "verb=ListRecords&metadataPrefix=",
    "verb=ListRecords&metadataPrefix=oai dc",
    "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc",
    "verb=ListRecords&metadataPrefix=oai_dc&set=a/b",
    "verb=ListRecords&metadataPrefix=oai_dc&from=2026",
    "verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30",
    "verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T24:00:00Z",
    "verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T10:00:00",
    "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T10:00:00.5Z",
    "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z",
    "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01",
    "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x",
    "verb=ListSets&resumptionToken=x&resumptionToken=x",
    "verb=ListIdentifiers&metadataPrefix=oai_dc&identifier=a:b",
  ])("%s is a badArgument", (query) => {
    expect(codeOf(query)).toBe("badArgument");
  });

  test("a token that the archive did not give is a badResumptionToken", () => {
    for (const token of ["", "x", `oai_dc,,,,2026-02-30T00:00:00Z,${ID}`, `oai_dc,,,,2026-01-01,${ID}`]) {
      expect(codeOf(`verb=ListRecords&resumptionToken=${token}`), token).toBe("badResumptionToken");
      expect(codeOf(`verb=ListSets&resumptionToken=${token}`), token).toBe("badResumptionToken");
    }
  });

  test("dates are those of one granularity, and their order does not matter but for from and until", () => {
    expect(
      ask("until=2026-01-02&metadataPrefix=oai_dc&from=2026-01-02&set=type.lab&verb=ListRecords"),
    ).toEqual({
      verb: "ListRecords",
      selection: { metadataPrefix: "oai_dc", set: "type.lab", from: "2026-01-02", until: "2026-01-02" },
      after: null,
    });
  });

  test("whatever is asked, it is read or refused by a code of the protocol", () => {
    const names = fc.constantFrom(
      "verb",
      "identifier",
      "metadataPrefix",
      "from",
      "until",
      "set",
      "resumptionToken",
      "x",
    );
    const values = fc.oneof(
      fc.constantFrom("ListRecords", "GetRecord", "oai_dc", "2026-01-01"),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 6 }), (pairs) => {
        try {
          parseRequest(new URLSearchParams(pairs));
        } catch (error) {
          expect(error).toBeInstanceOf(OaiError);
        }
      }),
    );
  });
});

test("a token gives back what was asked and where the list stood", () => {
  const stamp = fc
    .date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    })
    .map((at) => new Date(Math.floor(at.getTime() / 1000) * 1000));
  const printed = stamp.map((at) => `${at.toISOString().slice(0, 19)}Z`);
  const day = printed.map((text) => text.slice(0, 10));
  const selection = fc.record({
    metadataPrefix: fc.constantFrom("oai_dc", "mods"),
    set: fc.constantFrom(null, "type.lab", "theme.design-services-publics"),
    from: fc.option(fc.oneof(printed, day)),
    until: fc.option(fc.oneof(printed, day)),
  });
  fc.assert(
    fc.property(selection, stamp, fc.uuid(), (asked, at, id) => {
      expect(parseToken(printToken(asked, { stamp: at, id }))).toEqual({
        selection: asked,
        after: { stamp: at, id },
      });
    }),
  );
});

test("a date is one of the calendar", () => {
  expect(["2026-11-22", "2024-02-29", "2026-11-22T00:00:00Z"].filter((date) => !isStamp(date))).toEqual([]);
  expect(
    ["2026-02-29", "2026-13-01", "0000-01-01", "2026-11-22T25:00:00Z", "22/11/2026", "2026-11-22Z"].filter(
      isStamp,
    ),
  ).toEqual([]);
});

test("an identifier is the entry's own, whatever its case", () => {
  expect(idOf(identifierOf(ID))).toBe(ID);
  expect(idOf(`URN:UUID:${ID.toUpperCase()}`)).toBe(ID);
  expect(idOf(`oai:sillage:${ID}`)).toBeNull();
});

test("an address is a URI, the same one when it was one", () => {
  expect(asUri("https://exemple.fr/a?b=%C3%A9&c=d#e")).toBe("https://exemple.fr/a?b=%C3%A9&c=d#e");
  expect(asUri("https://exemple.fr/é?a=[1]|{2}%#b#c")).toBe(
    "https://exemple.fr/%C3%A9?a=%5B1%5D%7C%7B2%7D%25#b%23c",
  );
});
