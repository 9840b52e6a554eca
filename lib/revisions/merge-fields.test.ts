import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyContent } from "#lib/entries/types/index";
import { type Content, same } from "./changes";
import { mergedContent, mergeFields, type Twin } from "./merge-fields";

const lab = (slug: string, changes: Content): Twin => ({
  slug,
  content: { ...emptyContent("lab"), title: "Le Lab", kind: "lab", ...changes },
});
const ITSELF = { values: {}, lists: {} };
const credit = (name: string, entry: string | null = null) => ({
  role: "partner",
  name,
  note: null,
  organisation: null,
  entry,
});

describe("two entries field by field", () => {
  test("ask nothing where they say the same, and take the other's word where one says nothing", () => {
    const kept = lab("a", { summary: "De A.", body: null });
    const other = lab("b", { summary: "De B.", body: "De B." });
    expect(mergeFields("lab", kept, other).map(({ field }) => field.name)).toEqual(["summary", "body"]);
    expect(mergedContent("lab", kept, other, ITSELF)).toMatchObject({ summary: "De A.", body: "De B." });
    const values = { summary: "other", body: "kept" } as const;
    expect(mergedContent("lab", kept, other, { values, lists: {} })).toMatchObject({
      summary: "De B.",
      body: null,
    });
  });

  test("put lists together, each thing once, without what is unticked", () => {
    const kept = lab("a", { themes: ["design"], links: [link("https://lab.fr/rapport")] });
    const other = lab("b", { themes: ["design", "culture"], links: [link("http://www.lab.fr/rapport/")] });
    expect(mergedContent("lab", kept, other, ITSELF).themes).toEqual(["design", "culture"]);
    expect(mergedContent("lab", kept, other, ITSELF).links).toEqual(kept.content.links);
    const lists = { themes: [1] };
    expect(mergedContent("lab", kept, other, { values: {}, lists }).themes).toEqual(["culture"]);
    expect(mergedContent("lab", kept, other, { values: {}, lists: { themes: [] } }).themes).toEqual([]);
  });

  test("keep the name and the address that one of them loses", () => {
    const kept = lab("a", { url: "https://a.fr" });
    const other = lab("b", { title: "Ancien nom", url: "https://b.fr", language: "fr" });
    const merged = mergedContent("lab", kept, other, ITSELF);
    expect(merged.aliases).toEqual(["Ancien nom"]);
    expect(merged.links).toMatchObject([{ url: "https://b.fr", label: "Ancien nom", kind: "website" }]);
  });

  test("tie the thing to itself by nothing", () => {
    const kept = lab("a", {
      relations: [{ kind: "same-as", to: "b", note: null }],
      credits: [credit("Le Lab", "b"), credit("Autre")],
    });
    const other = lab("b", {
      relations: [
        { kind: "same-as", to: "a", note: null },
        { kind: "part-of", to: "c", note: null },
      ],
      credits: [credit("Le Lab", "a")],
    });
    const merged = mergedContent("lab", kept, other, ITSELF);
    expect(merged.relations).toEqual([{ kind: "part-of", to: "c", note: null }]);
    expect(merged.credits).toEqual([credit("Le Lab"), credit("Autre")]);
  });
});

test("an entry merged with its like is itself, and nothing that either says is lost unless it is unticked", () => {
  const themes = fc.uniqueArray(fc.constantFrom("un", "deux", "trois", "quatre"));
  const content = fc.record({ summary: fc.constantFrom("x", "y", null), themes });
  fc.assert(
    fc.property(content, content, (one, two) => {
      const [kept, other] = [lab("a", one), lab("b", two)];
      expect(same(mergedContent("lab", kept, { ...kept, slug: "b" }, ITSELF), kept.content)).toBe(true);
      const merged = mergedContent("lab", kept, other, ITSELF).themes;
      expect(new Set(Array.isArray(merged) ? merged : [])).toEqual(new Set([...one.themes, ...two.themes]));
    }),
  );
});

function link(url: string) {
  return { url, label: "Rapport", kind: "report", language: null };
}
