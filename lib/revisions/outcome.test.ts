import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply, type Content, diff, settle } from "./changes";
import { isAsProposed, outcomeOf } from "./outcome";

const before: Content = { title: "Un lab", summary: "Un résumé.", aliases: [], url: null };
const fates = (proposed: Content, written: Content, current: Content = before) => {
  const applied = diff(current, { ...current, ...written });
  const outcome = outcomeOf(
    "lab",
    diff(before, { ...before, ...proposed }),
    applied,
    apply(current, applied),
  );
  return Object.fromEntries(outcome.map(({ field, fate }) => [field.name, fate]));
};

describe("what became of a proposal", () => {
  it("tells what was kept, corrected, left out and added, in the order of the type's fields", () => {
    const proposed = { summary: "Mieux dit.", title: "Le lab", url: "https://exemple.fr/" };
    const written = { title: "Le lab", summary: "Encore mieux dit.", aliases: ["Le laboratoire"] };
    expect(Object.entries(fates(proposed, written))).toEqual([
      ["title", "kept"],
      ["aliases", "added"],
      ["summary", "corrected"],
      ["url", "left-out"],
    ]);
  });

  it("counts as kept what someone else had already written meanwhile", () => {
    const current = { ...before, title: "Le lab" };
    expect(fates({ title: "Le lab", summary: "Mieux." }, { summary: "Mieux." }, current)).toEqual({
      title: "kept",
      summary: "kept",
    });
  });

  it("keeps both: what the author wanted, from what they saw, and what was written, from what was there", () => {
    const [title] = outcomeOf(
      "lab",
      { title: { from: "Un lab", to: "Le lab" } },
      { title: { from: "Leur lab", to: "Notre lab" } },
      { ...before, title: "Notre lab" },
    );
    expect(title).toMatchObject({
      fate: "corrected",
      proposed: { from: "Un lab", to: "Le lab" },
      applied: { from: "Leur lab", to: "Notre lab" },
    });
  });

  it("follows from the choices, whatever they are: proposed is kept, current is left out", () => {
    const value = fc.constantFrom("Un", "Deux", "Trois", null);
    const content = fc.record({ title: value, summary: value, url: value });
    const choice = fc.constantFrom("proposed" as const, "current" as const);
    fc.assert(
      fc.property(content, content, content, choice, (seen, current, wanted, take) => {
        const changes = diff(seen, wanted);
        const choices = Object.fromEntries(Object.keys(changes).map((field) => [field, { take }]));
        const { content: after, applied } = settle(current, changes, choices);
        const outcome = outcomeOf("lab", changes, applied, after);
        expect(outcome.map(({ field }) => field.name).sort()).toEqual(Object.keys(changes).sort());
        if (take === "proposed") expect(isAsProposed(outcome)).toBe(true);
        for (const { field, fate } of outcome) {
          const already =
            current[field.name as keyof typeof current] === wanted[field.name as keyof typeof wanted];
          if (take === "current") expect(fate).toBe(already ? "kept" : "left-out");
        }
      }),
    );
  });
});
