/** What the same questions cost in directories of several sizes. */
import { type Exported, measureExports } from "../exports";
import { type Harvested, measureHarvests } from "../oai";
import { type Answered, askAll } from "./ask";
import {
  type Directory,
  dropDirectory,
  makeDirectory,
  memoryOfServer,
  reindexDirectory,
} from "./directories";

export interface Sizes {
  directories: readonly Directory[];
  answered: readonly Answered[];
  /** Seconds that filling the index of the smallest anew takes, beside its readers. */
  reindexed: number;
  /** Everything as a file, from the smallest and from the next one. */
  exported: readonly Exported[];
  /** Harvests of all of it, and the dump of a night. */
  harvested: readonly Harvested[];
  /** Bytes that the database server holds once all questions were put to the largest. */
  memory: number;
}

/** Each question is asked so many times of each directory. */
export async function measureSizes(
  connectionString: string,
  sizes: readonly number[],
  samples: number,
  say: (line: string) => void,
): Promise<Sizes> {
  const directories: Directory[] = [];
  for (const entries of sizes) {
    say(`making a directory of ${entries} entries`);
    directories.push(await makeDirectory(connectionString, entries));
  }
  const answered = await askAll(directories, samples, say);
  const memory = await memoryOfServer(connectionString);
  const exported = await measureExports(directories.slice(0, 2), say);
  const harvested = await measureHarvests(directories.slice(0, 2), say);
  const [smallest] = directories;
  const reindexed = smallest ? await reindexDirectory(smallest) : Number.NaN;
  for (const directory of directories) await dropDirectory(directory);
  return { directories, answered, reindexed, exported, harvested, memory };
}
