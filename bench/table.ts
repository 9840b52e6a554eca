/** The measures as Markdown, and which targets they meet. */
import type { Measured } from "./measure";
import type { Memory } from "./memory";
import type { Latency } from "./review";
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

export function reviewTable(latencies: readonly Latency[]): string {
  const rows = latencies.map(({ what, p50, p95 }) => [what, milliseconds(p50), milliseconds(p95)]);
  return table(["Reviewing, in one process, 16 at once", "p50 ms", "p95 ms"], rows);
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
const milliseconds = (value: number) => value.toFixed(value < 10 ? 1 : 0);

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
