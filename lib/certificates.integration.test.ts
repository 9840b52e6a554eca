/**
 * A PostgreSQL that knows its clients by certificates alone (`hostssl … cert`): migrations, what pages ask and jobs reach it by what
 * DATABASE_URL names, without a password. Where openssl is not there, skipped.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../prisma/migrate";
import { clientOf } from "./db";
import { parseEnv } from "./env";
import { ask, type Cluster, startCluster } from "./testing/cluster";

const folder = mkdtempSync(join(tmpdir(), "sillage-certificates-"));
const file = (name: string) => join(folder, name);
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

let cluster: Cluster | undefined;

const openssl = (...words: string[]) =>
  execFileSync("openssl", words, { stdio: ["ignore", "ignore", "ignore"] });

/** A key, and a certificate of it that the authority of this test signs. */
function certify(name: string, subject: string, extension: string): void {
  const request = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", subject];
  openssl("req", ...request, "-keyout", file(`${name}.key`), "-out", file(`${name}.csr`));
  writeFileSync(file(`${name}.ext`), extension);
  const authority = ["-CA", file("root.crt"), "-CAkey", file("root.key"), "-CAcreateserial", "-days", "1"];
  const given = ["-in", file(`${name}.csr`), "-extfile", file(`${name}.ext`), "-out", file(`${name}.crt`)];
  openssl("x509", "-req", ...given, ...authority);
}

/** Of a role, who shows the certificate of that name. */
function addressOf(role: string, name: string): string {
  const url = new URL(cluster?.url("sillage") ?? "");
  url.username = role;
  url.hostname = "localhost";
  const shown = { sslcert: file(`${name}.crt`), sslkey: file(`${name}.key`) };
  url.search = String(
    new URLSearchParams({ sslmode: "verify-full", sslrootcert: file("root.crt"), ...shown }),
  );
  return url.href;
}

describe.skipIf(!hasOpenssl)("a database that asks for certificates", () => {
  beforeAll(async () => {
    const root = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=Essai"];
    openssl("req", "-x509", ...root, "-days", "1", "-keyout", file("root.key"), "-out", file("root.crt"));
    certify("server", "/CN=localhost", "subjectAltName=DNS:localhost");
    certify("sillage", "/CN=sillage", "extendedKeyUsage=clientAuth");
    certify("other", "/CN=other", "extendedKeyUsage=clientAuth");
    cluster = await startCluster(file("cluster"));
    await ask(cluster.url(), "CREATE ROLE sillage LOGIN");
    await ask(cluster.url(), "CREATE DATABASE sillage OWNER sillage");
    await ask(cluster.url("sillage"), "CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm");
    await ask(cluster.url("sillage"), "CREATE EXTENSION IF NOT EXISTS fuzzystrmatch");
    for (const name of ["server.crt", "server.key", "root.crt"])
      execFileSync("install", ["-m", "600", file(name), join(cluster.data, name)]);
    execFileSync("chown", ["-R", `--reference=${cluster.data}`, cluster.data]);
    writeFileSync(
      join(cluster.data, "pg_hba.conf"),
      "hostssl all all 127.0.0.1/32 cert\nhostssl all all ::1/128 cert\nhost all postgres 127.0.0.1/32 trust\n",
    );
    for (const [name, value] of [
      ["ssl_cert_file", "server.crt"],
      ["ssl_key_file", "server.key"],
      ["ssl_ca_file", "root.crt"],
      ["ssl", "on"],
    ] as const)
      await ask(cluster.url(), `ALTER SYSTEM SET ${name} = '${value}'`);
    await ask(cluster.url(), "SELECT pg_reload_conf()");
    await new Promise((resolve) => setTimeout(resolve, 500));
  });

  afterAll(async () => {
    await cluster?.stop("immediate");
    rmSync(folder, { recursive: true, force: true });
  });

  it("is migrated, read and written, and has its jobs, without any password", async () => {
    const url = addressOf("sillage", "sillage");
    const settings = { PUBLIC_URL: "https://sillage.exemple.fr", SMTP_URL: "smtp://localhost" };
    expect(
      parseEnv({ ...settings, AUTH_SECRET: "x".repeat(32), DATABASE_URL: url, DATABASE_OWNER_URL: url }),
    ).toMatchObject({ DATABASE_URL: url });
    expect((await migrate(url)).length).toBeGreaterThan(10);
    const client = clientOf(url);
    const secure = await client.$queryRaw`
      SELECT ssl, client_dn AS dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()`;
    expect(secure).toEqual([{ ssl: true, dn: "/CN=sillage" }]);
    expect(await client.entry.count()).toBe(0);
    await client.$disconnect();
    const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
    boss.on("error", () => undefined);
    await boss.start();
    expect((await boss.getQueues()).length).toBeGreaterThan(5);
    await boss.stop({ graceful: false });
  });

  it("lets in nobody with another's certificate, nor without one", async () => {
    await expect(ask(addressOf("sillage", "other"), "SELECT 1")).rejects.toThrow(
      /certificate authentication/,
    );
    const without = new URL(addressOf("sillage", "sillage"));
    without.searchParams.delete("sslcert");
    without.searchParams.delete("sslkey");
    await expect(ask(without.href, "SELECT 1")).rejects.toThrow(/certificate|handshake/);
    const inClear = new URL(addressOf("sillage", "sillage"));
    inClear.search = "";
    await expect(ask(inClear.href, "SELECT 1")).rejects.toThrow(/no pg_hba.conf entry|no encryption/);
  });
});
