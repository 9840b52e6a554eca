import { formatNumber } from "../../dates";
import type { openData as source } from "../fr/open-data";

const n = (count: number) => formatNumber(count, "en");

export const openData: typeof source = {
  title: "Open data",
  what: "The open directory of French public-sector innovation: resources, labs, programmes and events.",
  description:
    "All the entries, themes, organisations and territories of the directory, as open files, every night.",
  lead: "Whatever the directory publishes can be downloaded and reused, with no account and without asking: the copy of each night, or the doors that your software knows.",
  recordRights: (name, url) => `Record under ${name} (${url})`,
  themeSet: (label) => `Theme: ${label}`,
  files: {
    title: "Download everything",
    caption: (entries, at) => `${n(entries)} published ${entries === 1 ? "entry" : "entries"} as of ${at}`,
    file: "File",
    content: "What it holds",
    lines: "Lines",
    size: "Size",
    checksum: "SHA-256 checksum",
    kinds: {
      "sillage.jsonl": "Whole entries, one a line (JSON Lines)",
      "sillage.csv": "Entries as a table, one a line (CSV, semicolons, UTF-8, headings in French)",
      "organismes.csv": "Organisations, with their other names",
      "themes.csv": "Themes, in French and in English",
      "territoires.csv": "The territories where entries are, by the official geographic code",
      "changements.csv": "The entries added, changed and removed since the copy before",
    },
    stable:
      "These addresses do not change. The files are made again every night, and as soon as an entry is taken down at someone’s request.",
    description: "The same for a program (JSON)",
    schema: "The schema of the table (Table Schema)",
  },
  none: "The first copy is not made yet",
  noneText: "It makes itself, within minutes of the set-up, then every night.",
  again: "The copy is being made again",
  againText:
    "An entry has just been taken down: the former copy is no longer served. The new one will be here in a few minutes.",
  changes: {
    title: "What changed",
    since: (at) => `Since the copy before, of ${at}:`,
    first: "This copy is the first.",
    added: "Added",
    changed: "Changed",
    removed: "Archived or merged",
    withdrawn: "Taken down at someone’s request",
    advice:
      "If you keep a copy of the directory: an entry that is no longer in the file of the day is no longer published. Remove it from yours.",
  },
  reuse: {
    title: "Reuse",
    licence: "The content of the directory is under",
    cite: "Name the source and the date of the copy:",
    citation: (site, address, day) => `${site}, ${address}, copy of ${day}.`,
  },
  doors: {
    title: "The other doors",
    api: "The API and its documentation",
    oai: "OAI-PMH repository (Dublin Core and MODS), for libraries and aggregators",
    catalogue: "DCAT-AP catalogue, for data.gouv.fr and data portals",
    turtle: "Turtle",
    jsonLd: "JSON-LD",
    feed: "Feed of new entries",
    search: "Every search can be followed and downloaded, below its results",
    journal: "The journal of decisions",
  },
  dataset: {
    title: "Sillage, the open directory of public-sector innovation",
    catalogue: "Open data of Sillage",
    api: "Sillage API",
    oai: "OAI-PMH repository of Sillage",
    keywords: ["public sector innovation", "innovation labs", "public transformation", "directory"],
  },
};
