import { expect, it } from "vitest";
import { publicationKindOf } from "./kinds";

const of = (field: string, from: string | boolean | null, to: string | boolean | null) => ({
  [field]: { from, to },
});

it("tells what came into the lists, what left them, and what changed there", () => {
  expect(publicationKindOf(1, of("title", null, "Lab"))).toBe("published");
  expect(publicationKindOf(2, of("title", "Lab", "Le lab"))).toBe("changed");
  expect(publicationKindOf(2, of("archived", false, true))).toBe("archived");
  expect(publicationKindOf(2, { ...of("archived", false, true), ...of("removed", false, true) })).toBe(
    "archived",
  );
  expect(publicationKindOf(2, of("mergedInto", null, "autre"))).toBe("archived");
  expect(publicationKindOf(3, of("archived", true, false))).toBe("published");
  expect(publicationKindOf(3, of("mergedInto", "autre", null))).toBe("published");
});
