import { describe, expect, it } from "vitest";
import { preferredLang } from "./messages/lang";
import {
  collectionPath,
  editPath,
  entryPath,
  inLanguage,
  isSafeNext,
  reviewPath,
  signInPath,
  typeOfCollection,
} from "./paths";

describe("paths", () => {
  it("name the collection in French in both languages", () => {
    expect(entryPath("fr", "event", "superpublic")).toBe("/fr/evenements/superpublic");
    expect(entryPath("en", "resource", "a b/c")).toBe("/en/ressources/a%20b%2Fc");
    expect(editPath("fr", "lab", "la-27e-region")).toBe("/fr/labs/la-27e-region/modifier");
  });

  it("leave out of the query what has no value and repeat what has several", () => {
    expect(collectionPath("fr", "lab", { theme: ["design", "data"], year: null, kind: "" })).toBe(
      "/fr/labs?theme=design&theme=data",
    );
    expect(reviewPath("fr", {})).toBe("/fr/moderation");
  });

  it("find the type of a collection, and nothing in a foreign segment", () => {
    expect(typeOfCollection("evenements")).toBe("event");
    expect(typeOfCollection("constructor")).toBeNull();
  });

  it("carry where to go after signing in", () => {
    expect(signInPath("fr", "/fr/labs/x/modifier")).toBe("/fr/connexion?next=%2Ffr%2Flabs%2Fx%2Fmodifier");
    expect(signInPath("en")).toBe("/en/connexion");
  });

  it("change language by their first segment alone", () => {
    expect(inLanguage("/fr/labs/fr", "en")).toBe("/en/labs/fr");
    expect(inLanguage("/fr", "en")).toBe("/en");
  });
});

describe("a next address", () => {
  it.each(["/", "/fr/labs?theme=design#x", "/en/contributions/1"])("%s is followed", (path) => {
    expect(isSafeNext(path)).toBe(true);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/fr/labs/œuvre",
    "\\\\evil.example",
    "javascript:alert(1)",
    "fr/labs",
    "",
    null,
    ["/fr"],
    `/${"a".repeat(2001)}`,
  ])("%j is not", (path) => {
    expect(isSafeNext(path)).toBe(false);
  });
});

describe("the language of a visitor", () => {
  it.each([
    [null, "fr"],
    ["en-GB,en;q=0.9,fr;q=0.8", "en"],
    ["fr;q=0.3,en;q=0.7", "en"],
    ["de,nl;q=0.5", "fr"],
    ["en;q=0", "fr"],
    ["fr-CA", "fr"],
    [";;;q=x,,", "fr"],
  ] as const)("%s reads %s", (header, lang) => {
    expect(preferredLang(header)).toBe(lang);
  });
});
