import { describe, expect, it } from "vitest";
import { fieldId, valuesOf } from "./form-state";

function formOf(...entries: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe("valuesOf", () => {
  it("gives back every text field, repeated ones as lists", () => {
    expect(valuesOf(formOf(["title", "Titre"], ["themes", "a"], ["themes", "b"], ["empty", ""]))).toEqual({
      title: ["Titre"],
      themes: ["a", "b"],
      empty: [""],
    });
  });

  it("leaves out files and what React adds for itself", () => {
    const form = formOf(["$ACTION_KEY", "k"], ["$ACTION_REF_1", ""], ["file", new Blob(["x"])], ["a", "b"]);
    expect(valuesOf(form)).toEqual({ a: ["b"] });
  });

  it("bounds the answer, so that the form that comes back can be sent again", () => {
    const values = valuesOf(formOf(["a", "é".repeat(1_000_000)], ["b", "b"]));
    expect(values.a?.[0]?.length).toBeLessThanOrEqual(400_000);
    expect(values.b).toBeUndefined();
  });

  it("keeps what is typed under a name that objects have already", () => {
    const values = valuesOf(formOf(["__proto__", "x"], ["constructor", "y"]));
    expect(values.constructor).toEqual(["y"]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });
});

describe("fieldId", () => {
  it("is the same for the field and for the link of the error summary", () => {
    expect(fieldId("credits.2.name")).toBe("f-credits-2-name");
  });
});
