/**
 * npm start             sets everything up, then runs the production server
 * npm run dev           the same with Next's development server
 * npm run admin -- someone@example.org      makes the first administrator; --forget-keys removes someone's passkeys
 * npm run generate -- 100000                adds that many plausible entries
 * npm run reindex       fills anew what searches read, beside the running server
 * npm run doctor        looks at everything that Sillage stands on, and says what to do
 * npm run backup -- folder         writes all that the directory holds, beside the running server
 * npm run restore -- folder        puts a backup back (--dry-run: only checks; --replace: what is there goes)
 * npm run faults -- names          breaks what can break, and counts what is lost; docs/reliability.md has the last run
 * npm run bench         measures, on a database of its own
 * npm run soak          an hour of mixed load on three instances, on a database of its own
 * npm run relevance     how well the search answers, on a database of its own
 */
import { join } from "node:path";
import { install, root } from "./install.mjs";
import { exitOf, Failure, main, start, step } from "./processes.mjs";
import { lock, lockOwner, unlock } from "./system.mjs";

await main(async () => {
  const [mode = "start", ...args] = process.argv.slice(2);
  const command = {
    ...{ start: serveIt, dev: serveIt, bench, relevance, soak },
    ...{ admin: runScript, generate: runScript, reindex: runScript },
    doctor,
    ...{ backup: runScript, restore: runScript, faults },
  }[mode];
  if (!command)
    throw new Failure(
      `Unknown command "${mode}": start, dev, admin, generate, reindex, doctor, backup, restore, bench, relevance or faults`,
    );
  const handedOver = await install();
  if (handedOver !== undefined) return handedOver;
  return await command(mode, args);
});

async function serveIt(mode) {
  const setup = await import("./setup.mjs");
  const { settings, embedded, demo } = await setup.readSettings();
  const lockFile = join(setup.data, "lock");
  const owner = lock(lockFile, { url: settings.PUBLIC_URL, mode });
  if (owner) throw new Failure(`Sillage already runs from this folder: ${owner.url} (process ${owner.pid})`);
  await setup.requireFreePort(settings.PORT);
  await setup.generateClient();
  await openDatabase(setup, settings, embedded);
  await setup.seedWhenEmpty(settings, setup.data);
  await setup.indexWhenMissing(settings);
  if (mode === "start") await setup.build(settings);
  const server = await setup.serve(settings, { command: mode });
  // Several servers may share a database and a build: from here on, the lock guards the embedded database alone.
  if (!embedded) unlock(lockFile);
  const signIn = `${settings.PUBLIC_URL}/fr/connexion`;
  process.stdout.write(`
Sillage is ready   ${settings.PUBLIC_URL}${embedded ? "" : ` (listening on port ${settings.PORT})`}
Sign in            ${signIn} ${demo ? "(three demo accounts, one click each)" : "(a link comes by e-mail)"}
Administrator      npm run admin -- someone@example.org
Stop               Ctrl-C

`);
  return await exitOf(server);
}

/** Starts the embedded PostgreSQL, or checks the one that the settings name; then brings it up to date. */
async function openDatabase(setup, settings, embedded, { asItIs = false } = {}) {
  if (embedded) {
    const { startPostgres } = await import("./postgres.mjs");
    const postgres = await step("PostgreSQL", () => startPostgres({ folder: setup.data }));
    settings.DATABASE_URL = postgres.url("sillage");
    await setup.requireDatabase(settings.DATABASE_URL, postgres.url("postgres"));
    if (!asItIs) await setup.migrateDatabase(settings.DATABASE_URL);
    return;
  }
  const owner = settings.DATABASE_OWNER_URL?.trim() || settings.DATABASE_URL;
  await setup.requireDatabase(owner);
  // The role of the servers is made with the tables, and reads none of a directory that is put back.
  if (asItIs) settings.DATABASE_URL = owner;
  else await setup.migrateDatabase(settings.DATABASE_URL, owner);
}

/** Runs a script of ours on the database, beside the running server when there is one. */
async function runScript(mode, args) {
  const setup = await import("./setup.mjs");
  const file = {
    ...{ admin: "prisma/admin.ts", generate: "bench/generate.ts", reindex: "prisma/reindex.ts" },
    ...{ backup: "prisma/backup.ts", restore: "prisma/restore.ts" },
  }[mode];
  const { settings, embedded } = await setup.readSettings();
  const lockFile = join(setup.data, "lock");
  if (embedded && lockOwner(lockFile)) {
    if (mode === "restore") throw new Failure("Sillage runs from this folder: stop it before restoring");
    const { runningPostgres } = await import("./postgres.mjs");
    settings.DATABASE_URL = runningPostgres(setup.data)("sillage");
    await setup.requireDatabase(settings.DATABASE_URL);
  } else {
    if (embedded) lock(lockFile, { url: `npm run ${mode}`, mode });
    await setup.generateClient();
    // A backup is made before an upgrade, and put back where nothing is yet.
    await openDatabase(setup, settings, embedded, { asItIs: mode === "backup" || mode === "restore" });
  }
  return await exitOf(
    start(process.execPath, setup.typescript(file, ...args), { env: settings, stdio: "inherit" }),
  );
}

/** Changes nothing, and starts nothing: what is not there is what it says. */
async function doctor() {
  const setup = await import("./setup.mjs");
  const { settings, embedded } = await setup.readSettings();
  if (embedded && lockOwner(join(setup.data, "lock"))) {
    const { runningPostgres } = await import("./postgres.mjs");
    settings.DATABASE_URL = runningPostgres(setup.data)("sillage");
  }
  await setup.generateClient();
  // What it finds it says itself, in words.
  return await runTypeScript(setup, "prisma/doctor.ts", [], { LOG_LEVEL: "error", ...settings });
}

/** bench/index.ts loads what it measures, and builds a copy of the tree. */
async function bench(mode, args) {
  return await runApart(mode, "bench/index.ts", args, { durable: true });
}

/** bench/soak.ts loads what it measures, and builds a copy of the tree. */
async function soak(mode, args) {
  return await runApart(mode, "bench/soak.ts", args, { durable: true });
}

/** bench/relevance/index.ts loads the catalogue. */
async function relevance(mode, args) {
  return await runApart(mode, "bench/relevance/index.ts", args, { durable: false });
}

/** e2e/faults/index.ts makes its own databases and servers, of this clone's build. */
async function faults(mode, args) {
  const setup = await import("./setup.mjs");
  const folder = join(setup.data, mode);
  if (lock(join(folder, "lock"))) throw new Failure("npm run faults already runs in this folder");
  await setup.generateClient();
  const env = { ...setup.unsetSettings(), SILLAGE_MODE: "production", PUBLIC_URL: "http://localhost:3000" };
  await setup.build(env, { mayReplace: lockOwner(join(setup.data, "lock"))?.mode !== "start" });
  return await runTypeScript(setup, "e2e/faults/index.ts", args, { ...env, FAULTS_FOLDER: folder });
}

/** Runs a script of ours on a new database, which it fills. */
async function runApart(mode, file, args, { durable }) {
  const setup = await import("./setup.mjs");
  await setup.generateClient();
  const { url, settings } = await setup.isolate(mode, { durable });
  await setup.requireDatabase(settings.DATABASE_URL, url("postgres"));
  await setup.migrateDatabase(settings.DATABASE_URL);
  return await runTypeScript(setup, file, args, settings);
}

async function runTypeScript(setup, file, args, env) {
  return await exitOf(
    start(process.execPath, setup.typescript(file, ...args), { env, stdio: "inherit", cwd: root }),
  );
}
