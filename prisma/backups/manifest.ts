/**
 * A backup is a folder: `manifest.json` says what it holds, the data stand beside it, and `SHA256SUMS` has the checksum
 * of each file, in the form that `sha256sum -c` reads too.
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { sequenceSchema, tableSchema } from "./holdings";
import { contentsSchema } from "./rows";

const manifestSchema = z.strictObject({
  format: z.literal("sillage-backup-1"),
  madeAt: z.iso.datetime(),
  /** `pg_dump`: one file that pg_restore reads; `copy`: a file a table, ours. */
  method: z.enum(["pg_dump", "copy"]),
  /** Of PostgreSQL: 18. */
  serverMajor: z.int().min(15),
  migrations: z.array(z.string().regex(/^\w+$/)).min(1),
  jobsVersion: z.int(),
  tables: z.array(tableSchema.extend(contentsSchema.shape)).min(1),
  sequences: z.array(sequenceSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const DUMP = "sillage.dump";
const MANIFEST = "manifest.json";
const SUMS = "SHA256SUMS";

/** Of a table, when the method is `copy`. */
export const fileOf = ({ schema, name }: { schema: string; name: string }) => `${schema}.${name}.copy.gz`;

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  const lines = [];
  for (const name of readdirSync(folder).sort())
    lines.push(`${await digestOf(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, SUMS), lines.join(""), { mode: 0o600 });
}

/**
 * The manifest of a backup whose every file is there and whole.
 * @throws Error in one line that says what is missing or damaged
 */
export async function readBackup(folder: string): Promise<Manifest> {
  const sums = join(folder, SUMS);
  if (!existsSync(sums)) throw new Error(`${folder} is no whole backup: it has no ${SUMS}`);
  const listed = new Map<string, string>();
  for (const line of readFileSync(sums, "utf8").split("\n").filter(Boolean)) {
    const [, digest, name] = /^([0-9a-f]{64}) {2}([\w.-]+)$/.exec(line) ?? [];
    if (!digest || !name) throw new Error(`${SUMS} is damaged`);
    listed.set(name, digest);
  }
  for (const [name, digest] of listed) {
    const file = join(folder, name);
    if (!existsSync(file)) throw new Error(`${name} is missing from the backup`);
    if ((await digestOf(file)) !== digest) throw new Error(`${name} is damaged: its checksum is another`);
  }
  const need = (name: string) => {
    if (!listed.has(name)) throw new Error(`${SUMS} is damaged: it does not name ${name}`);
  };
  need(MANIFEST);
  const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")));
  if (!parsed.success) throw new Error(`${MANIFEST} is not one that this version of Sillage reads`);
  const { method, tables } = parsed.data;
  for (const name of method === "copy" ? tables.map(fileOf) : [DUMP]) need(name);
  return parsed.data;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
