/**
 * npm run restore -- folder                 puts a backup back into the database that the settings name, Sillage stopped
 * npm run restore -- folder --dry-run       checks the backup and the database, and touches nothing
 * npm run restore -- folder --replace       even when the database holds a directory: it goes
 */
import { parseArgs } from "node:util";
import { restoreBackup } from "./backups/restore";

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean", default: false },
      replace: { type: "boolean", default: false },
    },
  });
  const [folder] = positionals;
  if (!folder) throw new Error("npm run restore wants the folder of a backup");
  const started = performance.now();
  const { madeAt, tables, migrations } = await restoreBackup(process.env.DATABASE_URL ?? "", folder, {
    dryRun: values["dry-run"],
    replace: values.replace,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const what = `${tables.length} tables, ${rows} rows, of ${madeAt}, at ${migrations.at(-1)}`;
  console.log(
    values["dry-run"]
      ? `${folder} is whole and can be restored: ${what}`
      : `${folder} is restored, counted and compared: ${what} (${seconds} s)`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// A timer of the driver's would hold the process for ten seconds more.
process.exit();
