/** A second server whose directory holds one of each thing that is someone's: what the authorisation matrix asks. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestInfo } from "@playwright/test";
import type { Asking } from "./authorisation-client";
import { Database } from "./authorisation-database";
import { authorisationWorld, type Things, thingsOf } from "./authorisation-world";
import { startSecondServer } from "./second-server";

export interface AuthorisationServer extends Asking {
  database: Database;
  things: Things;
  stop: () => Promise<void>;
}

export async function startAuthorisation(name: string, info: TestInfo): Promise<AuthorisationServer> {
  const server = await startSecondServer(name);
  const file = info.outputPath("authorisation.json");
  const script = join(import.meta.dirname, "make-authorisation.ts");
  // Not at once: this process stands between the script and the database.
  await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", script, file],
    {
      cwd: join(import.meta.dirname, ".."),
      env: server.env,
    },
  );
  const world = authorisationWorld.parse(JSON.parse(readFileSync(file, "utf8")));
  const database = await Database.open(server.ownerUrl);
  await database.stopClock();
  await database.settled();
  return {
    url: server.url,
    world,
    database,
    things: thingsOf(world),
    stop: async () => {
      await database.close();
      await server.stop();
    },
  };
}

/** Eight at a time: more would wait for the server. */
export async function inTurn<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}
