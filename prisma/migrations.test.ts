/**
 * A migration is applied while the version before it still serves: it adds, and takes nothing away that this one uses;
 * what is to go goes in a later release, once nothing reads it, and the migration says so.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { migrationNames } from "./migrate";

/** Until then nobody's directory had to be brought up to date while it served. */
const FIRST_RELEASE = "20261122235959";

/** A line that begins so says why what goes can go: "-- contract: nothing reads it since 0.2". */
const CONTRACT = /^-- contract: \S.{10,}/m;

const HAZARDS: readonly (readonly [RegExp, string])[] = [
  [/\bdrop\s+(table|column|type|view|schema|function|constraint|default)\b/i, "takes away"],
  [/\brename\b/i, "renames: add, copy, and take away later"],
  [/\balter\s+(column\s+)?"?\w+"?\s+(set\s+data\s+)?type\b/i, "rewrites a column under a lock"],
  [/\bset\s+not\s+null\b/i, "refuses what the version before writes"],
  [
    /\badd\s+(column\s+)?(if\s+not\s+exists\s+)?"?(?!constraint)\w+"?\s+(?!.*\bdefault\b).*\bnot\s+null\b/i,
    "adds what the version before does not write: give it a default",
  ],
  [
    /\badd\s+constraint\b(?!.*\bnot\s+valid\b).*\b(check|foreign\s+key)\b/i,
    "reads a whole table under a lock: NOT VALID, then VALIDATE in another migration",
  ],
  [/\b(lock\s+table|vacuum|cluster|reindex)\b/i, "holds a lock for as long as the table is large"],
];

/** What of a script would stop a version that serves, statement by statement. What a migration makes itself is free. */
function hazardsOf(sql: string): string[] {
  if (CONTRACT.test(sql)) return [];
  const bare = sql
    .replace(/\$(\w*)\$.*?\$\1\$/gs, "''")
    .replace(/--.*$/gm, "")
    .replace(/'(?:[^']|'')*'/g, "''");
  const made = new Set(
    [...bare.matchAll(/create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gi)].map(([, name]) => name),
  );
  return bare.split(";").flatMap((statement) => {
    const table = /\balter\s+table\s+(?:only\s+)?"?(\w+)"?/i.exec(statement)?.[1];
    if (/^\s*create\s+table\b/i.test(statement) || (table && made.has(table))) return [];
    const line = statement.replace(/\s+/g, " ").trim();
    return HAZARDS.filter(([pattern]) => pattern.test(line)).map(([, why]) => `${why}: ${line}`);
  });
}

describe("a migration of a directory that serves", () => {
  test.each(migrationNames().filter((name) => name > FIRST_RELEASE))(
    "%s adds, and takes nothing away",
    (name) => {
      const file = join(import.meta.dirname, "migrations", name, "migration.sql");
      expect(hazardsOf(readFileSync(file, "utf8"))).toEqual([]);
    },
  );

  test.each([
    'ALTER TABLE "entry" DROP COLUMN "body";',
    'ALTER TABLE "entry" RENAME COLUMN "body" TO "text";',
    'ALTER TABLE "entry" ADD COLUMN "colour" TEXT NOT NULL;',
    'ALTER TABLE "entry"\n  ALTER COLUMN "body" SET NOT NULL;',
    'ALTER TABLE "entry" ALTER COLUMN "version" SET DATA TYPE BIGINT;',
    'ALTER TABLE "entry" ADD CONSTRAINT "short" CHECK (length(title) < 300);',
    'ALTER TABLE "entry" ADD CONSTRAINT "tied" FOREIGN KEY ("theme_id") REFERENCES "theme"("id");',
    "DROP TABLE credit;",
    "LOCK TABLE entry IN EXCLUSIVE MODE;",
  ])("%s would stop the version before", (sql) => {
    expect(hazardsOf(sql)).toHaveLength(1);
  });

  test.each([
    'ALTER TABLE "entry" ADD COLUMN "colour" TEXT;',
    'ALTER TABLE "entry" ADD COLUMN "seen" INTEGER NOT NULL DEFAULT 0;',
    'ALTER TABLE "entry" ADD CONSTRAINT "short" CHECK (length(title) < 300) NOT VALID;',
    'CREATE TABLE "hue" ("id" UUID NOT NULL); ALTER TABLE "hue" ADD CONSTRAINT "c" CHECK (true);',
    "-- contract: nothing reads it since 0.2\nALTER TABLE entry DROP COLUMN body;",
    "COMMENT ON TABLE entry IS 'drop table';",
  ])("%s would not", (sql) => {
    expect(hazardsOf(sql)).toEqual([]);
  });
});
