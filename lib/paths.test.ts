import fc from "fast-check";
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
    "///evil.example",
    "/.//evil.example",
    "/fr/..//evil.example",
    "/%2e//evil.example",
    "/fr/%2e%2e//evil.example",
    "https:evil.example",
    "https:/evil.example",
    "/\u0000/evil.example",
    "/fr\r\nlocation: https://evil.example",
    " /fr",
    "data:text/html,x",
    "JaVaScRiPt:alert(1)",
    "\u0001javascript:alert(1)",
    "@evil.example",
    ".evil.example",
    "/\u2028/evil.example",
    "\uff0f\uff0fevil.example",
  ])("%j is not", (path) => {
    expect(isSafeNext(path)).toBe(false);
  });

  it("leads nowhere else, whatever it is made of and however often it is resolved", () => {
    const site = "https://sillage.example";
    const part = fc.constantFrom(
      ..."/ // \\ /\\ . .. /./ /../ %2f %2F %5c %2e %00 %0d%0a %09 @ : ; ? # & fr labs evil.example".split(
        " ",
      ),
      ..."https: http: javascript: data: ://evil.example //evil.example \t \n \r \0 \u00ad \u200b \u3002 ／ ＼ é".split(
        " ",
      ),
      " ",
      "\t",
      "\n",
      "\r",
      "\0",
    );
    const path = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(""));
    const anyPath = fc.oneof(
      path,
      path.map((end) => `/${end}`),
      fc.string({ unit: "binary" }),
    );
    let followed = 0;
    fc.assert(
      fc.property(anyPath, (next) => {
        if (!isSafeNext(next)) return;
        followed++;
        expect(next).toMatch(/^[\x20-\x7e]+$/);
        // A browser resolves it; code in the page may resolve what came of it once more.
        let address = next;
        for (let times = 0; times < 3; times++) {
          const url = new URL(address, `${site}/fr/connexion`);
          expect(url.origin).toBe(site);
          address = url.pathname + url.search + url.hash;
        }
      }),
      { numRuns: 20_000 },
    );
    expect(followed).toBeGreaterThan(1000);
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
