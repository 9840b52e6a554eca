/** What taking everything away costs at one size: the files, the harvests and the dump of `sizes`, without its questions. */
import { type Exported, measureExports } from "./exports";
import { type Harvested, measureHarvests } from "./oai";
import { dropDirectory, makeDirectory } from "./sizes/directories";

export async function measureFiles(
  connectionString: string,
  entries: number,
  say: (line: string) => void,
): Promise<{ exported: Exported[]; harvested: Harvested[] }> {
  say(`making a directory of ${entries} entries`);
  const directory = await makeDirectory(connectionString, entries);
  try {
    const exported = await measureExports([directory], say);
    return { exported, harvested: await measureHarvests([directory], say) };
  } finally {
    await dropDirectory(directory);
  }
}
