/** What any list, search or entry can be taken away as; the format's name in addresses is its extension. Pure. */
export const EXPORT_FORMATS = ["csv", "xlsx", "jsonl", "bib", "ris", "json", "txt"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const isExportFormat = (name: string): name is ExportFormat =>
  EXPORT_FORMATS.some((format) => format === name);

/** The media type of each, without its charset. */
export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jsonl: "application/jsonl",
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  json: "application/vnd.citationstyles.csl+json",
  txt: "text/plain",
};

/** Those that bibliographic software reads. */
export const BIBLIOGRAPHIC: readonly ExportFormat[] = ["bib", "ris", "json"];
