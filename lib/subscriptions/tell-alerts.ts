/**
 * Tells alerts of what was decided: who wants it at once, a day's, a week's. Each distinct search is asked once, whoever
 * follows it, about the entries that changed and no other; each subscriber has one mail a round, with all of theirs.
 * Run by the worker every few seconds: it says itself when it is time.
 */
import { db, isOutage } from "#lib/db";
import { DomainError } from "#lib/errors";
import { log } from "#lib/log";
import { matches } from "#lib/search/matches";
import { listChanges } from "./changes";
import { searchOfText } from "./followed";
import { type Change, type Finding, itemsOf } from "./items";
import { type AlertFrequency, alertFrequencies } from "./kinds";
import {
  beginRound,
  endRound,
  enqueueRound,
  findRound,
  mailIdOf,
  type NewMail,
  type Postponed,
  type Round,
} from "./progress";
import { HOUR_MS, waitsForMore } from "./schedule";

/** Mails written in one transaction. */
const BATCH = 100;

export async function tellAlerts(now = new Date()): Promise<void> {
  for (const frequency of alertFrequencies) await tellRound(frequency, now);
}

async function tellRound(frequency: AlertFrequency, now: Date): Promise<void> {
  const found = await findRound(frequency, now);
  if (!found) return;
  const changes = await listChanges(await oldestOf(found, frequency), found.target);
  if (!(await beginRound(found))) return;
  try {
    await endRound(found, changes.size > 0 ? await tell(found, frequency, changes, now) : []);
  } catch (error) {
    // Another server has ended it: all of it is told.
    if (!(error instanceof DomainError && error.code === "conflict")) throw error;
  }
}

/** From when on there is something to tell: some alerts have an instant of their own. */
async function oldestOf({ until }: Round, frequency: AlertFrequency): Promise<Date> {
  const { _min } = await db.subscription.aggregate({ where: ofRound(frequency), _min: { since: true } });
  return _min.since && _min.since < until ? _min.since : until;
}

/** The alerts that are told at this frequency. */
const ofRound = (frequency: AlertFrequency) => ({ frequency, confirmedAt: { not: null }, pausedAt: null });

interface Followed {
  id: string;
  subscriberId: string;
  query: string | null;
  entryId: string | null;
  since: Date | null;
}

async function tell(
  round: Round,
  frequency: AlertFrequency,
  changes: ReadonlyMap<string, readonly Change[]>,
  now: Date,
): Promise<Postponed[]> {
  const alerts: Followed[] = await db.subscription.findMany({
    where: {
      ...ofRound(frequency),
      OR: [{ entryId: null }, { entryId: { in: [...changes.keys()] } }],
    },
    select: { id: true, subscriberId: true, query: true, entryId: true, since: true },
  });
  const findings = new Map<string, Finding[]>();
  const note = ({ id, subscriberId, since }: Followed, found: readonly string[]) => {
    if (found.length === 0) return;
    const known = findings.get(subscriberId) ?? [];
    findings.set(subscriberId, [...known, { alertId: id, from: since ?? round.until, found }]);
  };
  for (const [query, followers] of Map.groupBy(alerts, (alert) => alert.query)) {
    if (query === null) {
      for (const alert of followers) note(alert, alert.entryId ? [alert.entryId] : []);
    } else {
      const found = await ask(query, [...changes.keys()], round.target);
      for (const alert of followers) note(alert, found);
    }
  }
  return enqueueAll(round, [...mailsOf(changes, findings)], findings, now);
}

/** Those who have had many mails at once lately: they are told together with what comes next. */
async function findWaiting(round: Round, mails: readonly NewMail[], now: Date): Promise<Set<string>> {
  const recent = await db.alertMail.groupBy({
    by: ["subscriberId"],
    where: {
      subscriberId: { in: mails.map(({ subscriberId }) => subscriberId) },
      round: "at_once",
      createdAt: { gt: new Date(now.getTime() - HOUR_MS) },
      // One that was cut short has written some already.
      id: { notIn: mails.map(({ subscriberId }) => mailIdOf(round, subscriberId)) },
    },
    _count: true,
    _max: { createdAt: true },
  });
  return new Set(
    recent
      .filter(({ _count: count, _max }) => waitsForMore({ count, last: _max.createdAt }, now))
      .map(({ subscriberId }) => subscriberId),
  );
}

function* mailsOf(
  changes: ReadonlyMap<string, readonly Change[]>,
  findings: ReadonlyMap<string, readonly Finding[]>,
): Generator<NewMail> {
  for (const [subscriberId, found] of findings) {
    const { items, more } = itemsOf(changes, found);
    if (items.length > 0) yield { subscriberId, items, more };
  }
}

/** A batch at a time. @returns what is told later */
async function enqueueAll(
  round: Round,
  mails: readonly NewMail[],
  findings: ReadonlyMap<string, readonly Finding[]>,
  now: Date,
): Promise<Postponed[]> {
  const postponed: Postponed[] = [];
  for (let start = 0; start < mails.length; start += BATCH) {
    const batch = mails.slice(start, start + BATCH);
    const waiting = round.round === "at_once" ? await findWaiting(round, batch, now) : new Set<string>();
    const leaving = batch.filter(({ subscriberId }) => !waiting.has(subscriberId));
    await db.$transaction((tx) => enqueueRound(tx, round, leaving, now));
    const later = [...waiting].flatMap((subscriberId) => findings.get(subscriberId) ?? []);
    postponed.push(...later.map(({ alertId, from }) => ({ alertId, since: from })));
  }
  return postponed;
}

/** One search that cannot be asked must not keep everyone else waiting. */
async function ask(query: string, entryIds: readonly string[], at: Date): Promise<string[]> {
  try {
    return await matches(searchOfText(query), entryIds, at);
  } catch (error) {
    if (isOutage(error)) throw error;
    log.error("alert.unasked", error);
    return [];
  }
}
