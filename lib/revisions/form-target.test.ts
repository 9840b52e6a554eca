import { describe, expect, it } from "vitest";
import { parseTarget } from "./form-target";

const key = "01890a5d-ac96-774b-bcce-b302099a8057";
const fields = { type: "lab", slug: "", revisionId: "", version: "", baseVersion: "0", key };
const parse = (changes: Partial<typeof fields> = {}) =>
  parseTarget(
    Object.fromEntries(Object.entries({ ...fields, ...changes }).map(([name, value]) => [name, [value]])),
  );

describe("the hidden fields of a form", () => {
  it("say what it is about", () => {
    expect(parse()).toEqual({
      type: "lab",
      slug: undefined,
      draft: undefined,
      baseVersion: 0,
      idempotencyKey: key,
    });
    expect(parse({ slug: "la-27e-region", baseVersion: "3", revisionId: key, version: "2" })).toMatchObject({
      slug: "la-27e-region",
      baseVersion: 3,
      draft: { id: key, version: 2 },
    });
  });

  it.each([
    { type: "robot" },
    { slug: "../etc" },
    { revisionId: "1; DROP TABLE" },
    { key: "not a uuid" },
    { version: "2" },
    { revisionId: key },
    { slug: "la-27e-region" },
    { baseVersion: "1" },
    { baseVersion: "-1", slug: "a" },
    { revisionId: key, version: "1e400" },
  ])("are refused when our page did not write them: %o", (changes) => {
    expect(parse(changes)).toBeNull();
  });
});
