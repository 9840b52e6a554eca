import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlightsOf, MARK_END, MARK_START, websearchOf } from "./terms";

describe("what was typed", () => {
  it.each([
    ["design de services", '"design" "de" "services"'],
    ["les labs à Rennes", '"labs" "Rennes"'],
    ["beta.gouv.fr", '"beta gouv fr"'],
    ["« action publique » or", '"action publique" "or"'],
    ['"les communs" -covid-19', '"les communs" "covid 19"'],
    ["---", ""],
    ['"', ""],
  ])("%s is asked as %s", (typed, asked) => {
    expect(websearchOf(typed)).toBe(asked);
  });

  it("never leaves an operator outside of quotation marks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect(websearchOf(typed)).toMatch(/^("[^"]+"( "[^"]+")*)?$/);
      }),
    );
  });
});

describe("highlights", () => {
  it("are the text in pieces", () => {
    expect(highlightsOf(`Un ${MARK_START}lab${MARK_END} public`)).toEqual([
      { text: "Un ", marked: false },
      { text: "lab", marked: true },
      { text: " public", marked: false },
    ]);
    expect(highlightsOf("")).toEqual([]);
  });
});
