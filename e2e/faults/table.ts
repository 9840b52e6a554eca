/** The table of docs/reliability.md: a line a fault, of the last whole run of each. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "./ground";
import type { Line } from "./report";

const HEAD = [
  ...["Fault", "Times", "Acknowledged", "Lost", "Halves", "Doubles", "Back within", "Besides", "Holds"],
  "Run",
];

export function tableOf(lines: readonly Line[], seed: number): string {
  return [print(HEAD), print(HEAD.map(() => "---")), ...lines.map((line) => rowOf(line, seed))].join("\n");
}

function rowOf(line: Line, seed: number): string {
  return print([
    line.fault,
    String(line.times),
    ...[line.acknowledged, line.lost, line.halves, line.doubles].map((count) => count.toLocaleString("en")),
    line.backMs === null ? "" : `${(line.backMs / 1000).toFixed(1)} s`,
    line.said,
    line.wrong.length === 0 ? (line.times === 0 ? "not played" : "yes") : `**no**: ${line.wrong[0]}`,
    `${new Date().toISOString().slice(0, 10)}, seed ${seed}`,
  ]);
}

const print = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replace(/\s+/g, " ").replaceAll("|", "\\|")).join(" | ")} |`;

/** The table stands between two marks; what is around them is written by hand. */
const [BEGIN, END] = ["<!-- written by npm run faults -->", "<!-- end -->"];

/** Each line takes the place of the one that told of the same fault. */
export function writeDocument(lines: readonly Line[], seed: number): void {
  const file = join(root, "docs/reliability.md");
  const text = readFileSync(file, "utf8");
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after === -1) throw new Error(`${file} has lost its marks`);
  const faultOf = (row: string) => row.split(" | ")[0]?.replace(/^\| /, "") ?? "";
  const known = text
    .slice(before, after)
    .split("\n")
    .filter((row) => row.startsWith("| "))
    .slice(2);
  const rows = new Map(known.map((row) => [faultOf(row), row]));
  for (const line of lines) rows.set(line.fault, rowOf(line, seed));
  const table = [print(HEAD), print(HEAD.map(() => "---")), ...rows.values()].join("\n");
  writeFileSync(file, `${text.slice(0, before)}${BEGIN}\n\n${machine()}\n\n${table}\n\n${text.slice(after)}`);
}

function machine(): string {
  const processors = cpus();
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/next/package.json"), "utf8"));
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} cores (${processors[0]?.model.trim() ?? "unknown processor"}), ${memory} GB, Node ${process.versions.node}, Next ${version}.`;
}
