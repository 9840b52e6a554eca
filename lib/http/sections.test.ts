import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { isSection } from "#lib/paths";

it("every page of the site is in a section that proxy.ts knows: any other address is answered 404", () => {
  const folders = ["app/[lang]", "app/[lang]/(legal)"]
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }))
    .filter((item) => item.isDirectory() && !/^[[(]/.test(item.name))
    .map(({ name }) => name);
  expect(folders.length).toBeGreaterThan(10);
  for (const folder of folders) expect(isSection(folder), folder).toBe(true);
});
