import { describe, expect, it } from "vitest";
import { searchAt, unsettledSearches } from "./form-searches";

const values = {
  "territory.search": ["renn"],
  territory: [""],
  "credits.0.name": ["ditp"],
  "relations.0.search": ["27e"],
  "relations.0.to": ["la-27e-region La 27e Région"],
  "relations.1.search": ["inconnue"],
  "sources.0.search": [" "],
};

describe("the searches of a form", () => {
  it("are known by their button", () => {
    expect(searchAt(values, "territory")).toEqual({ kind: "territory", text: "renn" });
    expect(searchAt(values, "credits.0")).toEqual({ kind: "credit", text: "ditp" });
    expect(searchAt(values, "relations.1")).toEqual({ kind: "entry", text: "inconnue" });
    expect(searchAt(values, "title")).toBeNull();
    expect(searchAt(values, "credits.x")).toBeNull();
  });

  it("wait for a choice when something was typed and nothing chosen", () => {
    expect(unsettledSearches(values)).toEqual([
      { path: "territory", code: "unsettled" },
      { path: "relations.1.to", code: "unsettled" },
    ]);
  });
});
