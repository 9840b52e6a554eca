/** The table of a run, for docs/reliability.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "./ground";
import type { Line } from "./report";

export function tableOf(lines: readonly Line[]): string {
  const head = [
    "Fault",
    "Times",
    "Acknowledged",
    "Lost",
    "Halves",
    "Doubles",
    "Back within",
    "Besides",
    "Holds",
  ];
  const rows = lines.map((line) => [
    line.fault,
    String(line.times),
    ...[line.acknowledged, line.lost, line.halves, line.doubles].map((count) => count.toLocaleString("en")),
    line.backMs === null ? "" : `${(line.backMs / 1000).toFixed(1)} s`,
    line.said,
    line.wrong.length === 0 ? "yes" : `**no**: ${line.wrong[0]}`,
  ]);
  const print = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [print(head), print(head.map(() => "---")), ...rows.map(print)].join("\n");
}

/** The table stands between two marks; what is around them is written by hand. */
const [BEGIN, END] = ["<!-- written by npm run faults -->", "<!-- end -->"];

export function writeDocument(lines: readonly Line[], seed: number): void {
  const file = join(root, "docs/reliability.md");
  const text = readFileSync(file, "utf8");
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after === -1) throw new Error(`${file} has lost its marks`);
  const table = `${BEGIN}\n\n${about(seed)}\n\n${tableOf(lines)}\n\n`;
  writeFileSync(file, text.slice(0, before) + table + text.slice(after));
}

function about(seed: number): string {
  const processors = cpus();
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/next/package.json"), "utf8"));
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${processors.length} cores (${processors[0]?.model.trim() ?? "unknown processor"}), ${memory} GB, Node ${process.versions.node}, Next ${version}; seed ${seed}.`;
}
