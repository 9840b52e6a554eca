/**
 * Tells alerts of what was decided: who wants it at once, a day's, a week's. Each distinct search is asked once, whoever
 * follows it, about the entries that changed and no other; each subscriber has one mail a round, with all of theirs.
 * Run by the worker every few seconds: it says itself when it is time.
 */
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { matches } from "#lib/search/matches";
import { listChanges } from "./changes";
import { searchOfText } from "./followed";
import { type Change, type Finding, itemsOf } from "./items";
import { type AlertFrequency, alertFrequencies } from "./kinds";
import { beginRound, endRound, enqueueRound, findRound, type NewMail, type Round } from "./progress";
import { waitsForMore } from "./schedule";

/** Mails written in one transaction. */
const BATCH = 100;

export async function tellAlerts(now = new Date()): Promise<void> {
  for (const frequency of alertFrequencies) await tellRound(frequency, now);
}

async function tellRound(frequency: AlertFrequency, now: Date): Promise<void> {
  const found = await findRound(frequency, now);
  if (!found) return;
  const changes = await listChanges(await oldestOf(found, frequency), found.target);
  const isMany = frequency === "at_once" && !found.begun && waitsForMore(changes.size, found.until, now);
  if (isMany || !(await beginRound(found))) return;
  try {
    if (changes.size > 0) await tell(found, frequency, changes, now);
    await endRound(found);
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
): Promise<void> {
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
      const found = await matches(searchOfText(query), [...changes.keys()], round.target);
      for (const alert of followers) note(alert, found);
    }
  }
  await enqueueAll(round, [...mailsOf(changes, findings)], now);
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

async function enqueueAll(round: Round, mails: readonly NewMail[], now: Date): Promise<void> {
  for (let start = 0; start < mails.length; start += BATCH) {
    const batch = mails.slice(start, start + BATCH);
    await db.$transaction((tx) => enqueueRound(tx, round, batch, now));
  }
}
