import { expect, test } from "vitest";
import { permissionsDocument } from "../e2e/authorisation-document";

test("docs/permissions.md says what the matrix holds the build to", async () => {
  await expect(permissionsDocument()).toMatchFileSnapshot("../docs/permissions.md");
});
