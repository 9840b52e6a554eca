import type { exporting as source } from "../fr/exporting";

export const exporting = {
  title: "Export this entry",
  formats: {
    csv: "CSV",
    xlsx: "Excel (XLSX)",
    jsonl: "JSON Lines",
    bib: "BibTeX",
    ris: "RIS",
    json: "CSL-JSON",
    txt: "Bibliography",
  },
  copy: "Copy the reference",
  copied: "Reference copied.",
  notCopied: "It could not be copied: select the text of the reference.",
  files: { list: "search" },
  sheet: (number) => (number > 1 ? `Entries ${number}` : "Entries"),
  record: (url) => `Entry in Sillage: ${url}`,
  unsorted: (most) =>
    `More than ${most} references: they are in the order of the search, and not in that of their authors.`,
  columns: {
    page: "Address of the entry",
    type: "Type",
    territoryCode: "Code of the territory",
    version: "Version of the entry",
    publishedAt: "Entry published on",
    updatedAt: "Entry changed on",
    confirmedAt: "Entry confirmed on",
  },
} satisfies typeof source;
