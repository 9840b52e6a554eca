/** The exchange of what processes counted of their readers: see rate-limit-readers.ts. */
import { db } from "./db";
import { type ReaderWindow, readers } from "./rate-limit-readers";

const EVERY_MS = 1000;
/** Addresses in one statement; what is left goes with the next. */
const AT_ONCE = 5000;

/** Shares every second for the life of the server, and sooner when an address asks a lot; once, when it starts. */
export function shareReaders(): void {
  let sharing = false;
  const share = async () => {
    if (sharing) return;
    sharing = true;
    // While the database is away each process counts alone, and tries again.
    await shareCounts().catch(() => undefined);
    sharing = false;
  };
  readers().shareSoon = () => void share();
  setInterval(share, EVERY_MS).unref();
}

interface Told {
  key: string;
  count: number;
  /** Milliseconds until the window ends, by the clock of the database: those of processes may differ. */
  left: number;
}

/** Adds what was counted here to what the database knows, and takes that over. What fails is kept for the next time. */
export async function shareCounts(): Promise<void> {
  const { windows } = readers();
  const told = unshared(windows.entries());
  if (told.length === 0) return;
  const rows = await db.$queryRaw<Told[]>`
    INSERT INTO reader_count AS known (key, count, ends_at)
    SELECT key, count, now() + make_interval(secs => seconds)
    FROM unnest(
      ${told.map(({ key }) => key)}::text[],
      ${told.map(({ count }) => count)}::int[],
      ${told.map(({ window }) => window.limit.window)}::int[]
    ) AS counted (key, count, seconds)
    ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN known.ends_at > now() THEN known.count ELSE 0 END + excluded.count,
      ends_at = CASE WHEN known.ends_at > now() THEN known.ends_at ELSE excluded.ends_at END
    RETURNING key, count, (extract(epoch FROM ends_at - now()) * 1000)::int AS left`;
  const known = new Map(rows.map((row) => [row.key, row]));
  for (const { key, count, window } of told) {
    const row = known.get(key);
    if (!row) continue;
    window.own -= count;
    window.shared = row.count;
    window.endsAt = Date.now() + row.left;
  }
}

interface Unshared {
  key: string;
  count: number;
  window: ReaderWindow;
}

/** In the order of keys: two processes that write the same ones do not wait for each other in a circle. */
function unshared(windows: Iterable<[string, ReaderWindow]>): Unshared[] {
  const found: Unshared[] = [];
  for (const [key, window] of windows) {
    if (window.own > 0) found.push({ key, count: window.own, window });
    if (found.length === AT_ONCE) break;
  }
  return found.sort((one, other) => (one.key < other.key ? -1 : 1));
}
