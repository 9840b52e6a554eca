/** A second server of the same build, in production mode, on an empty database that can be taken away. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { type Road, startRoad } from "../lib/testing/road";
import { startSmtp, type TestSmtp } from "../lib/testing/smtp";

const root = join(import.meta.dirname, "..");

export interface SecondServer {
  url: string;
  /** What it runs with: for scripts that make what it serves. */
  env: NodeJS.ProcessEnv;
  /** Where its mails arrive. */
  smtp: TestSmtp;
  database: Road;
  /** Its database as the role that owns the tables: the server has another (decision 61). */
  ownerUrl: string;
  /** `kill -9`, then a new one on the same port, once it answers. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

/** @param settings more of them, made once the server's address is known */
export async function startSecondServer(
  name = "sillage_second",
  settings: (url: string) => Promise<Record<string, string>> = async () => ({}),
): Promise<SecondServer> {
  const [owner, servers] = await makeDatabase(name);
  const database = await startRoad(servers);
  const smtp = await startSmtp();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    SILLAGE_MODE: "production",
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    PORT: String(port),
    PUBLIC_URL: url,
    SMTP_URL: smtp.url,
    // Those who review there sign in by mail; passkeys.spec.ts asks for keys.
    REVIEW_PASSKEYS: "optional",
    ...(await settings(url)),
  };
  const start = async () => {
    const next = join(root, "node_modules/next/dist/bin/next");
    const args = ["--import", "./lib/http/gate.mjs", next, "start", "--port", String(port)];
    const started = spawn(process.execPath, args, {
      cwd: root,
      stdio: "ignore",
      env,
    });
    await untilReady(url, started);
    return started;
  };
  let child = await start();
  const kill = async () => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  return {
    url,
    env,
    smtp,
    database,
    ownerUrl: owner,
    restart: async () => {
      await kill();
      child = await start();
    },
    stop: async () => {
      await kill();
      await database.cut();
      await smtp.stop();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** The address of the button in a mail that an SMTP server received. */
export function linkIn(source: string): string {
  // Quoted-printable (RFC 2045).
  const text = source
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const link = /http:\/\/localhost:\d+\/fr\/[a-z/]+\?token=[0-9a-f]+[^\s<"]*/.exec(text)?.[0] ?? "";
  return link.replaceAll("&amp;", "&");
}

/** Migrated, and with nothing in it: its address as its owner, and as the servers' role, which may do no more than they need. */
async function makeDatabase(name: string): Promise<[owner: string, servers: string]> {
  await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await administer(`CREATE DATABASE ${name}`);
  const url = new URL(mainDatabase());
  url.pathname = `/${name}`;
  const servers = new URL(url);
  // Of the whole cluster, which has one password for it.
  [servers.username, servers.password] = ["sillage_servers", "servers"];
  execFileSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", join(root, "prisma/migrate.ts")],
    {
      cwd: root,
      env: { ...process.env, DATABASE_OWNER_URL: url.href, DATABASE_URL: servers.href },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  return [url.href, servers.href];
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: mainDatabase() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function mainDatabase(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is required: run the journeys through npm test");
  return url;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the second server ended (code ${child.exitCode})`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the second server does not answer");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
