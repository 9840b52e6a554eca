/**
 * npm run faults                     every fault, one after the other; each gets its line in docs/reliability.md
 * npm run faults -- kill smtp        those alone
 * FAULTS_SEED=7 FAULTS_TIMES=3       the instants of a run that was seen; how often each is repeated: with less than
 *                                    twenty, the document stays as it is
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../bin/processes.mjs";
import { alone } from "./alone";
import { clocks } from "./clocks";
import { commitCut } from "./commit-cut";
import { digests } from "./digests";
import { diskFull } from "./disk-full";
import { type Ground, WHOLE } from "./ground";
import { kill } from "./kill";
import { oldBuild } from "./old-build";
import { postgresAway, postgresRestarts, postgresSlow, postgresVanishes } from "./postgres";
import { races } from "./races";
import { chanceOf } from "./random";
import { recovery } from "./recovery";
import { type Line, plainLine } from "./report";
import { sigterm } from "./sigterm";
import { smtp } from "./smtp";
import { tableOf, writeDocument } from "./table";

const faults: Record<string, (ground: Ground) => Promise<Line[]>> = {
  kill,
  "commit-cut": commitCut,
  "postgres-restarts": postgresRestarts,
  "postgres-away": postgresAway,
  "postgres-vanishes": postgresVanishes,
  "postgres-slow": postgresSlow,
  "disk-full": diskFull,
  smtp,
  digests,
  sigterm,
  alone,
  clocks,
  races,
  recovery,
  "old-build": oldBuild,
};

/** How often each fault must happen for its line to say something. */
const { times: enough } = WHOLE;

await main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !Object.hasOwn(faults, name));
  if (unknown.length > 0)
    throw new Error(`No fault ${unknown.join(", ")}: ${Object.keys(faults).join(", ")}`);
  const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const times = Number(process.env.FAULTS_TIMES ?? enough);
  const folder = mkdtempSync(join(tmpdir(), "sillage-faults-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  process.stdout.write(`seed ${seed}\n`);
  const lines: Line[] = [];
  for (const name of wanted.length > 0 ? wanted : Object.keys(faults)) {
    const begun = performance.now();
    const say = (line: string) =>
      process.stderr.write(
        `${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${name}: ${line}\n`,
      );
    say("begins");
    // One that cannot be played keeps none of the others from being.
    const came = await faults[name]?.({ folder, chance: chanceOf(seed), say, ...WHOLE, times }).catch(
      (error: unknown) => [
        plainLine({ fault: name, times: 0, wrong: [error instanceof Error ? error.message : String(error)] }),
      ],
    );
    if (came && times >= enough) writeDocument(came, seed);
    for (const line of came ?? []) {
      lines.push(line);
      say(
        line.wrong.length === 0
          ? `${line.fault}: holds`
          : `${line.fault}: FAILS\n${line.wrong.slice(0, 30).join("\n")}`,
      );
    }
  }
  process.stdout.write(`\n${tableOf(lines, seed)}\n`);
  return lines.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
});
