/** PgBouncer as we ship it (ops/pgbouncer.ini), in front of a PostgreSQL of this machine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findProgram, freePort, runProgram, unprivileged, untilListening } from "./programs";

const shipped = fileURLToPath(new URL("../../ops/pgbouncer.ini", import.meta.url));

export interface RunningPgBouncer {
  /** The same database through it. */
  through: (url: string) => string;
  stop: () => Promise<void>;
}

/** @param server any database of the server behind. Null when PgBouncer cannot be had. */
export async function startPgBouncer(server: string): Promise<RunningPgBouncer | null> {
  const program = await findProgram("pgbouncer");
  if (!program) return null;
  const { hostname, port: behind, username, password } = new URL(server);
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), "sillage-pgbouncer-"));
  const settings = {
    "* = host=postgres port=5432": `* = host=${hostname} port=${behind || 5432}`,
    "listen_addr = 0.0.0.0": "listen_addr = 127.0.0.1",
    "listen_port = 6432": `listen_port = ${port}`,
    // Tests drop databases that nothing uses any more.
    "server_idle_timeout = 300": "server_idle_timeout = 5",
    "auth_type = scram-sha-256": "auth_type = trust",
    "/etc/pgbouncer/userlist.txt": join(home, "users.txt"),
  };
  let ini = readFileSync(shipped, "utf8");
  for (const [text, by] of Object.entries(settings)) {
    if (!ini.includes(text)) throw new Error(`ops/pgbouncer.ini has no "${text}"`);
    ini = ini.replace(text, by);
  }
  writeFileSync(join(home, "pgbouncer.ini"), ini);
  writeFileSync(
    join(home, "users.txt"),
    `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`,
  );
  // It refuses to run as root.
  const running = runProgram(program, ["-q", join(home, "pgbouncer.ini")], home, unprivileged(home));
  await untilListening(port, running);
  return {
    through: (url) => {
      const pooled = new URL(url);
      pooled.host = `127.0.0.1:${port}`;
      return pooled.href;
    },
    stop: async () => {
      await running.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
