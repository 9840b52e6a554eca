/**
 * Loads the real content: territories, themes, organisations, then every entry of the catalogue, proposed by one
 * system account and accepted by another, so that each has a history like anyone's. Run again it changes nothing;
 * run after an interruption it goes on from where it stopped.
 *
 *   DATABASE_URL=… node --conditions=react-server --import tsx prisma/seed.ts
 */
import { pathToFileURL } from "node:url";
import pg from "pg";
import { v5 as uuidOf } from "uuid";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";
import { recount } from "#lib/search/recount";
import { type CatalogueEntry, catalogueEntries } from "./catalogue";
import { readFiles } from "./catalogue/files";
import { loadSynonyms } from "./synonyms";
import { loadTerritories } from "./territories";
import { linkOrganisationsToLabs, loadVocabularies } from "./vocabularies";

/** The accounts of the import: no address, so nobody signs in as them and no mail leaves. */
export const IMPORTER: Actor = {
  id: "019a0000-0000-7000-8000-000000000001",
  name: "Catalogue de Sillage",
  role: "contributor",
  system: true,
};
export const REVIEWER: Actor = {
  id: "019a0000-0000-7000-8000-000000000002",
  name: "Relecture du catalogue",
  role: "moderator",
  system: true,
};

/** How many entries are written at once, below the number of connections of lib/db.ts. */
const AT_ONCE = 6;

/** Loads what is missing; `say` gets a line a step, with its time. Returns how many entries were added. */
export async function seed(
  connectionString: string,
  say: (line: string) => void = console.log,
): Promise<number> {
  const files = readFiles();
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await step(say, "Territories", async () => `${await loadTerritories(client)} in the directory`);
    await step(say, "Themes and organisations", async () => `${await loadVocabularies(files)} added`);
    await step(say, "Synonyms", async () => `${await loadSynonyms()} brought up to date`);
    let added = 0;
    await step(say, "Entries of the catalogue", async () => {
      added = await loadEntries(catalogueEntries(files));
      await linkOrganisationsToLabs(files);
      return `${added} added`;
    });
    if (added > 0) {
      await client.query("ANALYZE");
      await recount();
    }
    return added;
  } finally {
    await client.end();
  }
}

async function loadEntries(entries: readonly CatalogueEntry[]): Promise<number> {
  for (const { system, ...account } of [IMPORTER, REVIEWER]) {
    await db.user.upsert({
      where: { id: account.id },
      create: { ...account, createdAt: new Date() },
      update: {},
    });
  }
  const existing = await db.entry.findMany({ select: { slug: true } });
  const present = new Set(existing.map(({ slug }) => slug));
  let left = entries.filter(({ slug }) => !present.has(slug));
  const missing = left.length;
  const interrupted = await interruptedRevisions();
  while (left.length > 0) {
    const ready = left.filter(({ content }) => pointedTo(content).every((slug) => present.has(slug)));
    if (ready.length === 0)
      throw new Error(`Entries wait for one another: ${left.map(({ slug }) => slug).join(", ")}`);
    await eachOf(ready, async (entry) => publishThroughReview(entry, interrupted.get(keyOf(entry))));
    for (const { slug } of ready) present.add(slug);
    left = left.filter(({ slug }) => !present.has(slug));
  }
  return missing;
}

const pointedTo = ({ relations, credits, sources }: CatalogueEntry["content"]) => [
  ...relations.map(({ to }) => to),
  ...[...credits, ...sources].flatMap(({ entry }) => entry ?? []),
];

interface Interrupted {
  id: string;
  version: number;
  state: string;
}

/** Proposals that an earlier run left on their way, by idempotency key. */
async function interruptedRevisions(): Promise<Map<string, Interrupted>> {
  const revisions = await db.revision.findMany({
    where: { authorId: IMPORTER.id, state: { in: ["draft", "submitted"] } },
    select: { id: true, version: true, state: true, idempotencyKey: true },
  });
  return new Map(revisions.map(({ idempotencyKey, ...revision }) => [idempotencyKey, revision]));
}

async function publishThroughReview(entry: CatalogueEntry, begun: Interrupted | undefined): Promise<void> {
  const { type, slug, content } = entry;
  const draft =
    begun ??
    (await propose(IMPORTER, { type, baseVersion: 0, content, comment: null, idempotencyKey: keyOf(entry) }));
  const { id, version } = begun?.state === "submitted" ? begun : await submit(IMPORTER, draft);
  await decide(REVIEWER, {
    id,
    seenVersion: version,
    verdict: "accepted",
    reasonCode: null,
    reason: null,
    slug,
  });
}

/** The same entry has the same key in every run. */
const keyOf = ({ slug }: CatalogueEntry) => uuidOf(`catalogue ${slug}`, IMPORTER.id);

/** Runs the work on every item, AT_ONCE at a time. After a failure nothing more begins; what had begun ends first. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const item of queue) {
      if (failures.length > 0) return;
      await work(item).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
}

async function step(say: (line: string) => void, name: string, work: () => Promise<string>): Promise<void> {
  const start = performance.now();
  const result = await work();
  say(`${name}: ${result} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is required");
  await seed(connectionString).finally(() => db.$disconnect());
}
