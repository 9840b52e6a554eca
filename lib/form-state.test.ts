import { describe, expect, it } from "vitest";
import { fieldId, holdsStill, valuesOf } from "./form-state";

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

describe("holdsStill", () => {
  const before = {
    title: ["Titre"],
    themes: ["b", "a"],
    "credits.0.name": ["Camille"],
    "credits.0.note": [""],
  };

  it("is true of a field that came back as it was, whatever is empty besides", () => {
    const now = { ...before, themes: ["a", "b"], "credits.1.name": [""], "credits.0.search": ["cam"] };
    for (const field of ["title", "themes", "credits", "summary"]) {
      expect(holdsStill(before, now, field), field).toBe(true);
    }
    expect(holdsStill({ text: ["a\nb"] }, { text: ["a\r\nb "] }, "text")).toBe(true);
  });

  it("is false of one that was changed, emptied, or given another row", () => {
    expect(holdsStill(before, { ...before, title: ["Titres"] }, "title")).toBe(false);
    expect(holdsStill(before, { ...before, title: [""] }, "title")).toBe(false);
    expect(holdsStill(before, { ...before, themes: ["a"] }, "themes")).toBe(false);
    expect(holdsStill(before, { ...before, "credits.1.name": ["Ada"] }, "credits")).toBe(false);
    expect(holdsStill({ ...before, titles: ["x"] }, before, "title")).toBe(true);
  });
});

describe("fieldId", () => {
  it("is the same for the field and for the link of the error summary", () => {
    expect(fieldId("credits.2.name")).toBe("f-credits-2-name");
  });
});
