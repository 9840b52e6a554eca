import { describe, expect, test } from "vitest";
import { ENTRY_TYPES } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import { validateContent } from "../validate";
import { detailFieldsOf, emptyContent, entryTypes, fieldsOf, formFieldsOf } from "./index";

describe.each(ENTRY_TYPES)("the type %s", (type) => {
  const { example } = entryTypes[type];
  const issuesOf = (changes: Content) => validateContent(type, { ...example, ...changes }).issues ?? [];
  const codeAt = (path: string, changes: Content) =>
    issuesOf(changes).find((issue) => issue.path === path)?.code;

  test("accepts its own example and gives it back as it is", () => {
    expect(validateContent(type, example)).toEqual({ content: example });
  });

  test("says what every field is, and where a form asks it", () => {
    expect(fieldsOf(type).length).toBe(Object.keys(example).length);
    for (const field of formFieldsOf(type)) expect(field).toMatchObject({ widget: expect.any(String) });
    expect(detailFieldsOf(type)).not.toContain("title");
  });

  test("asks for what is required when nothing is typed, each field once", () => {
    const issues = validateContent(type, emptyContent(type)).issues ?? [];
    const required = fieldsOf(type).filter(({ required, widget }) => required && widget);
    expect(issues.map(({ path }) => path).sort()).toEqual(required.map(({ name }) => name).sort());
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(["required"]));
  });

  test.each<[string, string, Json]>([
    ["title", "required", "   \n "],
    ["title", "tooLong", "x".repeat(301)],
    ["title", "unreadable", "a\0b"],
    ["title", "unreadable", "a\ud800b"],
    ["summary", "tooLong", "x".repeat(1001)],
    ["url", "notWebAddress", "javascript:alert(1)"],
    ["url", "notWebAddress", "data:text/html,<script>alert(1)</script>"],
    ["url", "notWebAddress", "http://user:password@exemple.fr/"],
    ["url", "notWebAddress", "exemple.fr"],
    ["startsOn", "notDate", "2018-02-30"],
    ["startsOn", "notDate", "hier"],
    ["kind", "notInList", "licorne"],
    ["latitude", "notNumber", "quarante"],
    ["latitude", "tooBig", 91],
    ["longitude", "tooSmall", -181],
    ["themes", "double", ["a", "a"]],
    ["themes", "tooMany", ["a", "b", "c", "d", "e", "f", "g", "h", "i"]],
  ])("refuses %s with %s", (field, code, value) => {
    expect(codeAt(field, { [field]: value })).toBe(code);
  });

  test("refuses half a point", () => {
    expect(codeAt("longitude", { latitude: 48, longitude: null })).toBe("pointIsWhole");
  });

  test("refuses a field that it does not have", () => {
    expect(issuesOf({ isAdmin: true }).length).toBe(1);
  });

  test("refuses a relation of an unknown kind, and the same one twice", () => {
    const related = (kind: string) => ({ kind, to: "une-fiche", note: null });
    expect(codeAt("relations.0.kind", { relations: [related("constructor")] })).toBe("notInList");
    const twice = [related("related-to"), { ...related("related-to"), note: "encore" }];
    expect(codeAt("relations.1.to", { relations: twice })).toBe("double");
  });
});

test("an event that ends before it starts is refused, to the minute", () => {
  const at = (times: Content) =>
    validateContent("event", { ...entryTypes.event.example, ...times }).issues?.map((i) => i.code);
  const placeOf = (times: Content) =>
    validateContent("event", { ...entryTypes.event.example, ...times }).issues?.map((i) => i.path);
  expect(placeOf({ startsOn: "2018-11-23", endsOn: "2018-11-22" })).toEqual(["endsOn"]);
  const hours = { startTime: "18:00", endTime: "09:00" };
  expect(placeOf({ startsOn: "2018-11-23", endsOn: "2018-11-23", ...hours })).toEqual(["endTime"]);
  expect(placeOf({ endsOn: null, ...hours })).toEqual(["endTime"]);
  expect(at({ startsOn: "2018-11-23", endsOn: "2018-11-22" })).toEqual(["endsBeforeStart"]);
  expect(at({ startTime: "10:00", endTime: "09:00" })).toEqual(["endsBeforeStart"]);
  expect(at({ endsOn: null, startTime: "18:00", endTime: "09:00" })).toEqual(["endsBeforeStart"]);
  expect(at({ endsOn: null, startTime: "18:00", endTime: "20:00" })).toBeUndefined();
  expect(at({ startsOn: "2018-11", endsOn: "2018", startTime: null, endTime: null })).toBeUndefined();
  expect(at({ startTime: "25:00" })).toEqual(["notTime"]);
  expect(at({ timezone: "Europe/Atlantide" })).toEqual(["notZone"]);
});
