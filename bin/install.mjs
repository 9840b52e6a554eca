/** The dependencies, and the Node that comes with them: what every command needs before anything else. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { exitOf, Failure, run, start, step } from "./processes.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const modules = join(root, "node_modules");
const GIGABYTE = 1e9;

/**
 * Installs what is missing or out of date, then runs this same command under the packaged Node when it is another one
 * that started us: returns its exit code then, undefined when this process is the right one.
 */
export async function install() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    throw new Failure(`Node ${process.version} is too old: Sillage needs Node 20.9 or newer`);
  }
  const upToDate = isInstalled();
  needSpace(upToDate ? 0.5 : 2.5);
  if (!upToDate) await step("Dependencies", installDependencies);
  return await handOver();
}

/** Says so early when the disk is too full to work, rather than fail half-way with what PostgreSQL makes of it. */
function needSpace(gigabytes) {
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / GIGABYTE;
  if (free >= gigabytes) return;
  throw new Failure(`No disk space: ${free.toFixed(1)} GB free in ${root}, ${gigabytes} GB needed`);
}

/** Compares the lock file with the one that npm leaves in node_modules once it has finished. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === "" || (present[path] ? present[path].version === version : optional === true),
    );
  } catch {
    return false;
  }
}

async function installDependencies(say) {
  // The packaged Node may be on the PATH: it is about to be replaced, so npm runs with the Node that it came with.
  const path = process.env.PATH.split(delimiter).filter((folder) => !folder.endsWith("node_modules/.bin"));
  const env = {
    ...process.env,
    PATH: path.join(delimiter),
    npm_node_execpath: "",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  say("npm ci");
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const { code, output } = await run("npm", args, { cwd: root, env });
  if (code !== 0) throw new Failure(`npm ci fails: ${reasonIn(output)}`);
}

function reasonIn(output) {
  const lines = output.split("\n").filter((line) => line.startsWith("npm error"));
  return lines.length === 0
    ? output.trim().split("\n").at(-1)
    : lines.slice(0, 3).join(" ").replaceAll("npm error ", "");
}

async function handOver() {
  const wanted = JSON.parse(readFileSync(join(modules, "node/package.json"), "utf8")).version;
  if (process.version === `v${wanted}`) return undefined;
  const node = packagedNode();
  if (!node) {
    if (Number(process.versions.node.split(".")[0]) >= 24) return undefined;
    throw new Failure(
      `Node ${wanted} could not be installed for ${process.platform}-${process.arch}: install Node 24`,
    );
  }
  const env = {
    ...process.env,
    SILLAGE_HANDED_OVER: "1",
    PATH: `${join(modules, ".bin")}${delimiter}${process.env.PATH}`,
  };
  const child = start(node, process.argv.slice(1), { stdio: "inherit", env, patience: 60_000 });
  return await exitOf(child);
}

/** Its install script fetches the build for this machine; npm may have been told to run none. */
function packagedNode() {
  const node = join(modules, "node/bin/node");
  if (!existsSync(node)) {
    spawnSync(process.execPath, ["installArchSpecificPackage.js"], {
      cwd: join(modules, "node"),
      stdio: "ignore",
    });
  }
  return spawnSync(node, ["--version"]).status === 0 ? node : undefined;
}
