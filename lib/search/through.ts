/** Why an entry was found when what the reader sees of it does not say so: another name of a body that did it. */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { Meaning } from "./meaning";
import { says, wordsOf } from "./typed";

export interface Through {
  /** The body as the entry names it: "SGMAP". */
  body: string;
  /** The name that was typed: "DITP". */
  name: string;
  /** Whether it is another name of the body itself, or that of one that came after or before it. */
  relation: "itself" | "later" | "earlier";
}

/** What the reader sees of an entry. */
interface Seen {
  id: string;
  title: string;
  summary: string;
}

interface NameRow {
  id: string;
  body: string;
  relation: Through["relation"];
  names: string[];
}

/** By id, for those that need it; asks nothing when no name of a body was typed. */
export async function throughOf(
  entries: readonly Seen[],
  { typed, namesBodies }: Meaning,
  tx: Transaction,
): Promise<ReadonlyMap<string, Through>> {
  const found = new Map<string, Through>();
  if (!namesBodies || entries.length === 0) return found;
  const seen = new Map(entries.map(({ id, title, summary }) => [id, `${title} ${summary}`]));
  for (const { id, body, relation, names } of await namesOf([...seen.keys()], tx)) {
    const shown = new Set(wordsOf(`${seen.get(id) ?? ""} ${body}`));
    const name = names.find((each) => isNamed(each, typed) && !isNamed(each, shown));
    if (name && !found.has(id)) found.set(id, { body, name, relation });
  }
  return found;
}

/** Whether all the words of a name that say something are there. */
export function isNamed(name: string, words: ReadonlySet<string>): boolean {
  const saying = wordsOf(name).filter(says);
  return saying.length > 0 && saying.every((word) => words.has(word));
}

/** All the names of the bodies that did these entries, their own first. */
async function namesOf(ids: readonly string[], tx: Transaction): Promise<NameRow[]> {
  const follow = (table: string, from: string, to: string) =>
    Prisma.raw(`${table} (root, id) AS (
      SELECT DISTINCT root, root FROM credited
      UNION SELECT t.root, s.${to}_id FROM ${table} t JOIN organisation_succession s ON s.${from}_id = t.id
    )`);
  return await tx.$queryRaw<NameRow[]>`
    WITH RECURSIVE credited AS (
      SELECT c.entry_id, c.position, c.name, o.id AS root
      FROM credit c JOIN organisation o ON o.id = c.organisation_id OR o.entry_id = c.credited_entry_id
      WHERE c.entry_id = ANY(${ids}::uuid[])
    ),
    ${follow("later", "predecessor", "successor")},
    ${follow("earlier", "successor", "predecessor")},
    kin AS (
      SELECT root, id, CASE WHEN id = root THEN 'itself' ELSE 'later' END AS relation FROM later
      UNION SELECT root, id, 'earlier' FROM earlier WHERE id <> root
    )
    SELECT c.entry_id AS id, c.name AS body, k.relation,
      array_remove(ARRAY[o.acronym, o.name, o.full_name] || o.aliases, NULL) AS names
    FROM credited c JOIN kin k ON k.root = c.root JOIN organisation o ON o.id = k.id
    ORDER BY c.entry_id, k.relation <> 'itself', c.position, o.name`;
}
