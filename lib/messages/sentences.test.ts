import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGS, messages } from ".";

const root = join(import.meta.dirname, "..");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.includes("generated") && !path.endsWith(".test.ts"))
  .map((path) => readFileSync(join(root, path), "utf8"));

const found = (pattern: RegExp) =>
  new Set(sources.flatMap((source) => [...source.matchAll(pattern)].flatMap(([, key]) => key ?? [])));

describe.each(LANGS)("in %s", (lang) => {
  it("every refusal of a use case has its sentence", () => {
    const keys = found(/new DomainError\(\s*"[a-z-]+",\s*"(\w+)"/g);
    expect(keys.size).toBeGreaterThan(5);
    for (const key of keys) expect(Object.keys(messages(lang).errors)).toContain(key);
  });

  it("every issue of a field has its sentence", () => {
    const codes = [
      ...found(/because\("(\w+)"/g),
      ...found(/\bissue\([^)]*"(\w+)"\)/g),
      ...found(/\bpath(?:: [^,{}]+)?, code: "(\w+)"/g),
      ...found(/"(unknown[A-Z]\w+)"/g),
    ];
    expect(codes.length).toBeGreaterThan(10);
    const known = Object.keys(messages(lang).issues);
    for (const code of codes) expect(known).toContain(code);
  });
});

it("French sentences have no-break spaces inside quotation marks and before high punctuation", () => {
  const folder = join(import.meta.dirname, "fr");
  for (const file of readdirSync(folder)) {
    const source = readFileSync(join(folder, file), "utf8").replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, "");
    const texts = [...source.matchAll(/"([^"\n]*)"|`([^`\n]*)`/g)].map(([, plain, template]) =>
      (plain ?? template ?? "").replace(/\$\{[^}]*(\}|$)/g, "x"),
    );
    // A brace is the code between a template and the one inside it.
    const sentences = texts.filter((text) => !text.includes("}"));
    expect(sentences.filter((text) => / [:;!?»](?![^ ])|« /.test(text))).toEqual([]);
  }
});
