/**
 * `npm audit` may be out of reach (a mirror, no network): the advisories that we know of are held against the lockfile
 * here. A floor is added to security-floors.json when an advisory is read; `minimum: null` bans a package.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";

const version = z.string().regex(/^\d+\.\d+\.\d+/);
const floors = z
  .array(z.strictObject({ package: z.string(), minimum: version.nullable(), advisory: z.string().min(10) }))
  .parse(read("security-floors.json"));
const { packages } = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
  .parse(read("package-lock.json"));

it.each(floors)("no $package below $minimum is installed", ({ package: name, minimum, advisory }) => {
  const installed = Object.entries(packages).flatMap(([path, entry]) =>
    path.endsWith(`node_modules/${name}`) ? [entry.version ?? "0.0.0"] : [],
  );
  // A floor under what is no more is to be removed.
  if (minimum !== null) expect(installed).not.toEqual([]);
  const tooLow = installed.filter((each) => minimum === null || isBelow(each, minimum));
  expect(tooLow, advisory).toEqual([]);
});

it("compares versions number by number", () => {
  expect(isBelow("9.0.1", "10.0.0")).toBe(true);
  expect(isBelow("16.10.0", "16.3.5")).toBe(false);
  expect(isBelow("16.3.5", "16.3.5")).toBe(false);
  expect(isBelow("16.3.5-canary.1", "16.3.5")).toBe(true);
});

/** Whether a version comes before another (semver 2.0.0, §11, a pre-release counting as below its release). */
function isBelow(one: string, other: string): boolean {
  const parts = (text: string) => (text.split("-")[0] ?? "").split(".").map(Number);
  const difference = parts(one)
    .map((part, index) => part - (parts(other)[index] ?? 0))
    .find((each) => each !== 0);
  return difference === undefined ? one.includes("-") : difference < 0;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
}
