/** Entries in any of the formats, a batch at a time: what was printed is not kept. Pure. */
import { wholeApiEntryOf } from "#lib/entries/api";
import type { EntryRecord } from "#lib/entries/records";
import type { Lang } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { bibliography } from "./bibliography";
import { bibtexOf } from "./bibtex";
import { type Cited, citedOf } from "./csl";
import { csvHeadings, csvLines } from "./csv";
import type { ExportFormat } from "./formats";
import { risOf } from "./ris";
import { tableColumns } from "./table";
import { xlsx } from "./xlsx";

export interface Printing {
  lang: Lang;
  /** The site's address, without a final slash. */
  origin: string;
  /** The types whose fields are the columns of tables. */
  types: readonly EntryType[];
}

type Batches = AsyncIterable<readonly EntryRecord[]>;

/** The file, piece by piece, as UTF-8 or bytes. */
export function print(
  format: ExportFormat,
  batches: Batches,
  { lang, origin, types }: Printing,
): AsyncGenerator<string | Uint8Array> {
  const cited = (show: (cited: Cited) => string) => (entry: EntryRecord) =>
    show(citedOf(entry, lang, origin));
  switch (format) {
    case "csv": {
      const columns = tableColumns(types, lang, origin);
      return pieces(batches, { start: csvHeadings(columns, lang) }, (batch) =>
        csvLines(batch, columns, lang),
      );
    }
    case "xlsx":
      return xlsx(batches, tableColumns(types, lang, origin), lang);
    case "jsonl":
      return each(batches, (entry) => `${JSON.stringify(wholeApiEntryOf(entry, origin))}\n`);
    case "bib":
      return each(batches, cited(bibtexOf), "\n");
    case "ris":
      return each(batches, cited(risOf), "\r\n");
    case "json":
      return each(
        batches,
        cited(({ item }) => JSON.stringify(item)),
        ",\n",
        { start: "[\n", end: "\n]\n" },
      );
    case "txt":
      return bibliography(batches, lang);
  }
}

/** One entry after the other. */
async function* each(
  batches: Batches,
  show: (entry: EntryRecord) => string,
  between = "",
  around: Around = {},
): AsyncGenerator<string> {
  let first = true;
  yield* pieces(batches, around, (batch) => {
    const text = (first ? "" : between) + batch.map(show).join(between);
    first = false;
    return text;
  });
}

interface Around {
  start?: string;
  end?: string;
}

async function* pieces(
  batches: Batches,
  { start = "", end = "" }: Around,
  show: (batch: readonly EntryRecord[]) => string,
): AsyncGenerator<string> {
  let before = start;
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield before + show(batch);
    before = "";
  }
  if (before + end) yield before + end;
}
