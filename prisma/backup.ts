/**
 * npm run backup                 writes a backup into .data/backups/, under the instant at which it began
 * npm run backup -- folder       writes it there instead; the folder must not exist
 * npm run backup -- --copy       by our own export, even where pg_dump would do
 *
 * AUTH_SECRET is not in it: keep it elsewhere, with the other settings.
 */
import { parseArgs } from "node:util";
import { makeBackup } from "./backups/make";

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { copy: { type: "boolean", default: false } },
  });
  const now = new Date();
  const folder = positionals[0] ?? `.data/backups/${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
  const started = performance.now();
  const { method, tables, migrations } = await makeBackup(
    process.env.DATABASE_URL ?? "",
    folder,
    { method: values.copy ? "copy" : undefined },
    now,
  );
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${folder}: ${tables.length} tables, ${rows} rows, by ${method}, at ${migrations.at(-1)} (${seconds} s)`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
