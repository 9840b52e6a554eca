/** The bill of materials that goes with each release is made from the lockfile, without a network. */
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";

const root = new URL("..", import.meta.url);

const bill = z.looseObject({
  bomFormat: z.literal("CycloneDX"),
  components: z.array(z.looseObject({ name: z.string(), version: z.string() })),
});

const lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

// `--omit dev` would leave packages out that an installation runs with: npm says of each whether it is for development.
it("npm run sbom names every package of the lockfile, and its version", () => {
  const printed = execSync("npm run --silent sbom", {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 20_000_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { components } = bill.parse(JSON.parse(printed));
  const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const { packages } = lock.parse(JSON.parse(readFileSync(new URL("package-lock.json", root), "utf8")));
  const locked = Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, { version }]) => `${path.slice(path.lastIndexOf("node_modules/") + 13)}@${version}`);
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter((each) => !named.has(each))).toEqual([]);
});
