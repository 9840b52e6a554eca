/**
 * Public reads go to a replica (DATABASE_REPLICA_URLS) that has replayed all that was decided until they were asked;
 * without one, to the primary. Nobody is shown less than the last decision, and whoever acts always reads the primary:
 * only what goes by lib/answers.ts, which depends on nobody, comes here. A replica that goes is done without for a while.
 */
import { clientOf, db, isOutage, reading } from "./db";
import { Prisma, type PrismaClient } from "./generated/prisma/client";
import { log } from "./log";

interface Replica {
  name: string;
  client: PrismaClient;
  /** How far in the primary's log, as a count of bytes, when it was last asked. */
  replayed: bigint;
  askedAt: number;
  awayUntil: number;
}

/** How often one that is late is asked whether it still is. */
const LATE_MS = 100;
const AWAY_MS = 5_000;
const PATIENCE_MS = 1_000;

declare global {
  var sillageReplicas: Replica[] | undefined;
  var sillageDecided: { moment: object; position: Promise<bigint> } | undefined;
}

let turn = 0;

/** @param moment another object each time that something public was changed (lib/expiries.ts) */
export async function fromReplica<T>(moment: object, ask: () => Promise<T>): Promise<T> {
  const replicas = allReplicas();
  if (replicas.length === 0) return ask();
  const replica = await readyReplica(replicas, moment);
  if (!replica) return ask();
  try {
    return await reading.run(replica.client, ask);
  } catch (error) {
    if (!isOutage(error)) throw error;
    leave(replica, error);
    return ask();
  }
}

function allReplicas(): Replica[] {
  globalThis.sillageReplicas ??= (process.env.DATABASE_REPLICA_URLS ?? "")
    .split(",")
    .map((url) => url.trim())
    .filter((url) => url !== "")
    .map((url) => ({
      name: URL.canParse(url) ? new URL(url).host : "replica",
      client: clientOf(url, { patience: PATIENCE_MS }),
      replayed: 0n,
      askedAt: 0,
      awayUntil: 0,
    }));
  return globalThis.sillageReplicas;
}

/** Each in turn; null when none has replayed enough. */
async function readyReplica(replicas: readonly Replica[], moment: object): Promise<Replica | null> {
  const needed = await decidedAt(moment).catch(() => null);
  if (needed === null) return null;
  const first = turn++;
  for (let index = 0; index < replicas.length; index++) {
    const replica = replicas[(first + index) % replicas.length];
    if (replica && (await hasReplayed(replica, needed))) return replica;
  }
  return null;
}

/** Where the primary was once all that `moment` knows of had been decided: asked once a moment. */
function decidedAt(moment: object): Promise<bigint> {
  const known = globalThis.sillageDecided;
  if (known?.moment === moment) return known.position;
  const asked = { moment, position: positionOf(db, "primary") };
  globalThis.sillageDecided = asked;
  asked.position.catch(() => {
    if (globalThis.sillageDecided === asked) globalThis.sillageDecided = undefined;
  });
  return asked.position;
}

async function hasReplayed(replica: Replica, needed: bigint): Promise<boolean> {
  const now = Date.now();
  if (replica.awayUntil > now) return false;
  if (replica.replayed >= needed) return true;
  if (now - replica.askedAt < LATE_MS) return false;
  replica.askedAt = now;
  try {
    replica.replayed = await positionOf(replica.client, "replica");
  } catch (error) {
    leave(replica, error);
  }
  return replica.replayed >= needed;
}

function leave(replica: Replica, error: unknown): void {
  replica.awayUntil = Date.now() + AWAY_MS;
  replica.replayed = 0n;
  log.error("replica away", error, { replica: replica.name });
}

const POSITIONS = {
  primary: Prisma.sql`SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text AS position`,
  replica: Prisma.sql`SELECT pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text AS position`,
};

async function positionOf(client: PrismaClient, of: keyof typeof POSITIONS): Promise<bigint> {
  const [row] = await client.$queryRaw<{ position: string | null }[]>(POSITIONS[of]);
  if (!row?.position) throw new Error(`the ${of} does not say where it is in the log`);
  return BigInt(row.position);
}
