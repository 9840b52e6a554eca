/** docs/operating.md is the code's: each setting is in its table, with its default. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseEnv, settingNames } from "./env";

const rows = [
  ...readFileSync("docs/operating.md", "utf8").matchAll(/^\| `([A-Z_]+)` \| (.+?) \| ?(.*?) ?\|$/gm),
].map(([, name = "", said = ""]) => ({ name, said }));

const least = {
  DATABASE_URL: "postgresql://localhost/sillage",
  PUBLIC_URL: "https://sillage.example.org",
  AUTH_SECRET: "x".repeat(32),
  SMTP_URL: "smtp://localhost:25",
};

test("the table of settings names each one that is read, in the order of the code", () => {
  expect(rows.map(({ name }) => name)).toEqual(settingNames);
});

test("the table says the default of each, or that there is none, or that it is required", () => {
  const parsed: Record<string, unknown> = { ...parseEnv(least) };
  for (const { name, said } of rows) {
    if (said === "required") {
      expect(() => parseEnv({ ...least, [name]: "" }), name).toThrow(`${name} is required`);
    } else if (said === "none") {
      const value = parsed[name];
      expect(value === undefined || (Array.isArray(value) && value.length === 0), name).toBe(true);
    } else expect(`\`${parsed[name]}\``, name).toBe(said);
  }
});

test("every setting that an operator may write is explained in .env.example", () => {
  const example = readFileSync(".env.example", "utf8");
  for (const { name } of rows)
    if (name !== "SILLAGE_MODE") expect(example).toMatch(new RegExp(`^#${name}=`, "m"));
});
