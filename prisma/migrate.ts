/**
 * Applies prisma/migrations with Prisma's own engine compiled to WebAssembly: no binary to download, and
 * `_prisma_migrations` kept exactly as `prisma migrate deploy` keeps it. Each migration is one transaction.
 *
 *   DATABASE_URL=… tsx prisma/migrate.ts                   applies what is pending; with DATABASE_OWNER_URL, as that role, and
 *                                                          gives that of DATABASE_URL what servers need (grants.ts)
 *   DATABASE_URL=… tsx prisma/migrate.ts diff old.prisma   prints the SQL from that schema to schema.prisma, to be
 *                                                          read, completed with its CHECKs and saved as a migration
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { prepareJobs } from "#lib/job-queues";
import { readSecretFiles } from "#lib/secret-files";

const folder = fileURLToPath(new URL(".", import.meta.url));
const filters = { externalTables: [], externalEnums: [] };

/**
 * Brings the database up to date, the queues of jobs included, and returns the names of the migrations just applied;
 * an error is one readable line.
 * @param only the first migrations, by name: for an empty database that must be as an earlier version made it
 */
export async function migrate(connectionString: string, only?: readonly string[]): Promise<string[]> {
  const applied = await applyPending(connectionString, only);
  await prepareJobs(connectionString);
  return applied;
}

async function applyPending(connectionString: string, only?: readonly string[]): Promise<string[]> {
  return await withEngine(connectionString, async (engine, adapter) => {
    const migrationsList = readMigrations(only);
    await forgetInterrupted(engine, migrationsList);
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
      return appliedMigrationNames;
    } catch (error) {
      await forgetInterrupted(engine, migrationsList);
      throw new Error(explain(error, adapter.failure), { cause: error });
    }
  });
}

/** The SQL that leads from another schema file to schema.prisma: the start of a new migration. */
export async function diff(connectionString: string, oldSchema: string): Promise<string> {
  return await withEngine(connectionString, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatamodel", files: [{ path: "old.prisma", content: oldSchema }] },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: readSchema() }] },
      script: true,
      exitCode: null,
      filters,
    });
    return stdout ?? "";
  });
}

type Engine = Awaited<ReturnType<typeof engineModule.SchemaEngine.new>>;

async function withEngine<T>(
  url: string,
  work: (engine: Engine, adapter: WholeScripts) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const adapter = new WholeScripts(pool);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  try {
    const engine = await engineModule.SchemaEngine.new({ datamodels: [["", readSchema()]] }, () => {}, bound);
    return await work(engine, adapter).finally(() => engine.free());
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's adapter cuts a script at each semicolon, those inside a function's body included. Sent whole, PostgreSQL
 * reads it properly and runs it as one transaction.
 */
class WholeScripts extends PrismaPg {
  failure: pg.DatabaseError | undefined;
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script: string) => {
      try {
        // People wait behind a migration that waits for its lock: rather than hold them up, it fails, and can be run again.
        await this.#pool.query("SET lock_timeout = '3s'");
        await this.#pool.query(script);
      } catch (error) {
        if (error instanceof pg.DatabaseError) this.failure = error;
        throw error;
      }
    };
    return adapter;
  }
}

/**
 * A migration that failed, or was killed half-way, left nothing behind (one transaction): its mark in
 * `_prisma_migrations`, which would block every later one, is taken back so that it can be tried again.
 */
async function forgetInterrupted(
  engine: Engine,
  migrationsList: ReturnType<typeof readMigrations>,
): Promise<void> {
  const history = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters,
  });
  for (const migrationName of history.failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName });
  }
}

function explain(error: unknown, failure: pg.DatabaseError | undefined): string {
  const text = error instanceof Error ? error.message : String(error);
  const name = /migration_name="([^"]+)"/.exec(text)?.[1];
  if (failure && name) return `the migration ${name} fails: ${failure.message}`;
  return text.split("\n").filter(Boolean).slice(0, 2).join(" ");
}

let loading: Promise<void> | undefined;

/** The package's entry imports its .wasm file as a module, which Node does not do without a flag: by hand, then. */
function loadEngine(): Promise<void> {
  loading ??= (async () => {
    const url = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const code = readFileSync(new URL("schema_engine_bg.wasm", url));
    const { instance } = await WebAssembly.instantiate(code, {
      "./schema_engine_bg.js": { ...engineModule },
    });
    engineModule.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === "function") start();
  })();
  return loading;
}

function readSchema(): string {
  return readFileSync(join(folder, "schema.prisma"), "utf8");
}

/** Those of this version, in their order. */
export function migrationNames(): string[] {
  return readdirSync(migrations)
    .filter((name) => existsSync(sqlOf(name)))
    .sort();
}

const migrations = join(folder, "migrations");
const sqlOf = (name: string) => join(migrations, name, "migration.sql");

function readMigrations(only: readonly string[] = migrationNames()) {
  const baseDir = migrations;
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(baseDir, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: [...only].sort().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(sqlOf(name), "utf8") },
      },
    })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , command, oldSchema] = process.argv;
  try {
    readSecretFiles(process.env);
    const { DATABASE_URL: server, DATABASE_OWNER_URL: owner } = process.env;
    const url = owner?.trim() || server;
    if (!url || !server) throw new Error("DATABASE_URL is not set");
    if (command === "diff" && oldSchema) console.log(await diff(url, readFileSync(oldSchema, "utf8")));
    else if (command) throw new Error("diff wants the path of the schema to start from");
    else {
      for (const name of await migrate(url)) console.log(`${name} applied`);
      // bin/setup.mjs reads this file as Node does, which wants the whole name of another.
      const { grantToServers } = await import("./grants");
      await grantToServers(url, server);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  // A timer of the driver's would hold the process for ten seconds more.
  process.exit();
}
