import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messages } from "#lib/messages/index";

const sources = globSync("lib/**/*.ts", { exclude: ["**/generated/**", "**/*.test.ts", "lib/testing/**"] });
const codesIn = (text: string, code: RegExp) => [...text.matchAll(code)].map(([, found = ""]) => found);

test.each(["fr", "en"] as const)("what is written in the audit log has words (%s)", (lang) => {
  const { acts, objects } = messages(lang).administration.audit;
  const written = sources.flatMap((path) =>
    codesIn(readFileSync(path, "utf8"), /^\s*(action: [^\n]*)/gm).flatMap((line) =>
      codesIn(line, /"([a-z]+\.[a-z-]+)"/g),
    ),
  );
  expect(written.length).toBeGreaterThan(50);
  expect(written.filter((code) => !Object.hasOwn(acts, code))).toEqual([]);
  const things = codesIn(readFileSync("lib/audit.ts", "utf8"), /^ {4}\| "([a-z]+)"/gm);
  expect(things.length).toBeGreaterThan(15);
  expect(things.filter((code) => !Object.hasOwn(objects, code))).toEqual([]);
});
