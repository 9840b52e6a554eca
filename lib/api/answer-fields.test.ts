import { expect, it } from "vitest";
import { answerFields, variantsOf } from "./answer-fields";
import { openApiDocument } from "./openapi";

const { components } = openApiDocument("en", "https://sillage.example");
const { schemas } = components;
const ref = (id: string) => ({ $ref: `#/components/schemas/${id}` });
const fieldsOf = (id: string) => new Map(answerFields(ref(id), schemas).map((field) => [field.path, field]));

it("lists the fields of an answer, those of its items too, with what each is", () => {
  const fields = fieldsOf("EntryList");
  expect([...fields.keys()]).toEqual([
    "total",
    "items",
    "items[].type",
    "items[].slug",
    "items[].title",
    "items[].summary",
    "items[].url",
    "next",
  ]);
  expect(fields.get("next")).toMatchObject({ kind: "text", nullable: true });
  expect(fields.get("items")).toMatchObject({ kind: "list", nullable: false });
  expect(fields.get("items[].type")?.among).toEqual(["resource", "lab", "programme", "event"]);
});

it("follows what may be null, and what is kept by name", () => {
  expect(fieldsOf("Organisation").get("parent.name")).toMatchObject({ kind: "text", nullable: false });
  expect(fieldsOf("Organisation").get("parent")).toMatchObject({ kind: "object", nullable: true });
  expect(fieldsOf("History").get("items[].changes.*.from")).toMatchObject({ kind: "any" });
  expect(fieldsOf("Lab").get("content.credits[].role")?.among).toContain("partner");
});

it("tells the forms of an answer apart", () => {
  expect(variantsOf(ref("Entry"), schemas)?.map(([type]) => type)).toEqual([
    "resource",
    "lab",
    "programme",
    "event",
  ]);
  expect(variantsOf(ref("EntryList"), schemas)).toBeNull();
  for (const id of Object.keys(schemas)) {
    for (const { path, description } of fieldsOf(id).values())
      expect(description, `${id}.${path}`).not.toBe("");
  }
});
