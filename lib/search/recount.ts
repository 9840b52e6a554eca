/**
 * Counts that are kept because making them reads the whole index: how many entries have each filter value
 * (`tag_count`, what an unfiltered list shows; of each year also by month of publication, "month:2026-11 year:2026") and how many hold each word (`search_word.entries`, which of two likely
 * corrections is meant, how much a word says). For a job every ten minutes, and after a bulk load. Neither stops
 * reading, nor a decision.
 */
import { clientOf, db, type Transaction } from "#lib/db";

/** Beyond so many entries, words are counted in as many of the newest, and multiplied. */
const SAMPLE = 50_000;
/** Words written at once: a decision that takes one of them away waits no longer than that. */
const BATCH = 1_000;
/** Milliseconds. Reading a million entries takes some seconds, more than a page may. */
const PATIENCE = 300_000;

export async function recount(): Promise<void> {
  await patiently(recountTags);
  await writeWords(await patiently(wordsToCountAnew));
}

async function patiently<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const patient = clientOf(process.env.DATABASE_URL, { statement: PATIENCE });
  try {
    return await patient.$transaction(
      async (tx) => {
        // Servers that share a database count in turn.
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('recount'))`;
        return await work(tx);
      },
      { timeout: 2 * PATIENCE },
    );
  } finally {
    await patient.$disconnect();
  }
}

async function recountTags(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    WITH counted AS (
      SELECT tag, i.type, count(*)::int AS entries FROM indexed_entry i, unnest(i.tags) AS tag GROUP BY tag, i.type
      UNION ALL
      SELECT month || ' ' || year, i.type, count(*)::int
      FROM indexed_entry i, unnest(i.tags) AS month, unnest(i.tags) AS year
      WHERE month LIKE 'month:%' AND year LIKE 'year:%' GROUP BY month, year, i.type
    ),
    gone AS (
      DELETE FROM tag_count t WHERE NOT EXISTS (SELECT FROM counted c WHERE c.tag = t.tag AND c.type = t.type)
    )
    INSERT INTO tag_count (tag, type, entries) SELECT tag, type, entries FROM counted
    ON CONFLICT (tag, type) DO UPDATE SET entries = excluded.entries WHERE tag_count.entries <> excluded.entries`;
}

interface CountedWord {
  word: string;
  entries: number;
}

// Only those that are more than a tenth off: what is multiplied always changes a little.
async function wordsToCountAnew(tx: Transaction): Promise<CountedWord[]> {
  const [size] = await tx.$queryRaw<
    { entries: number }[]
  >`SELECT count(*)::int AS entries FROM indexed_entry`;
  const times = Math.max(1, (size?.entries ?? 0) / SAMPLE);
  const read = `SELECT search FROM indexed_entry ${times > 1 ? `ORDER BY published_at DESC, entry_id DESC LIMIT ${SAMPLE}` : ""}`;
  return await tx.$queryRaw<CountedWord[]>`
    SELECT word, entries FROM (
      SELECT w.word, w.entries AS before, greatest(1, round(coalesce(counted.ndoc, 0) * ${times}::float8))::int AS entries
      FROM search_word w LEFT JOIN ts_stat(${read}) counted ON counted.word = w.stem
    ) words WHERE abs(entries - before) > entries / 10 ORDER BY word`;
}

// What a decision holds at this instant is left to the next time: the two never wait for one another in a circle.
async function writeWords(words: readonly CountedWord[]): Promise<void> {
  for (let done = 0; done < words.length; done += BATCH) {
    const some = words.slice(done, done + BATCH);
    await db.$executeRaw`
      UPDATE search_word w SET entries = counted.entries
      FROM unnest(${some.map(({ word }) => word)}::text[], ${some.map(({ entries }) => entries)}::int[]) AS counted (word, entries),
        (SELECT word FROM search_word WHERE word = ANY(${some.map(({ word }) => word)}::text[]) FOR NO KEY UPDATE SKIP LOCKED) AS free
      WHERE w.word = counted.word AND free.word = w.word`;
  }
}
