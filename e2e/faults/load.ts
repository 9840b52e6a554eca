/** People who go on proposing, deciding and reading while something is done to the site. */
import { acceptAtLast, proposeAtLast, read } from "./acts";
import type { Site } from "./ground";
import { Ledger } from "./ledger";
import { sleep } from "./random";

export interface Crowd {
  authors: number;
  moderators: number;
  readers: number;
}

const CROWD: Crowd = { authors: 6, moderators: 2, readers: 1 };

/**
 * Everyone begins, `work` is done, everyone finishes what they are at. A person does not wait between two acts longer
 * than `pause` (ms).
 */
export async function underLoad(
  site: Site,
  work: (ledger: Ledger) => Promise<void>,
  { crowd = CROWD, pause = 120 }: { crowd?: Partial<Crowd>; pause?: number } = {},
): Promise<Ledger> {
  const { authors, moderators, readers } = { ...CROWD, ...crowd };
  const ledger = new Ledger();
  const waiting: string[] = [];
  let going = true;
  let turn = 0;
  const many = (count: number, act: (i: number) => Promise<unknown>) =>
    Array.from({ length: count }, async (_, i) => {
      while (going) {
        await act(i);
        await sleep(pause * (0.5 + Math.random()));
      }
    });
  const nobody = new Error("nobody to act");
  const everyone = [
    // Each time another person: one alone would meet the limits of an hour.
    ...many(authors, async () => {
      const author = site.people.authors[turn++ % site.people.authors.length];
      if (!author) throw nobody;
      const id = await proposeAtLast(site, author, ledger);
      if (id) waiting.push(id);
    }),
    ...many(moderators, async (i) => {
      const [id, moderator] = [waiting.shift(), site.people.moderators[i]];
      if (!moderator) throw nobody;
      if (id) await acceptAtLast(site, moderator, id, ledger);
    }),
    ...many(readers, (i) => read(site, site.people.entries[i % site.people.entries.length] ?? "/fr", ledger)),
  ];
  const all = Promise.all(everyone);
  try {
    await Promise.race([work(ledger), all.then(() => Promise.reject(nobody))]);
  } finally {
    going = false;
    await all;
  }
  ledger.wrong.push(...saidOf(site, ledger.wrong));
  return ledger;
}

/** What the servers' logs say of the requests that went wrong. */
function saidOf({ instances }: Site, wrong: readonly string[]): string[] {
  const ids = new Set(wrong.flatMap((line) => /"requestId":"([0-9a-f-]{36})"/.exec(line)?.[1] ?? []));
  const lines = instances.flatMap(({ words }) => words.map(({ line }) => line));
  return lines.filter((line) => [...ids].some((id) => line.includes(id))).map((line) => `log: ${line}`);
}
