/** How often an act may be done: counted in the database, for all processes, on keyed hashes of who does it. */
import { createHmac } from "node:crypto";
import type { Transaction } from "./db";
import { env } from "./env";
import { DomainError } from "./errors";

export interface Limit {
  /** "sign-in.address": what is counted. */
  name: string;
  /** Who: an e-mail address, an IP address. Only a hash of it is kept, as long as the window. */
  value: string;
  max: number;
  windowMs: number;
  /** Past the maximum, one more is let through once this long has passed since the last: who waits is never shut out. */
  thenEveryMs?: number;
}

/** Kept no longer than the longest window. */
export const LONGEST_WINDOW_MS = 3_600_000;

/**
 * Counts one act against each limit, or against none and answers when to come back if one of them is reached. Two
 * requests at once are counted one after the other; callers give limits in the same order, so that none waits for
 * another in a circle.
 */
export async function countAct(tx: Transaction, limits: readonly Limit[], now: Date): Promise<Date | null> {
  const keys = limits.map(({ name, value }) => hashedKey(name, value));
  for (const key of keys) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  const ends: Date[] = [];
  for (const [index, { max, windowMs, thenEveryMs }] of limits.entries()) {
    const lately = { key: keys[index], at: { gt: new Date(now.getTime() - windowMs) } };
    const find = (skip: number) =>
      tx.rateEvent.findFirst({ where: lately, orderBy: { at: "desc" }, skip, select: { at: true } });
    const oldest = await find(max - 1);
    if (!oldest) continue;
    const last = thenEveryMs === undefined ? null : await find(0);
    const end = Math.min(
      oldest.at.getTime() + windowMs,
      last && thenEveryMs !== undefined ? last.at.getTime() + thenEveryMs : Number.POSITIVE_INFINITY,
    );
    if (end > now.getTime()) ends.push(new Date(end));
  }
  if (ends.length > 0) return new Date(Math.max(...ends.map(Number)));
  await tx.rateEvent.createMany({ data: keys.map((key) => ({ key, at: now })) });
  return null;
}

/** The same against one limit, in one statement: whether the act was counted, and so is within it. */
export async function countOne(
  tx: Transaction,
  { name, value, max, windowMs }: Limit,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - windowMs);
  const [row] = await tx.$queryRaw<{ counted: boolean }[]>`
    SELECT count_act(${hashedKey(name, value)}, ${now}, ${since}, ${max}::int) AS counted`;
  return row?.counted === true;
}

/** The same for one's own acts, refused in words. @throws DomainError too-many, with the minutes to wait */
export async function limitAct(
  tx: Transaction,
  limits: readonly Limit[],
  now: Date,
  key = "tooManyRequests",
): Promise<void> {
  const waitUntil = await countAct(tx, limits, now);
  if (!waitUntil) return;
  const minutes = Math.max(1, Math.ceil((waitUntil.getTime() - now.getTime()) / 60_000));
  throw new DomainError("too-many", key, { minutes });
}

/** Notes an act without limiting it: how many there were lately says something by itself. */
export async function noteAct(tx: Transaction, name: string, value: string, now: Date): Promise<void> {
  await tx.rateEvent.createMany({ data: [{ key: hashedKey(name, value), at: now }] });
}

/** How many such acts there were within the window, counted up to `enough`. */
export async function countNoted(
  tx: Transaction,
  name: string,
  value: string,
  windowMs: number,
  enough: number,
  now: Date,
): Promise<number> {
  const found = await tx.rateEvent.findMany({
    where: { key: hashedKey(name, value), at: { gt: new Date(now.getTime() - windowMs) } },
    select: { id: true },
    take: enough,
  });
  return found.length;
}

/** What stands for who does it, and says nothing of them without our secret. */
export const hashedKey = (name: string, value: string) =>
  createHmac("sha256", env.AUTH_SECRET).update(`rate:${name}:${value}`).digest("hex");

/** An IPv4 address, or the /64 of an IPv6 one: a subscriber has the whole of it. */
export function ipBlock(ip: string): string {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const all = [...groups, ...Array<string>(zeros).fill("0"), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
