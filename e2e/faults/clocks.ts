/** Two servers whose clocks are ten minutes fast and ten minutes slow, then servers that live through the nights when clocks change. */
import { spawnSync } from "node:child_process";
import { startBalancer } from "./balancer";
import { type Ground, openSite } from "./ground";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf, plainLine } from "./report";

const hasFaketime = (): boolean => spawnSync("faketime", ["-f", "+0", "true"]).status === 0;

const SECONDS = 20;

export async function clocks(ground: Ground): Promise<Line[]> {
  const faults = ["clocks ten minutes fast and slow", "nights when clocks change in Paris"];
  if (!hasFaketime())
    return faults.map((fault) =>
      plainLine({ fault, times: 0, said: "not played: faketime is not installed" }),
    );
  return [
    await apart(ground),
    // Two and three o'clock in Paris, on the way there and back: the instant, in UTC, is the same.
    await night(ground, "spring", "2027-03-28 00:59:50"),
    await night(ground, "autumn", "2027-10-31 00:59:50"),
  ];
}

async function apart(ground: Ground): Promise<Line> {
  const offsets = ["+10m", "-10m"];
  const site = await openSite(ground, "clocks", {
    instances: 2,
    how: (i) => ({ command: ["faketime", "-f", offsets[i] ?? "+0"] }),
  });
  const close = await startBalancer(
    site.origin,
    site.instances.map(({ url }) => url),
  );
  try {
    // Each act meets the one clock, then the other: proposed with one, decided with the other.
    const ledger = await underLoad(site, () => sleep(SECONDS * 1000));
    const times = ledger.proposed.size;
    return await lineOf("clocks ten minutes fast and slow", {
      ...{ ledger, database: site.database, times, backs: [] },
    });
  } finally {
    await site.close();
    await close();
  }
}

/** @param begins in UTC, ten seconds before the clocks change in Paris */
async function night(ground: Ground, name: string, begins: string): Promise<Line> {
  const at = new Date(`${begins.replace(" ", "T")}Z`);
  // People, their sessions and their tokens are made at the same hour.
  const offset = Math.round((at.getTime() - Date.now()) / 1000);
  const faketime = ["faketime", "-f", `+${offset}s`];
  const site = await openSite(ground, `night_${name}`, {
    peopleBy: faketime,
    how: () => ({ command: faketime, env: { TZ: "Europe/Paris" } }),
  });
  try {
    const ledger = await underLoad(site, () => sleep(SECONDS * 1000));
    return await lineOf(`night of ${at.toISOString().slice(0, 10)}, when clocks change in Paris`, {
      ...{ ledger, database: site.database, times: 1, backs: [] },
    });
  } finally {
    await site.close();
  }
}
