import { expect, test } from "vitest";
import { copyText } from "./copy";

test("what would end a column or a row is escaped", () => {
  expect(copyText("a\tb\nc\\d\r")).toBe("a\\tb\\nc\\\\d\\r");
});

test("nothing, numbers, truths and instants are written as PostgreSQL reads them", () => {
  expect([null, 3, true, new Date("2018-09-14T00:00:00Z")].map(copyText)).toEqual([
    "\\N",
    "3",
    "true",
    "2018-09-14T00:00:00.000Z",
  ]);
});

test("a list is an array literal, quoted twice over", () => {
  expect(copyText(["fr", 'dit "Le Lab"'])).toBe('{"fr","dit \\\\"Le Lab\\\\""}');
  expect(copyText([])).toBe("{}");
});

test("an object is JSON, whose escapes are escaped", () => {
  expect(copyText({ json: { note: "a\nb" } })).toBe('{"note":"a\\\\nb"}');
});
