/**
 * Tells alerts of what was decided: who wants it at once, a day's, a week's. Each distinct search is asked once, whoever
 * follows it, about the entries that changed and no other; each subscriber has one mail a round, with all of theirs.
 * Run by the worker every few seconds: it says itself when it is time.
 */
import { db, isOutage } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Prisma } from "#lib/generated/prisma/client";
import { log } from "#lib/log";
import { matches } from "#lib/search/matches";
import { type Arrivals, additionsFor, arrivalsWithTime, dependsOnTime } from "./arrivals";
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
import { HOUR_MS, morningsOf, waitsForMore } from "./schedule";

/** Mails written in one transaction. */
const BATCH = 100;

export async function tellAlerts(now = new Date()): Promise<void> {
  for (const frequency of alertFrequencies) await tellRound(frequency, now);
}

async function tellRound(frequency: AlertFrequency, now: Date): Promise<void> {
  const found = await findRound(frequency, now);
  if (!found) return;
  const news = await newsOf(found, frequency);
  if (!(await beginRound(found))) return;
  try {
    await endRound(found, await tell(found, frequency, news, now));
  } catch (error) {
    // Another server has ended it: all of it is told.
    if (!(error instanceof DomainError && error.code === "conflict")) throw error;
  }
}

/** What a round may tell. */
interface News {
  /** What decisions wrote, by entry. */
  changes: ReadonlyMap<string, readonly Change[]>;
  /** What was put into selections, by selection. */
  additions: ReadonlyMap<string, Arrivals>;
  /** From one to the next time brings something into searches: told in the morning, at whatever frequency. */
  mornings: readonly Date[];
}

async function newsOf(round: Round, frequency: AlertFrequency): Promise<News> {
  const from = await oldestOf(round, frequency);
  return {
    changes: await listChanges(from, round.target),
    additions: await additionsFor(frequency, from, round.target),
    mornings: morningsOf(from, round.target),
  };
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
  selectionId: string | null;
  since: Date | null;
}

async function tell(round: Round, frequency: AlertFrequency, news: News, now: Date): Promise<Postponed[]> {
  const alerts = await listConcerned(frequency, news);
  const findings = new Map<string, Finding[]>();
  const note = ({ id, subscriberId, since }: Followed, found: readonly string[], arrivals?: Arrivals) => {
    if (found.length === 0 && !arrivals?.size) return;
    const known = findings.get(subscriberId) ?? [];
    findings.set(subscriberId, [...known, { alertId: id, from: since ?? round.until, found, arrivals }]);
  };
  for (const alert of alerts) if (alert.entryId) note(alert, [alert.entryId]);
  const ofSelections = alerts.filter(({ selectionId }) => selectionId !== null);
  for (const [id, followers] of Map.groupBy(ofSelections, (alert) => alert.selectionId ?? "")) {
    const changed = await db.selectionItem.findMany({
      where: { selectionId: id, entryId: { in: [...news.changes.keys()] } },
      select: { entryId: true },
    });
    for (const alert of followers)
      note(
        alert,
        changed.map(({ entryId }) => entryId),
        news.additions.get(id),
      );
  }
  const ofSearches = alerts.filter(({ query }) => query !== null);
  for (const [query, followers] of Map.groupBy(ofSearches, (alert) => alert.query ?? "")) {
    const { found, arrivals } = await ask(query, news, round.target);
    for (const alert of followers) note(alert, found, arrivals);
  }
  return enqueueAll(round, [...mailsOf(news.changes, findings)], findings, now);
}

/** The alerts that may have something to tell: most often none is read. */
async function listConcerned(
  frequency: AlertFrequency,
  { changes, additions, mornings }: News,
): Promise<Followed[]> {
  const entryIds = [...changes.keys()];
  const concerned: Prisma.SubscriptionWhereInput[] = [];
  if (entryIds.length > 0) {
    concerned.push({ query: { not: null } }, { entryId: { in: entryIds } });
    concerned.push({ selection: { items: { some: { entryId: { in: entryIds } } } } });
  } else if (mornings.length > 1) {
    concerned.push({ query: { contains: "deadline=" } }, { query: { contains: "when=" } });
  }
  if (additions.size > 0) concerned.push({ selectionId: { in: [...additions.keys()] } });
  if (concerned.length === 0) return [];
  return await db.subscription.findMany({
    where: { ...ofRound(frequency), OR: concerned },
    select: { id: true, subscriberId: true, query: true, entryId: true, selectionId: true, since: true },
  });
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
async function ask(
  query: string,
  { changes, mornings }: News,
  at: Date,
): Promise<{ found: string[]; arrivals?: Arrivals }> {
  try {
    const search = searchOfText(query);
    const found = await matches(search, [...changes.keys()], at);
    return { found, arrivals: dependsOnTime(search) ? await arrivalsWithTime(search, mornings) : undefined };
  } catch (error) {
    if (isOutage(error)) throw error;
    log.error("alert.unasked", error);
    return { found: [] };
  }
}
