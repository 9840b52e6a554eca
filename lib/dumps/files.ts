/** The files of a dump, and what each is. Pure. */

export const DUMP_FILES = {
  "sillage.jsonl": "application/jsonl",
  "sillage.csv": "text/csv",
  "organismes.csv": "text/csv",
  "themes.csv": "text/csv",
  "territoires.csv": "text/csv",
  "changements.csv": "text/csv",
} as const;

export type DumpFileName = keyof typeof DUMP_FILES;

export const isDumpFile = (name: string): name is DumpFileName => Object.hasOwn(DUMP_FILES, name);

export const DUMP_FILE_NAMES: readonly DumpFileName[] = Object.keys(DUMP_FILES).filter(isDumpFile);

/** The same about all of them, for programs. */
export const DUMP_INDEX = "index.json";
