/** The nginx that we ship (ops/nginx), in front of instances of this machine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findProgram, freePort, runProgram, untilListening } from "./programs";

const shipped = fileURLToPath(new URL("../../ops/nginx", import.meta.url));

export interface RunningNginx {
  origin: string;
  /** What it says of itself. */
  words: () => string;
  stop: () => Promise<void>;
}

/**
 * Without TLS, on a port of its own. Null when nginx cannot be had.
 * @param ports of the instances
 * @param folder files that are served under /bytes/ as they are: what it can do at best
 */
export async function startNginx(
  ports: readonly number[],
  { port, folder }: { port?: number; folder?: string } = {},
): Promise<RunningNginx | null> {
  const program = await findProgram("nginx");
  if (!program) return null;
  const at = port ?? (await freePort());
  const home = mkdtempSync(join(tmpdir(), "sillage-nginx-"));
  writeFileSync(join(home, "nginx.conf"), configuration(home, at, ports, folder));
  const running = runProgram(program, ["-p", home, "-c", join(home, "nginx.conf")], home);
  await untilListening(at, running);
  return {
    origin: `http://127.0.0.1:${at}`,
    words: running.words,
    stop: async () => {
      await running.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What is shipped, but for where it listens, whom it asks and where it writes. */
function configuration(home: string, at: number, ports: readonly number[], folder?: string): string {
  const read = (name: string) =>
    readFileSync(join(shipped, name), "utf8").replaceAll("/tmp/nginx", `${home}/nginx`);
  const upstream = replaceOnce(read("upstream.conf"), /^ *server [^ ]+( [^;]*;)$/m, (_, how: string) =>
    ports.map((port) => `server 127.0.0.1:${port}${how}`).join("\n"),
  );
  const bytes = folder ? `location /bytes/ { alias ${folder}/; gzip_static on; }` : "";
  const site = read("site.conf").replace("include away.conf;", () => read("away.conf"));
  const server = `server { listen 127.0.0.1:${at}; ${bytes}\n${site}\n}`;
  const main = read("nginx.conf").replace("include upstream.conf;", () => upstream);
  const http = main
    .slice(0, main.indexOf("server {"))
    .replace("include cache.conf;", () => read("cache.conf"));
  // Root's workers would be someone else, whom root's own folders keep out.
  const user = process.getuid?.() === 0 ? "user root root;\n" : "";
  return `daemon off;\n${user}${http.replace("include mime.types;", () => read("mime.types"))}\n${server}\n}\n`;
}

function replaceOnce(text: string, pattern: RegExp, by: (all: string, part: string) => string): string {
  if (!pattern.test(text)) throw new Error(`nothing to replace: ${pattern}`);
  return text.replace(pattern, by);
}
