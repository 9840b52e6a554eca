import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_SEARCH } from "./query";
import { readPasted, readSaved, savedText } from "./saved";

const ORIGIN = "https://sillage.example";
const pasted = (address: string) => {
  const query = readPasted(address, ORIGIN);
  return query && savedText(query);
};

describe("the address of a page as people paste it", () => {
  it.each([
    ["/fr", ""],
    ["https://sillage.example/en", ""],
    ["/fr/recherche?q=design&type=lab", "q=design&type=lab"],
    ["/fr/recherche?q=design&sort=date&utm_source=x", "q=design"],
    ["  https://sillage.example/fr/labs?theme=design#resultats ", "type=lab&theme=design"],
    ["/fr/ressources", "type=resource"],
    ["/en/carte?territory=region-53&vue=liste", "territory=region-53"],
    ["/fr/agenda?mois=2026-11", ""],
    ["/fr/themes/design", "theme=design"],
    ["/fr/territoires/departement-75", "territory=departement-75"],
    ["/fr/organisations/ditp", "organisation=ditp"],
    ["/fr/flux/atom.xml?type=event", "type=event"],
  ])("%s is the search %j", (address, search) => expect(pasted(address)).toBe(search));

  it.each([
    "",
    "https://ailleurs.example/fr/labs",
    "http://sillage.example/fr/labs",
    "/fr/labs/tilab",
    "/fr/connexion",
    "/de/labs",
    "/fr/recherche?year=12",
    "/fr/themes/%E0%A4%A",
    "javascript:alert(1)",
  ])("%s is none", (address) => expect(pasted(address)).toBeNull());

  it("never throws, whatever is pasted", () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (url) => pasted(url) === null));
    fc.assert(fc.property(fc.string(), (text) => void pasted(text)));
    fc.assert(fc.property(fc.webPath(), (path) => void pasted(`/fr${path}`)));
  });
});

it("a search that is kept is read back the same, without its order and its page", () => {
  const query = {
    ...EMPTY_SEARCH,
    text: "coup de pouce",
    types: ["lab" as const],
    themes: ["design"],
    typed: true,
  };
  expect(readSaved(savedText({ ...query, sort: "title" }))).toEqual(query);
  expect(readSaved("")).toEqual(EMPTY_SEARCH);
});

it("a search that can no longer be read whole finds nothing, rather than more than was asked", () => {
  expect(readSaved("type=lab&kind=une-nature-disparue")).toBeNull();
  expect(readSaved("zut=1")).toBeNull();
});
