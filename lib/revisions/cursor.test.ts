import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCursor, printCursor } from "./cursor";

describe("the cursor of a list of proposals", () => {
  it("comes back from its text", () => {
    const cursor = {
      at: new Date("2026-11-22T10:00:00.123Z"),
      id: "019ab0aa-0000-7000-8000-000000000000",
    };
    expect(parseCursor(printCursor(cursor))).toEqual(cursor);
  });

  it("is null for anything else", () => {
    for (const text of [
      undefined,
      "",
      "a.b",
      "12.12",
      "-1.019ab0aa-0000-7000-8000-000000000000",
      ["1", "2"],
      "1e400.x",
    ]) {
      expect(parseCursor(text)).toBeNull();
    }
    fc.assert(fc.property(fc.anything(), (anything) => void parseCursor(anything)));
  });
});
