/** The measures as Markdown, and which targets they meet. */
import type { Exported } from "./exports";
import type { ImportStep } from "./imports";
import type { Measured } from "./measure";
import type { Memory } from "./memory";
import type { Harvested } from "./oai";
import type { Latency } from "./review";
import type { Sizes } from "./sizes/index";
import type { Target } from "./targets";
import type { Weight } from "./weights";

export function speedTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, rate, p50, p95, against, over }) => [
    name,
    String(Math.round(rate)),
    milliseconds(p50),
    milliseconds(p95),
    against ? percent(over(against)) : "",
    against ?? "",
  ]);
  return table(["At 16 connections", "answers/s", "p50 ms", "p95 ms", "share", "of"], rows);
}

export function weightTable(weights: readonly Weight[]): string {
  const rows = weights.map(({ name, html, htmlCompressed, scripts, styles }) => [
    name,
    ...[html, htmlCompressed, scripts, styles].map(kilobytes),
  ]);
  return table(["KB (gzip)", "HTML, plain", "HTML", "JavaScript", "CSS"], rows);
}

export function loadTable(seconds: Record<string, number>): string {
  return table(
    ["Load", "seconds"],
    Object.entries(seconds).map(([name, time]) => [name, time.toFixed(1)]),
  );
}

export function exportTable(exported: readonly Exported[]): string {
  const rows = exported.map(({ format, entries, seconds, bytes, before, peak }) => [
    `${count(entries)} entries, ${format}`,
    seconds.toFixed(1),
    megabytes(bytes),
    megabytes(before),
    megabytes(peak),
  ]);
  return table(["Everything as a file", "seconds", "file, MB", "process before, MB", "at most, MB"], rows);
}

export function harvestTable(harvested: readonly Harvested[]): string {
  const rows = harvested.map(({ what, entries, seconds, requests, drift, before, peak }) => [
    `${count(entries)} entries, ${what}`,
    seconds.toFixed(1),
    count(requests),
    drift.toFixed(1),
    megabytes(before),
    megabytes(peak),
  ]);
  const head = [
    "Everything harvested",
    "seconds",
    "requests",
    "last over first",
    "process before, MB",
    "at most, MB",
  ];
  return table(head, rows);
}

/** Milliseconds of each question in each directory, and how many times those of the first. */
export function sizesTable({ directories, answered }: Sizes): string {
  const head = directories.flatMap(({ entries }, index) => [
    `${count(entries)}: p50 ms`,
    "p95 ms",
    "statements",
    ...(index > 0 ? ["p50 ×", "p95 ×"] : []),
  ]);
  const rows = answered.map(({ name, bySize }) => {
    const [first] = bySize;
    const times = (value: number, before = Number.NaN) => (value / before).toFixed(1);
    return [
      name,
      ...bySize.flatMap(({ p50, p95, statements }, index) => [
        milliseconds(p50),
        milliseconds(p95),
        String(statements),
        ...(index > 0 ? [times(p50, first?.p50), times(p95, first?.p95)] : []),
      ]),
    ];
  });
  return table(["One connection", ...head], rows);
}

export function directoriesTable({ directories, reindexed, memory }: Sizes): string {
  const rows = directories.map(({ entries, generated, bytes }, index) => [
    `${count(entries)} entries`,
    generated.toFixed(1),
    index === 0 ? reindexed.toFixed(1) : "",
    megabytes(bytes.all),
    megabytes(bytes.indexed),
    megabytes(bytes.indexes),
  ]);
  const head = [
    "made and indexed, s",
    "npm run reindex, s",
    "database, MB",
    "indexed_entry, MB",
    "its indexes, MB",
  ];
  return `${table(["Directory", ...head], rows)}

The database server holds ${Number.isNaN(memory) ? "an unknown amount" : `${megabytes(memory)} MB`} of memory after all of these questions.`;
}

export function reviewTable(latencies: readonly Latency[]): string {
  const rows = latencies.map(({ what, p50, p95 }) => [what, milliseconds(p50), milliseconds(p95)]);
  return table(["Reviewing, in one process, 16 at once", "p50 ms", "p95 ms"], rows);
}

export function importTable(steps: readonly ImportStep[], records: number): string {
  const rows = steps.map(({ what, seconds, resident, statements }) => [
    what,
    seconds.toFixed(1),
    resident.toFixed(0),
    count(statements),
  ]);
  return table([`Importing ${count(records)} records`, "s", "MB resident", "statements"], rows);
}

export function memoryTable({ requests, resident, growth }: Memory): string {
  const columns = resident.map((_, index) => String((requests * index) / (resident.length - 1)));
  const row = ["MB resident", ...resident.map(String), percent(growth)];
  return table(["After so many mixed requests", ...columns, "last three / first three"], [row]);
}

export function targetTable(targets: readonly Target[]): string {
  return table(
    ["Target", "asked", "measured", ""],
    targets.map(({ what, asked, measured, met }) => [what, asked, measured, met ? "met" : "NOT MET"]),
  );
}

export const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
export const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
export const count = (value: number) => value.toLocaleString("en");
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
export const milliseconds = (value: number) => value.toFixed(value < 10 ? 1 : 0);

/** The first column is words, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? "").padEnd(width) : (cells[column] ?? "").padStart(width))).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
