import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isbn10, isbn13, parseIdentifier } from "./identifier";

test.each([
  ["https://exemple.fr/rapport", { kind: "url", url: "https://exemple.fr/rapport" }],
  ["  exemple.fr/rapport  ", { kind: "url", url: "https://exemple.fr/rapport" }],
  ["www.exemple.fr", { kind: "url", url: "https://www.exemple.fr/" }],
  ["exemple.fr:8080/a", { kind: "url", url: "https://exemple.fr:8080/a" }],
  ["http://exemple.fr/é", { kind: "url", url: "http://exemple.fr/%C3%A9" }],
  ["10.3917/RFAP.161.0005", { kind: "doi", doi: "10.3917/rfap.161.0005" }],
  ["doi:10.3917/rfap.161.0005", { kind: "doi", doi: "10.3917/rfap.161.0005" }],
  ["DOI 10.3917/rfap.161.0005", { kind: "doi", doi: "10.3917/rfap.161.0005" }],
  ["https://doi.org/10.1002/(SICI)1097%3A1", { kind: "doi", doi: "10.1002/(sici)1097:1" }],
  ["http://dx.doi.org/10.5281/zenodo.1234567", { kind: "doi", doi: "10.5281/zenodo.1234567" }],
  ["978-2-11-152345-6", { kind: "isbn", isbn: "9782111523456" }],
  ["ISBN 978 2 11 152345 6", { kind: "isbn", isbn: "9782111523456" }],
  ["ISBN 2-07-036002-4", { kind: "isbn", isbn: "9782070360024" }],
  ["0-8044-2957-X", { kind: "isbn", isbn: "9780804429573" }],
  ["hal-01234567", { kind: "hal", hal: "hal-01234567" }],
  ["tel-01234567v2", { kind: "hal", hal: "tel-01234567" }],
  ["https://hal.science/hal-01234567v3", { kind: "hal", hal: "hal-01234567" }],
  ["https://shs.hal.science/halshs-01234567/document", { kind: "hal", hal: "halshs-01234567" }],
  ["https://halshs.archives-ouvertes.fr/halshs-01234567", { kind: "hal", hal: "halshs-01234567" }],
])("%s is known for what it is", (typed, identifier) => {
  expect(parseIdentifier(typed)).toEqual(identifier);
});

test.each([
  "",
  "innovation publique",
  "978-2-11-152345-7",
  "javascript:alert(1)",
  "ftp://exemple.fr/",
  "file:///etc/passwd",
  "mailto:a@exemple.fr",
  "https://",
  "https://localhost/",
  "a".repeat(3000),
])("%j is nothing to start from", (typed) => {
  expect(parseIdentifier(typed)).toBeNull();
});

describe("any text", () => {
  it("is read or refused at once, without an error", () => {
    const pieces = fc.constantFrom(
      "10.",
      "hal-",
      "978",
      "-",
      "1",
      "/",
      ":",
      "http",
      "://",
      "x",
      " ",
      ".",
      "doi",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 400 }).map((all) => all.join("")),
        ),
        (typed) => {
          const found = parseIdentifier(typed);
          if (found?.kind === "url") expect(found.url).toMatch(/^https?:\/\//);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it("writes an ISBN of thirteen digits in ten, and back", () => {
  expect(isbn10("9780804429573")).toBe("080442957X");
  expect(isbn10("9791032900017")).toBeNull();
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), (number) => {
      const ten = isbn10(`978${String(number).padStart(9, "0")}0`) ?? "";
      const thirteen = isbn13(ten) ?? "";
      expect(isbn10(thirteen)).toBe(ten);
    }),
  );
});

it("changes one digit of an ISBN and no longer takes it for one", () => {
  fc.assert(
    fc.property(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digits = [..."9782111523456"];
      digits[at] = String((Number(digits[at]) + by) % 10);
      expect(isbn13(digits.join(""))).toBeNull();
    }),
  );
});
