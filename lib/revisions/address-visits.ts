/**
 * Whether the addresses that a proposal names lead somewhere. A job that its submission leaves visits them once, one
 * after the other; who reviews, and its author, are then told which are dead. Nothing waits for it.
 */
import { createHash } from "node:crypto";
import { addressesOf } from "#lib/checks/values";
import { db, type Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { type Guard, OutboundError, publicInternet, reach } from "#lib/outbound";

export interface Visit {
  /** `gone`: nothing is there any more. `unsure`: refused, slow, broken for now: nothing can be said. */
  outcome: "found" | "gone" | "unsure";
  /** What the server answered; null when none did. */
  status: number | null;
}

/** Addresses of one proposal that are visited. */
const MOST = 20;

/** A visit that is younger is not made again. */
const FRESH_MS = 24 * 3_600_000;

const TIMEOUT_MS = 8_000;

/** Of what the proposal changes only; a proposal that is gone has nothing to visit. */
export async function visitAddresses(revisionId: string, guard = publicInternet): Promise<void> {
  const revision = await db.revision.findUnique({ where: { id: revisionId }, select: { changes: true } });
  if (!revision) return;
  const proposed = Object.entries(asChanges(revision.changes)).map(([field, { to }]) => [field, to]);
  const urls = [...new Set(addressesOf(Object.fromEntries(proposed)).map(({ url }) => url))].slice(0, MOST);
  const known = await db.addressVisit.findMany({
    where: { key: { in: urls.map(keyOf) }, visitedAt: { gt: new Date(Date.now() - FRESH_MS) } },
    select: { url: true },
  });
  const fresh = new Set(known.map(({ url }) => url));
  const visits: { url: string; visited: Visit }[] = [];
  for (const url of urls) if (!fresh.has(url)) visits.push({ url, visited: await visit(url, guard) });
  const connected = visits.some(({ visited }) => visited.status !== null) || (await wasAnswered());
  for (const { url, visited } of visits) {
    const unsure = !connected && visited.outcome === "gone";
    await keepVisit(url, unsure ? { outcome: "unsure", status: null } : visited);
  }
}

/** Whether any server has answered lately: where none ever does, the network is what is missing. */
async function wasAnswered(): Promise<boolean> {
  const since = new Date(Date.now() - 7 * FRESH_MS);
  const answered = await db.addressVisit.findFirst({
    where: { visitedAt: { gt: since }, status: { not: null } },
    select: { key: true },
  });
  return answered !== null;
}

async function keepVisit(url: string, visited: Visit): Promise<void> {
  const data = { url, visitedAt: new Date(), ...visited };
  const key = keyOf(url);
  await db.addressVisit.upsert({
    where: { key },
    create: { key, ...data },
    update: data,
    select: { key: true },
  });
}

/** One request, of which no body is read. A server that keeps machines out (401, 403, 429…) tells nothing. */
export async function visit(url: string, guard: Guard = publicInternet): Promise<Visit> {
  try {
    const { status } = await reach(
      url,
      { types: ["*"], maxBytes: 0, tooLong: "cut", timeoutMs: TIMEOUT_MS },
      guard,
    );
    if (status === 404 || status === 410) return { outcome: "gone", status };
    return { outcome: status >= 200 && status < 400 ? "found" : "unsure", status };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { outcome: isGone(error) ? "gone" : "unsure", status: null };
  }
}

/** No such name, or nobody listens there; a network that is down says neither. */
function isGone({ cause }: OutboundError): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  return code === "ENOTFOUND" || code === "ECONNREFUSED";
}

/** Those of the addresses at which the last visit found nothing. */
export async function deadAddresses(tx: Transaction, urls: readonly string[]): Promise<Set<string>> {
  if (urls.length === 0) return new Set();
  const gone = await tx.addressVisit.findMany({
    where: { key: { in: urls.slice(0, 100).map(keyOf) }, outcome: "gone" },
    select: { url: true },
  });
  return new Set(gone.map(({ url }) => url));
}

const keyOf = (url: string): string => createHash("sha256").update(url).digest("hex");
