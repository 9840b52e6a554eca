/**
 * The sets of synonyms that come with Sillage (prisma/reference/synonyms.txt). A set that no administrator has touched
 * is the file's: the table follows it. One that somebody has changed, removed or added is theirs, for ever.
 *
 *   DATABASE_URL=… node --conditions=react-server --import tsx prisma/synonyms.ts
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { v5 as uuidOf } from "uuid";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { lockSynonyms } from "#lib/synonyms/act";
import { sameWords } from "#lib/synonyms/edit";
import { parseExpressions } from "#lib/synonyms/expressions";
import { keyOf } from "#lib/synonyms/match";

const NAMESPACE = "019a0000-0000-7000-8000-000000000003";

interface FileSet {
  /** The same in every version of the file that has the same first expression. */
  id: string;
  words: string[];
}

/** Brings the sets that nobody has touched to what the file says; returns how many were written or removed. */
export async function loadSynonyms(
  sets: readonly FileSet[] = readSynonyms(),
  now = new Date(),
): Promise<number> {
  return db.$transaction(async (tx) => {
    await lockSynonyms(tx);
    const lines = await tx.auditEvent.findMany({
      where: { object: "synonym" },
      distinct: ["objectId"],
      select: { objectId: true },
    });
    const touched = new Set(lines.map(({ objectId }) => objectId));
    const rows = (await tx.synonymSet.findMany()).filter(({ id }) => !touched.has(id));
    const known = new Map(rows.map(({ id, words }) => [id, words]));
    const wanted = sets.filter(({ id }) => !touched.has(id));
    const inFile = new Set(wanted.map(({ id }) => id));
    const moved = wanted.filter(({ id, words }) => !sameWords(words, known.get(id) ?? null));
    const gone = rows.filter(({ id }) => !inFile.has(id));
    await tx.synonymSet.deleteMany({ where: { id: { in: [...moved, ...gone].map(({ id }) => id) } } });
    await tx.synonymSet.createMany({ data: moved.map((set) => ({ ...set, updatedAt: now })) });
    return moved.length + gone.length;
  });
}

/** Throws when a set is not as an administrator could have typed it. */
export function readSynonyms(): FileSet[] {
  return readFileSync(new URL("reference/synonyms.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map(parseLine)
    .map((words) => ({ id: uuidOf(`synonyms ${keyOf(words[0] ?? "")}`, NAMESPACE), words }));
}

function parseLine(line: string): string[] {
  try {
    return parseExpressions(line.split(" = "));
  } catch (error) {
    const issues = error instanceof DomainError ? JSON.stringify(error.issues) : "";
    throw new Error(`synonyms.txt, "${line}": ${issues}`, { cause: error });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const count = await loadSynonyms().finally(() => db.$disconnect());
  console.log(`${count} brought up to date`);
}
