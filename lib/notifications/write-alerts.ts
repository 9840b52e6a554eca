/** What the worker reads to write the mails of alerts: as things are when the mail leaves. */
import { db } from "#lib/db";
import { type EntryRecord, getRecords } from "#lib/entries/records";
import type { MailJob } from "#lib/jobs";
import { isLang, type Lang } from "#lib/messages/index";
import { entryPath, searchPath, selectionPath, stopAlertsPostPath } from "#lib/paths";
import { printSearch } from "#lib/search/query";
import { sharedSelections } from "#lib/selections/queries";
import { isTooOld } from "#lib/subscriptions/confirm-alert";
import { searchOfText } from "#lib/subscriptions/followed";
import { type AlertItem, asItems } from "#lib/subscriptions/items";
import { CONFIRM_DAYS } from "#lib/subscriptions/kinds";
import { nameOfSearch } from "#lib/subscriptions/names";
import { daysLeftOf } from "#lib/subscriptions/reminder-dates";
import { linkToken } from "#lib/subscriptions/token";
import { type AlertedEntry, alertConfirmationLetter, alertLetter, alertsPageLetter } from "./alert-letter";

/**
 * Null when there is nothing left to tell: the alerts were stopped, the entries put away, the dates moved since it was
 * enqueued; or when it has left.
 */
export async function writeAlerts(id: string, publicUrl: string, now: Date) {
  const mail = await db.alertMail.findUnique({
    where: { id },
    include: {
      subscriber: {
        select: { email: true, subscriptions: { where: { confirmedAt: { not: null }, pausedAt: null } } },
      },
    },
  });
  if (!mail || mail.sentAt) return null;
  const { subscriber, subscriberId, round, more } = mail;
  const alerts = new Map(subscriber.subscriptions.map((alert) => [alert.id, alert]));
  const selections = await titlesOf([...alerts.values()]);
  const tells = (id: string) => {
    const alert = alerts.get(id);
    return alert !== undefined && (alert.selectionId === null || selections.has(alert.selectionId));
  };
  const items = asItems(mail.items)
    .map((item) => ({ ...item, alerts: item.alerts.filter(tells) }))
    .filter((item) => item.alerts.length > 0);
  const records = await getRecords(items.map(({ entryId }) => entryId));
  const told = new Set(items.flatMap((item) => item.alerts));
  const telling = [...alerts.values()].filter(({ id }) => told.has(id));
  const [newest] = [...telling].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  if (!newest) return null;
  const lang = langOf(newest.language);
  const names = await namesOf(telling, selections, lang);
  const entries = items.flatMap((item) => alertedOf(item, records, names, now));
  if (entries.length === 0) return null;
  const [only, ...others] = telling;
  const tokens = { page: linkToken("page", subscriberId), stop: linkToken("stop", subscriberId) };
  return {
    to: subscriber.email,
    unsubscribeUrl: publicUrl + stopAlertsPostPath({ jeton: tokens.stop, lang }),
    ...alertLetter(
      lang,
      {
        round,
        entries,
        more,
        everything: only && others.length === 0 ? placeOf(only, records, lang) : null,
        day: mail.createdAt,
        tokens,
      },
      publicUrl,
    ),
  };
}

type Alert = Pick<
  NonNullable<Awaited<ReturnType<typeof db.subscription.findUnique>>>,
  "id" | "query" | "entryId" | "selectionId"
>;

/** The titles of the selections that alerts follow, those that are shared now. */
async function titlesOf(alerts: readonly Alert[]): Promise<Map<string, string>> {
  const shared = await sharedSelections(alerts.flatMap(({ selectionId }) => selectionId ?? []));
  return new Map(shared.map(({ id, title }) => [id, title]));
}

/** What each alert is called; null when it follows the entry itself, which is named already. */
async function namesOf(
  alerts: readonly Alert[],
  selections: ReadonlyMap<string, string>,
  lang: Lang,
): Promise<Map<string, string | null>> {
  const names = alerts.map(async ({ id, query, selectionId }): Promise<[string, string | null]> => {
    if (selectionId !== null) return [id, selections.get(selectionId) ?? null];
    return [id, query === null ? null : await nameOfSearch(searchOfText(query), lang)];
  });
  return new Map(await Promise.all(names));
}

const placeOf = (
  { query, entryId, selectionId }: Alert,
  records: readonly EntryRecord[],
  lang: Lang,
): string | null => {
  if (selectionId !== null) return selectionPath(lang, selectionId);
  if (query !== null) return searchPath(lang, { ...printSearch(searchOfText(query)), sort: "novelty" });
  const entry = records.find(({ id }) => id === entryId);
  return entry ? entryPath(lang, entry.type, entry.slug) : null;
};

function alertedOf(
  { entryId, alerts, date, ...item }: AlertItem,
  records: readonly EntryRecord[],
  names: ReadonlyMap<string, string | null>,
  now: Date,
): AlertedEntry[] {
  const entry = records.find(({ id }) => id === entryId);
  if (!entry) return [];
  const told = { ...item, entry, names: alerts.flatMap((id) => names.get(id) ?? []) };
  if (!date) return [told];
  const { timezone } = entry.details;
  const dated = {
    ...entry,
    timezone: typeof timezone === "string" ? timezone : null,
    territory: entry.territory?.code ?? null,
  };
  const day = date.what === "deadline" ? entry.deadlineOn : entry.startsOn;
  const left = daysLeftOf(dated, date.day, now);
  return day === date.day && left >= 0 ? [{ ...told, date, left }] : [];
}

/** Null once it is confirmed, or too old to be. */
export async function writeConfirmation(
  { subscriptionId }: Extract<MailJob, { kind: "alert-confirmation" }>,
  publicUrl: string,
  now: Date,
) {
  const alert = await db.subscription.findUnique({
    where: { id: subscriptionId },
    include: { subscriber: { select: { email: true } }, entry: { select: { title: true, archived: true } } },
  });
  if (!alert || alert.confirmedAt || isTooOld(alert, now) || alert.entry?.archived) return null;
  const { subscriber, entry, query, selectionId, frequency } = alert;
  const lang = langOf(alert.language);
  const selection = selectionId && (await titlesOf([alert])).get(selectionId);
  if (selectionId && !selection) return null;
  const name = entry?.title ?? (selection || (await nameOfSearch(searchOfText(query ?? ""), lang)));
  const token = linkToken("confirm", subscriptionId);
  return {
    to: subscriber.email,
    ...alertConfirmationLetter(lang, { name, frequency, token, days: CONFIRM_DAYS }, publicUrl),
  };
}

/** Null when the address has been erased since. */
export async function writePageLink(
  { subscriberId, lang }: Extract<MailJob, { kind: "alert-page" }>,
  publicUrl: string,
) {
  const subscriber = await db.subscriber.findUnique({ where: { id: subscriberId } });
  if (!subscriber) return null;
  const tokens = { page: linkToken("page", subscriberId), stop: linkToken("stop", subscriberId) };
  return {
    to: subscriber.email,
    unsubscribeUrl: publicUrl + stopAlertsPostPath({ jeton: tokens.stop, lang }),
    ...alertsPageLetter(lang, { tokens }, publicUrl),
  };
}

const langOf = (language: string): Lang => (isLang(language) ? language : "fr");
