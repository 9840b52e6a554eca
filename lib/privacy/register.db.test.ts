import "#lib/testing/database";
import { expect, test } from "vitest";
import { z } from "zod";
import { db } from "#lib/db";
import { REGISTER, WITHOUT_PEOPLE } from "./register";

const names = z.array(z.object({ name: z.string() }));

test("each table of the database is in the register, or among those in which nobody is", async () => {
  const tables = names.parse(
    await db.$queryRaw`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const said = [...Object.values(REGISTER).flat(), ...WITHOUT_PEOPLE].sort();
  expect(said).toEqual([...new Set(said)]);
  expect(tables.map(({ name }) => name).sort()).toEqual(said);
});

test("a table that refers to a person, or holds an address, is in the register", async () => {
  const tables = names.parse(
    await db.$queryRaw`
      SELECT DISTINCT c.relname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE k.contype = 'f' AND k.confrelid = '"user"'::regclass
      UNION
      SELECT table_name FROM information_schema.columns
      WHERE table_schema = 'public' AND (column_name ~ 'email' OR column_name IN ('identifier', 'ip', 'to'))`,
  );
  const registered: readonly string[] = Object.values(REGISTER).flat();
  const left = tables.map(({ name }) => name).filter((name) => !registered.includes(name));
  // The account under which a source's proposals stand is no person's, nor is the level that a level became.
  expect(left.sort()).toEqual(["source"]);
});
