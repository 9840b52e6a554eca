/**
 * A migration is applied while the version before it still serves: the build of the commit before the newest migration
 * works on the newest schema.
 */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../bin/processes.mjs";
import { migrationNames } from "../../prisma/migrate";
import { type Ground, openSite, root } from "./ground";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf, plainLine } from "./report";

const FAULT = "the version before the newest migration, on the newest schema";

export async function oldBuild(ground: Ground): Promise<Line[]> {
  const commit = commitBefore(migrationNames().at(-1) ?? "");
  if (!commit)
    return [plainLine({ fault: FAULT, times: 0, said: "not played: this is no clone with its history" })];
  const cwd = join(ground.folder, "before");
  execFileSync("git", ["worktree", "add", "--detach", cwd, commit], { cwd: root, stdio: "ignore" });
  try {
    ground.say(`building ${commit.slice(0, 9)}`);
    // Links of the same files: the build wants them under its own root.
    execFileSync("cp", ["-al", join(root, "node_modules"), join(cwd, "node_modules")]);
    // `generate` insists on an engine that it never runs.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
    for (const [tool, word] of [
      ["prisma/build/index.js", "generate"],
      ["next/dist/bin/next", "build"],
    ] as const) {
      const { code, output } = await run(process.execPath, [`node_modules/${tool}`, word], { cwd, env });
      if (code !== 0) throw new Error(`${word} of ${commit} fails:\n${output.slice(-2000)}`);
    }
    const older = readdirSync(join(cwd, "prisma/migrations")).length - 1;
    const site = await openSite(ground, "expanded", { cwd });
    try {
      const ledger = await underLoad(site, () => sleep(20_000));
      return [
        await lineOf(FAULT, {
          ...{ ledger, database: site.database, times: 1, backs: [] },
          said: `${commit.slice(0, 9)} knows ${older} of ${migrationNames().length} migrations`,
        }),
      ];
    } finally {
      await site.close();
    }
  } finally {
    execFileSync("git", ["worktree", "remove", "--force", cwd], { cwd: root, stdio: "ignore" });
  }
}

/** The parent of the commit that brought a migration; null when git does not know. */
function commitBefore(migration: string): string | null {
  try {
    const path = `prisma/migrations/${migration}/migration.sql`;
    const args = ["log", "--diff-filter=A", "--format=%H", "-1", "--", path];
    const brought = execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
    if (!brought) return null;
    return execFileSync("git", ["rev-parse", `${brought}^`], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}
