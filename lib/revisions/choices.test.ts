import { describe, expect, it } from "vitest";
import { besideChoices, chosenIn, unchosen } from "./choices";

const chosen = (values: Record<string, string[]>) => chosenIn("lab", values, "fr").choices;

describe("what a moderator chose in the form", () => {
  it("is nothing where a field stays as proposed: it merges by itself", () => {
    expect(chosen({ "choice-title": ["proposed"], title: ["Un titre"] })).toEqual({});
  });

  it("is the value proposed, or the current one, of a field changed twice", () => {
    const values = { conflict: ["title", "url"], "choice-title": ["proposed"], "choice-url": ["current"] };
    expect(chosen(values)).toEqual({ title: { take: "proposed" }, url: { take: "current" } });
    expect(chosen({ conflict: ["title"] })).toEqual({});
  });

  it("is one's own value, read from the field's own widget", () => {
    const values = {
      "choice-startsOn": ["value"],
      "startsOn.year": ["2016"],
      "startsOn.month": ["09"],
      "startsOn.day": [""],
      "choice-aliases": ["value"],
      aliases: ["Le Lab\n\nLa Fabrique "],
      "choice-url": ["value"],
      url: [" "],
      summary: ["Jamais lu : rien n’y est corrigé."],
    };
    expect(chosen(values)).toEqual({
      startsOn: { take: "value", value: "2016-09" },
      aliases: { take: "value", value: ["Le Lab", "La Fabrique"] },
      url: { take: "value", value: null },
    });
  });

  it("cannot be a value of a field that is in no form, nor a word that is no choice", () => {
    const values = { "choice-archived": ["value"], archived: ["on"], "choice-title": ["n’importe quoi"] };
    expect(chosen(values)).toEqual({});
    expect(chosen({ "choice-archived": ["current"] })).toEqual({ archived: { take: "current" } });
  });

  it("waits for a search typed in a correction, and for no other", () => {
    const search = { "relations.0.search": ["La Passerelle"], "relations.0.to": [""] };
    const issues = (take: string) =>
      chosenIn("lab", { ...search, "choice-relations": [take] }, "fr").issues.map(({ path }) => path);
    expect(issues("value")).toEqual(["relations.0.to"]);
    expect(issues("proposed")).toEqual([]);
  });
});

describe("what is wrong", () => {
  it("is said in the editor of a field that is corrected, and beside the choice of another", () => {
    const values = { "choice-title": ["value"], "choice-url": ["proposed"] };
    const issues = ["title", "url", "summary"].map((path) => ({ path, code: "required" }));
    expect(besideChoices(issues, values).map(({ path }) => path)).toEqual(["title", "choice-url", "summary"]);
  });

  it("leaves a field that moved to be chosen about again", () => {
    const values = { "choice-title": ["proposed"], "choice-url": ["current"], title: ["Tapé"] };
    expect(unchosen(values, ["title"])).toEqual({ "choice-url": ["current"], title: ["Tapé"] });
  });
});
