/** The vocabularies of the directory, as made-up entries draw on them. */
import type { Client } from "pg";
import type { World } from "./entries";
import type { Ids } from "./rows";

/** How many of the last entries a new one may relate to. */
const WINDOW = 2_000;
/** How many ids are kept at least: those of the window when a batch was made up, and those of the batch. */
const KNOWN = 20_000;

export interface LiveIds extends Ids {
  /** The last entries: what a new one may relate to. */
  recent: readonly string[];
  remember(slug: string, id: string): void;
}

/** What made-up entries refer to, and the ids of those rows and of the entries already made up. */
export async function readWorld(
  client: Client,
  accounts: Pick<Ids, "author" | "moderator">,
): Promise<{ world: World; ids: LiveIds }> {
  const { rows: themes } = await client.query<Row>(
    "SELECT id, slug, label_fr AS name FROM theme ORDER BY slug",
  );
  const { rows: organisations } = await client.query<Row>(
    "SELECT id, slug, name FROM organisation ORDER BY slug",
  );
  if (themes.length === 0 || organisations.length === 0) {
    throw new Error("The directory has no vocabulary yet: start Sillage once, then generate.");
  }
  const territories = await readTerritories(client);
  return {
    world: { themes: themes.map(({ slug }) => slug), organisations, territories },
    ids: liveIds(idsBySlug(themes), idsBySlug(organisations), accounts),
  };
}

interface Row {
  id: string;
  slug: string;
  name: string;
}

const idsBySlug = (rows: readonly Row[]) => new Map(rows.map(({ slug, id }) => [slug, id]));

function liveIds(
  themes: Map<string, string>,
  organisations: Map<string, string>,
  accounts: Pick<Ids, "author" | "moderator">,
): LiveIds {
  // The last ones, by twos of so many: memory does not grow with what is made.
  let [entries, earlier] = [new Map<string, string>(), new Map<string, string>()];
  let recent: string[] = [];
  return {
    theme: (slug) => found(themes, slug),
    organisation: (slug) => found(organisations, slug),
    entry: (slug) => found(entries.has(slug) ? entries : earlier, slug),
    ...accounts,
    get recent() {
      return recent;
    },
    remember: (slug, id) => {
      if (entries.size >= KNOWN) [entries, earlier] = [new Map(), entries];
      entries.set(slug, id);
      recent.push(slug);
      if (recent.length >= 2 * WINDOW) recent = recent.slice(-WINDOW);
    },
  };
}

function found(ids: Map<string, string>, slug: string): string {
  const id = ids.get(slug);
  if (!id) throw new Error(`${slug} has no id`);
  return id;
}

/** Places as often as entries are there: much for France and its regions, then places by their size. */
async function readTerritories(client: Client): Promise<World["territories"]> {
  const { rows } = await client.query<{ code: string; name: string; region: string | null; weight: number }>(`
    SELECT code, name,
      CASE WHEN level = 'region' THEN code ELSE (SELECT a FROM unnest(ancestors) a WHERE a LIKE 'region-%' LIMIT 1) END
        AS region,
      CASE level WHEN 'country' THEN 800 WHEN 'region' THEN 60 WHEN 'departement' THEN 10 WHEN 'epci' THEN 1
        ELSE least(20, population / 10000) END AS weight
    FROM territory WHERE level <> 'commune' OR population >= 10000 ORDER BY code`);
  return rows.flatMap(({ weight, ...territory }) => Array.from({ length: weight }, () => territory));
}
