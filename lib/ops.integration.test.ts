/** What ops/ ships is read by the programs that it is for. One that cannot be had here says so, and its test is skipped. */
import { execFile, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findProgram } from "./testing/programs";

const read = (path: string) => readFileSync(path, "utf8");

const nginx = await findProgram("nginx");

test.skipIf(!nginx || !hasOpenssl())("nginx reads its files, TLS included", async () => {
  if (!nginx) return;
  const folder = nginxFolder();
  try {
    const words = ["-t", "-p", folder, "-c", join(folder, "nginx.conf")];
    const { stderr } = await promisify(execFile)(nginx.path, words, { env: nginx.env });
    expect(stderr).toContain("test is successful");
    expect(stderr).not.toMatch(/\[(warn|emerg|error)\]/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.skipIf(!nginx || !hasOpenssl())("without TLS, nginx leads people on and refuses programs", async () => {
  if (!nginx) return;
  const folder = nginxFolder();
  const [port, secure] = [await freePort(), await freePort()];
  const file = join(folder, "nginx.conf");
  const listen = read(file).replace(/^ *listen \[::\].*$/gm, "");
  writeFileSync(
    file,
    listen.replace("listen 80 ", `listen ${port} `).replace("listen 443 ", `listen ${secure} `),
  );
  const server = spawn(nginx.path, ["-p", folder, "-c", file, "-g", "daemon off;"], {
    env: nginx.env,
    stdio: "ignore",
  });
  try {
    const ask = async (path: string) => {
      const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });
      return [status, headers.get("location")];
    };
    await expect.poll(() => ask("/").catch(() => null), { timeout: 10_000 }).not.toBeNull();
    for (const path of ["/fr", "/en/labs?q=a", "/fr/api", "/sitemap.xml"])
      expect(await ask(path), path).toEqual([308, `https://127.0.0.1${path}`]);
    for (const path of [
      "/api/v1/entries",
      "/api/session",
      "/oai?verb=Identify",
      "/donnees/index.json",
      "/catalogue.ttl",
    ])
      expect(await ask(path), path).toEqual([403, null]);
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A copy of what ops/nginx ships, for this machine: a certificate of its own, no name of a service. */
function nginxFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sillage-nginx-t-"));
  cpSync("ops/nginx", folder, { recursive: true });
  const [certificate, key] = [join(folder, "fullchain.pem"), join(folder, "privkey.pem")];
  const subject = ["-subj", "/CN=localhost", "-days", "1", "-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject], { stdio: "ignore" });
  const rewrite = (file: string, from: RegExp, to: string) =>
    writeFileSync(join(folder, file), read(join(folder, file)).replace(from, to));
  rewrite("tls.conf", /\/etc\/nginx\/tls/g, folder);
  // The names of services are known where they run.
  rewrite("upstream.conf", /server sillage:3000/, "server 127.0.0.1:3000");
  rewrite("nginx.conf", /\/tmp\/nginx/g, join(folder, "nginx"));
  rewrite("cache.conf", /\/tmp\/nginx/g, join(folder, "nginx"));
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

const promtool = await findProgram("promtool");

test.skipIf(!promtool)("promtool takes the rules and the configuration", () => {
  for (const [what, file] of [
    ["rules", "alerts.yml"],
    ["config", "prometheus.yml"],
  ] as const) {
    const { status, stderr, stdout } = spawnSync(
      promtool?.path ?? "",
      ["check", what, `ops/prometheus/${file}`],
      {
        encoding: "utf8",
        env: promtool?.env,
      },
    );
    expect(status, stdout + stderr).toBe(0);
  }
});

function hasOpenssl(): boolean {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
