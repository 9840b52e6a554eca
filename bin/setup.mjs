/** The steps between an installed clone and a running Sillage, each one skipped when it has nothing to do. */
import { createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./install.mjs";
import { Failure, leave, run, start, step } from "./processes.mjs";
import { listenOnce, lock } from "./system.mjs";

export const data = join(root, ".data");
const next = join(root, "node_modules/next/dist/bin/next");

/**
 * The settings, from the environment then .env, checked; without DATABASE_URL they are those of the embedded mode, whose
 * secret is made here. Returns what the children get as their environment.
 */
export async function readSettings() {
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  const { parseEnv } = await import("../lib/env.ts");
  const { readSecretFiles } = await import("../lib/secret-files.ts");
  try {
    readSecretFiles(process.env);
  } catch (error) {
    throw new Failure(error.message);
  }
  const embedded = !process.env.DATABASE_URL?.trim();
  const settings = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    SILLAGE_MODE: embedded ? "embedded" : "production",
    ...(embedded
      ? { DATABASE_URL: "postgresql://embedded", AUTH_SECRET: process.env.AUTH_SECRET || keptSecret() }
      : {}),
  };
  try {
    const { PORT, PUBLIC_URL, demo } = parseEnv(settings);
    return { settings: { ...settings, PORT: String(PORT), PUBLIC_URL }, embedded, demo };
  } catch (error) {
    throw new Failure(error.message);
  }
}

