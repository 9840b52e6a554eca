/** Two servers whose clocks are ten minutes fast and ten minutes slow, then servers that live through the nights when clocks change. */
import { findFaketime, type OtherClock } from "#lib/testing/faketime";
import { startBalancer } from "./balancer";
import { type Ground, openSite } from "./ground";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf, plainLine } from "./report";

const APART = "clocks ten minutes fast and slow";

export async function clocks(ground: Ground): Promise<Line[]> {
  const clock = await findFaketime();
  if (!clock) return [APART, "nights when clocks change in Paris"].map(notPlayed);
  return [
    await apart(ground, clock),
    // Two and three o'clock in Paris, on the way there and back: the instant, in UTC, is the same.
    await night(ground, clock, "spring", "2027-03-28 00:59:50"),
    await night(ground, clock, "autumn", "2027-10-31 00:59:50"),
  ];
}

/** Without the nights. */
export async function clocksApart(ground: Ground): Promise<Line[]> {
  const clock = await findFaketime();
  return [clock ? await apart(ground, clock) : notPlayed(APART)];
}

const notPlayed = (fault: string) =>
  plainLine({ fault, times: 0, said: "not played: faketime cannot be had" });

async function apart(ground: Ground, clock: OtherClock): Promise<Line> {
  const site = await openSite(ground, "clocks", {
    instances: 2,
    how: (i) => clock(i === 0 ? "+10m" : "-10m"),
  });
  const close = await startBalancer(
    site.origin,
    site.instances.map(({ url }) => url),
  );
  try {
    // Each act meets the one clock, then the other: proposed with one, decided with the other.
    const ledger = await underLoad(site, () => sleep(ground.seconds * 1000));
    const times = ledger.proposed.size;
    return await lineOf(APART, {
      ...{ ledger, database: site.database, times, backs: [] },
    });
  } finally {
    await site.close();
    await close();
  }
}

/** @param begins in UTC, ten seconds before the clocks change in Paris */
async function night(ground: Ground, clock: OtherClock, name: string, begins: string): Promise<Line> {
  const at = new Date(`${begins.replace(" ", "T")}Z`);
  // People, their sessions and their tokens are made at the same hour.
  const offset = Math.round((at.getTime() - Date.now()) / 1000);
  const then = clock(`+${offset}`);
  const site = await openSite(ground, `night_${name}`, {
    peopleEnv: then,
    how: () => ({ ...then, TZ: "Europe/Paris" }),
  });
  try {
    const ledger = await underLoad(site, () => sleep(ground.seconds * 1000));
    return await lineOf(`night of ${at.toISOString().slice(0, 10)}, when clocks change in Paris`, {
      ...{ ledger, database: site.database, times: 1, backs: [] },
    });
  } finally {
    await site.close();
  }
}
