/** Whether this process can serve: asked by whoever sends it traffic. */
import { readdir } from "node:fs/promises";
import { db } from "#lib/db";
import { isLeaving } from "./leaving";

/** What stands in the way, in words fit for anyone; null when all is well. */
export async function readiness(): Promise<string | null> {
  if (isLeaving()) return "the server is leaving";
  try {
    const applied = await db.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const names = new Set(applied.map(({ name }) => name));
    return (await migrations()).every((name) => names.has(name)) ? null : "migrations are pending";
  } catch {
    return "the database does not answer";
  }
}

let known: Promise<string[]> | undefined;

/** The migrations that this version of the code needs; those of the folder where the server runs. */
function migrations(): Promise<string[]> {
  known ??= readdir("prisma/migrations", { withFileTypes: true }).then(
    (items) => items.filter((item) => item.isDirectory()).map(({ name }) => name),
    // Installed without its sources: what the database holds is what there is.
    () => [],
  );
  return known;
}
