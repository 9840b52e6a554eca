/**
 * Fills `entry.search`: what the search reads of an entry, by how much it says that the entry is the one looked for.
 *
 *   A  the names of the thing: title, aliases
 *   B  what says at once what it is: summary, subtitle, series; the other names of the body that it presents
 *   C  who did it: names as printed, all the names of the organisations and those of the bodies before and after
 *      them (what the DITP did is found under "SGMAP"), the labs and programmes credited; the journal or series
 *   D  the body and the place
 *
 * Which fields of a type's own table are read, and with which weight, is in the registry (`search`).
 */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES } from "#lib/paths";
import { fieldsOf } from "./types";

type Weight = "A" | "B" | "C" | "D";

/**
 * Fills the search of one entry, once its row, its details and its credits are written; when it was renamed, taken
 * down or put back, also that of the entries that credit it, which are found under its names.
 */
export async function reindex(tx: Transaction, entryId: string, renamed: boolean): Promise<void> {
  await tx.$executeRaw(reindexSql(Prisma.sql`e.id = ${entryId}::uuid`));
  if (!renamed) return;
  const crediting = Prisma.sql`e.id IN (SELECT entry_id FROM credit WHERE credited_entry_id = ${entryId}::uuid)`;
  // Locked first: a decision under way on one of them is waited for, and what it wrote is what is read next. In order,
  // so that two such renamings do not wait for one another.
  await tx.$executeRaw`SELECT 1 FROM entry e WHERE ${crediting} ORDER BY e.id FOR NO KEY UPDATE`;
  await tx.$executeRaw(reindexSql(crediting));
}

/**
 * The UPDATE that fills the search of the entries (alias `e`) that the condition names: `Prisma.sql\`true\`` for all
 * of them, after a bulk load or once organisations have been renamed.
 */
export function reindexSql(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
WITH RECURSIVE
  -- Every organisation credited on these entries, with the bodies that came after it and those that came before it.
  credited (id) AS (
    SELECT DISTINCT c.organisation_id FROM entry e JOIN credit c ON c.entry_id = e.id
    WHERE c.organisation_id IS NOT NULL AND ${which}
  ),
  later (root, id) AS (
    SELECT id, id FROM credited
    UNION SELECT l.root, s.successor_id FROM later l JOIN organisation_succession s ON s.predecessor_id = l.id
  ),
  earlier (root, id) AS (
    SELECT id, id FROM credited
    UNION SELECT l.root, s.predecessor_id FROM earlier l JOIN organisation_succession s ON s.successor_id = l.id
  ),
  lineage AS MATERIALIZED (
    SELECT f.root, string_agg(${organisationNames}, ' ') AS names
    FROM (SELECT * FROM later UNION SELECT * FROM earlier) f JOIN organisation o ON o.id = f.id
    GROUP BY f.root
  ),
  texts AS (
    SELECT e.id,
      concat_ws(' ', e.title, ${details("A")}) AS a,
      concat_ws(' ', e.summary, ${details("B")},
        (SELECT string_agg(${organisationNames}, ' ') FROM organisation o WHERE o.entry_id = e.id)) AS b,
      concat_ws(' ', ${details("C")}, ${creditNames}) AS c,
      concat_ws(' ', e.body, ${details("D")}, e.address,
        (SELECT t.name FROM territory t WHERE t.code = e.territory_code)) AS d
    FROM entry e WHERE ${which}
  )
UPDATE entry SET search =
  ${weighed("a", "A")} || ${weighed("b", "B")} || ${weighed("c", "C")} || ${weighed("d", "D")}
FROM texts WHERE texts.id = entry.id`;
}

/**
 * The words of a text as the search compares them. Dots, dashes and the like part words, here and in what people
 * type (lib/search/terms.ts): the parser would otherwise keep "beta.gouv.fr" whole and read "-19" in "covid-19".
 */
const wordsSql = (text: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`to_tsvector('sillage', translate(${text}, './@_-', '     '))`;

const weighed = (column: string, weight: Weight) =>
  Prisma.sql`setweight(${wordsSql(Prisma.raw(`texts.${column}`))}, ${Prisma.raw(`'${weight}'`)})`;

const organisationNames = Prisma.sql`concat_ws(' ', o.name, o.acronym, o.full_name, array_to_string(o.aliases, ' '))`;

const creditNames = Prisma.sql`(
  SELECT string_agg(concat_ws(' ', c.name, l.names, other.title, ${details("A", "other")}), ' ')
  FROM credit c
  LEFT JOIN lineage l ON l.root = c.organisation_id
  LEFT JOIN entry other ON other.id = c.credited_entry_id
  WHERE c.entry_id = e.id AND other.removed IS NOT TRUE
)`;

// Of the fields that only some types have, those of that weight, whatever the type of the entry. `array || column`
// takes a text and an array alike, and leaves NULL out.
function details(weight: Weight, entry: "e" | "other" = "e"): Prisma.Sql {
  const parts = ENTRY_TYPES.flatMap((type) => {
    const columns = fieldsOf(type).flatMap((field) =>
      field.search === weight ? [columnOf(field.name)] : [],
    );
    if (columns.length === 0) return [];
    const whole = ["ARRAY[]::text[]", ...columns.map((column) => `d."${column}"`)].join(" || ");
    return [`SELECT array_to_string(${whole}, ' ') FROM "${type}" d WHERE d.entry_id = ${entry}.id`];
  });
  if (parts.length === 0) return Prisma.sql`NULL`;
  return Prisma.raw(
    `(SELECT string_agg(parts.text, ' ') FROM (${parts.join(" UNION ALL ")}) AS parts (text))`,
  );
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