function keptSecret() {
  const file = join(data, "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true });
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}

/**
 * A PostgreSQL, a port and settings of their own, made anew, for tests and measures: nothing of the operator's is read
 * or touched. `url(database)` gives the address of a database of that server.
 */
export async function isolate(name, { durable }) {
  const folder = join(data, name);
  if (lock(join(folder, "lock"))) throw new Failure(`npm run ${name} already runs in this folder`);
  const { startPostgres } = await import("./postgres.mjs");
  const { url } = await step("PostgreSQL", () => startPostgres({ folder, durable, anew: true }));
  const port = String(await listenOnce(0));
  const settings = {
    ...unsetSettings(),
    SILLAGE_MODE: "embedded",
    DATABASE_URL: url("sillage"),
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    PORT: port,
    PUBLIC_URL: `http://localhost:${port}`,
    // Journeys say from which machine they come: sign-in links are counted by IP address.
    TRUSTED_PROXIES: "1",
    // Nobody is in front, all the same.
    DRAIN_SECONDS: "0",
  };
  return { folder, url, settings };
}

/** The environment without any setting of the operator's. Next reads .env too: what is set to nothing stays so. */
export function unsetSettings() {
  const named = readFileSync(join(root, ".env.example"), "utf8").matchAll(/^#([A-Z_]+)=/gm);
  const unset = Object.fromEntries(
    [...named].flatMap(([, name]) => [name, `${name}_FILE`].map((one) => [one, ""])),
  );
  return { ...process.env, ...unset, NEXT_TELEMETRY_DISABLED: "1" };
}

export async function requireFreePort(port) {
  try {
    await listenOnce(Number(port));
  } catch (error) {
    const why =
      error.code === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${error.code})`;
    throw new Failure(`Port ${port} ${why}: choose another one, PORT=${Number(port) + 1} npm start`);
  }
}

/** The Prisma client, generated again when the schema changed. */
export async function generateClient() {
  const schema = readFileSync(join(root, "prisma/schema.prisma"));
  const version = readFileSync(join(root, "node_modules/prisma/package.json"));
  const stamp = join(root, "lib/generated/stamp");
  await unlessDone(stamp, digest([schema, version]), () =>
    step("Database client", async () => {
      // `generate` insists on an engine that it never runs: any program will do, and nothing is downloaded.
      const env = {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      };
      await script("prisma generate", [join(root, "node_modules/prisma/build/index.js"), "generate"], env);
    }),
  );
}

/** Checks that the database answers and is recent enough; makes it when `create` gives the server's own database. */
export async function requireDatabase(url, create) {
  const { default: pg } = await import("pg");
  if (create) {
    const name = decodeURIComponent(new URL(url).pathname.slice(1));
    await query(pg, create, `CREATE DATABASE ${pg.escapeIdentifier(name)}`).catch((error) => {
      if (error.code !== "42P04") throw error;
    });
  }
  const [row] = await query(pg, url, "SELECT current_setting('server_version_num')::int AS version").catch(
    (error) => {
      const where = URL.canParse(url) ? new URL(url).host : "DATABASE_URL";
      throw new Failure(`The database cannot be reached (${where}): ${error.message || error.code}`);
    },
  );
  if (row.version < 150_000) {
    throw new Failure(
      `The database is PostgreSQL ${Math.floor(row.version / 10_000)}: Sillage needs 15 or newer`,
    );
  }
}

export async function query(pg, connectionString, sql) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** @param owner the address of the role that owns the tables, when that of `url` does not */
export async function migrateDatabase(url, owner = url) {
  await step("Migrations", async () => {
    const { migrate } = await import("../prisma/migrate.ts");
    const { grantToServers } = await import("../prisma/grants.ts");
    try {
      await migrate(owner);
      await grantToServers(owner, url);
    } catch (error) {
      throw new Failure(`The database cannot be brought up to date: ${error.message}`);
    }
  });
}

/** Loads the catalogue when the directory is empty, or when an earlier load was interrupted. */
export async function seedWhenEmpty(settings, folder) {
  const { default: pg } = await import("pg");
  const unfinished = join(folder, "seeding");
  const [{ empty }] = await query(
    pg,
    settings.DATABASE_URL,
    "SELECT NOT EXISTS (SELECT FROM entry) AS empty",
  );
  if (!empty && !existsSync(unfinished)) return await followReference(settings, folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(unfinished, "");
  await step("Catalogue", (say) =>
    script("the load of the catalogue", typescript("prisma/seed.ts"), settings, say),
  );
  rmSync(unfinished);
}

/** A directory that has its catalogue already gets the synonyms and the places of a newer version, once. */
async function followReference(settings, folder) {
  const reference = (file) => readFileSync(join(root, "prisma/reference", file));
  await unlessDone(join(folder, "synonyms"), digest([reference("synonyms.txt")]), () =>
    step("Synonyms", (say) =>
      script("the load of the synonyms", typescript("prisma/synonyms.ts"), settings, say),
    ),
  );
  const code = readFileSync(join(root, "node_modules/@etalab/decoupage-administratif/package.json"));
  await unlessDone(
    join(folder, "territories"),
    digest([code, reference("geography/commune-points.csv")]),
    () =>
      step("Places", (say) =>
        script("the load of the places", typescript("prisma/follow-territories.ts"), settings, say),
      ),
  );
}

/** Fills what searches read when published entries are missing from it: those of a directory older than it. */
export async function indexWhenMissing(settings) {
  const { default: pg } = await import("pg");
  const [{ missing }] = await query(
    pg,
    settings.DATABASE_URL,
    `SELECT EXISTS (SELECT FROM entry e WHERE NOT e.archived AND e.merged_into_id IS NULL
      AND NOT EXISTS (SELECT FROM indexed_entry i WHERE i.entry_id = e.id)) AS missing`,
  );
  if (!missing) return;
  await step("Index", (say) => script("the index", typescript("prisma/reindex.ts"), settings, say));
}

/** Builds when a source or a dependency has changed since the last one. */
export async function build(settings, { mayReplace = true } = {}) {
  const stamp = join(root, ".next/sillage-build");
  await unlessDone(stamp, digest([process.version, ...sources()]), () => {
    // TypeScript's incremental state kept, from one build to the next, an error that was mended in between.
    rmSync(join(root, ".next/cache/.tsbuildinfo"), { force: true });
    if (!mayReplace) throw new Failure("A server runs on an older build of this clone: stop it first");
    return step("Build", (say) => script("the build", [next, "build"], settings, say));
  });
}

/** Everything that the build reads, by content: a checkout changes dates, not what is built. */
function* sources() {
  const folders = ["app", "components", "lib", "public"];
  const files = [
    "package-lock.json",
    "package.json",
    "next.config.js",
    "postcss.config.mjs",
    "tsconfig.json",
  ];
  for (const file of [...files, "proxy.ts", "instrumentation.ts", "prisma/schema.prisma"]) {
    if (existsSync(join(root, file))) yield* [file, readFileSync(join(root, file))];
  }
  for (const folder of folders) {
    const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(
        (each) =>
          each.isFile() && !each.name.includes(".test.") && !each.parentPath.includes("lib/generated"),
      )
      .map((each) => join(each.parentPath, each.name));
    for (const file of found.sort()) yield* [file.slice(root.length), readFileSync(file)];
  }
}

/** Starts Next's server (`start` or `dev`) and waits until it answers. Its end is ours. Its words go to `log`, or here. */
export async function serve(settings, { command = "start", log } = {}) {
  return await step("Server", async () => {
    const output = log ? openSync(log, "w") : undefined;
    const stdio = ["ignore", output ?? "pipe", output ?? "inherit"];
    // Anyone who reaches the demonstration is its administrator in one click: nobody but this machine does.
    const demo = settings.SILLAGE_MODE === "embedded" && !settings.SMTP_URL;
    const where = ["--port", settings.PORT, ...(demo ? ["--hostname", "127.0.0.1"] : [])];
    const gate = command === "start" ? ["--import", "./lib/http/gate.mjs"] : [];
    const server = start(process.execPath, [...gate, next, command, ...where], {
      cwd: root,
      // The role that owns the tables is for migrations: set to nothing, .env does not say it to the server either.
      env: { ...settings, DATABASE_OWNER_URL: "" },
      stdio,
      // It goes on serving for a while (DRAIN_SECONDS), then finishes what is under way.
      patience: 20_000 + 1000 * (Number(settings.DRAIN_SECONDS) || 0),
    });
    if (output) closeSync(output);
    // Next's own banner would say twice where the server is.
    let ready = false;
    server.stdout?.on("data", (chunk) => ready && process.stdout.write(chunk));
    server.on("exit", (code) => leave(1, new Failure(`The server stopped by itself (code ${code})`)));
    while (!(await answers(`http://127.0.0.1:${settings.PORT}/healthz`))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    ready = true;
    return server;
  });
}

async function answers(url) {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(60_000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** How Node runs one of our TypeScript files outside Next, files marked "server-only" included. */
export function typescript(file, ...args) {
  return ["--conditions=react-server", "--import", "tsx", join(root, file), ...args];
}

/** Runs a Node script to its end; when it fails, shows the end of what it wrote. `say` gets its lines as they come. */
async function script(name, args, env, say = () => {}) {
  const onLine = (line) => line.trim() && say(line.trim());
  const { code, output } = await run(process.execPath, args, { cwd: root, env, onLine });
  if (code === 0) return;
  process.stderr.write(`${output.split("\n").slice(-40).join("\n")}\n`);
  throw new Failure(`${name} fails: see above`.replace(/^./, (first) => first.toUpperCase()));
}

/** Does something unless the stamp says that it was done for these same contents; an interruption leaves no stamp. */
async function unlessDone(stamp, contents, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === contents) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, contents);
}

function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}
