import { expect, test } from "vitest";
import { permissionsDocument } from "../e2e/authorisation-document";
import { holesIn, OBJECTS } from "../e2e/authorisation-objects";

test("docs/permissions.md says what the matrix holds the build to", async () => {
  await expect(permissionsDocument()).toMatchFileSnapshot("../docs/permissions.md");
});

test("every object that the matrix is about is asked for by name, and not everyone is answered alike", () => {
  for (const name of ["published", "draft", "pending", "refused", "archived", "merged", "internal note"])
    expect(Object.keys(OBJECTS)).toContain(name);
  for (const name of ["another's profile", "session", "token", "alert", "batch", "audit log"])
    expect(Object.keys(OBJECTS)).toContain(name);
  expect(Object.entries(OBJECTS).flatMap(([name, concerned]) => holesIn(name, concerned))).toEqual([]);
  expect(holesIn("forgotten", { things: ["nothingOfTheKind"] })).toHaveLength(2);
});
