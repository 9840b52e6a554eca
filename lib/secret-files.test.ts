import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { settingNames } from "./env";
import { readSecretFiles, SECRETS } from "./secret-files";

const folder = mkdtempSync(join(tmpdir(), "sillage-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};

test("a secret may be in a file, without its last line break, and is then a setting like any other", () => {
  const settings: Record<string, string | undefined> = {
    AUTH_SECRET_FILE: fileOf("auth", "un secret de trente-deux caractères\n"),
    SMTP_URL: "smtp://localhost",
    SMTP_URL_FILE: "",
  };
  readSecretFiles(settings);
  expect(settings).toEqual({
    AUTH_SECRET: "un secret de trente-deux caractères",
    AUTH_SECRET_FILE: "",
    SMTP_URL: "smtp://localhost",
    SMTP_URL_FILE: "",
  });
  // Once more, as by a process that another one started.
  readSecretFiles(settings);
});

test("what cannot be is said in one line that holds no secret", () => {
  const auth = fileOf("other", "zzsecret");
  expect(() => readSecretFiles({ AUTH_SECRET: "zzsecret", AUTH_SECRET_FILE: auth })).toThrow(
    /^Wrong settings: AUTH_SECRET and AUTH_SECRET_FILE are both set(?!.*zzsecret).*$/,
  );
  expect(() => readSecretFiles({ REDIS_URL_FILE: join(folder, "none") })).toThrow(
    /^Wrong settings: REDIS_URL_FILE cannot be read \(ENOENT\): .*$/,
  );
  expect(() => readSecretFiles({ DATABASE_URL_FILE: fileOf("empty", "\n") })).toThrow("is empty");
});

test("every setting that may hold a password may be in a file, and the guide for operators names each", () => {
  const holding = settingNames.filter((name) => /SECRET|^DATABASE_.*URLS?$|^(REDIS|SMTP)_URL$/.test(name));
  expect([...SECRETS].sort()).toEqual(holding.sort());
  const guide = readFileSync("docs/operating.md", "utf8");
  for (const name of SECRETS) expect(guide).toContain(`\`${name}\``);
  expect(guide).toContain("`AUTH_SECRET_FILE=");
});

test("they are read wherever a process of Sillage begins", () => {
  for (const path of ["next.config.js", "bin/setup.mjs", "prisma/migrate.ts"])
    expect(readFileSync(path, "utf8"), path).toContain("readSecretFiles(process.env)");
});
