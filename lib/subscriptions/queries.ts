/** Alerts as their pages show them. */
import { db } from "#lib/db";
import { PUBLISHED } from "#lib/entries/queries";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryPath, searchPath, selectionPath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { printSearch, type SearchQuery } from "#lib/search/query";
import { sharedSelections } from "#lib/selections/queries";
import { isTooOld } from "./confirm-alert";
import { searchOfText } from "./followed";
import { type Access, findHolder, ownAddress } from "./holder";
import type { AlertFrequency } from "./kinds";
import { nameOfSearch } from "./names";
import { hasDatesToCome } from "./reminder-dates";
import { idOfToken, linkToken } from "./token";

export interface AlertView {
  id: string;
  what: "search" | "entry" | "selection";
  name: string;
  /** Where what it follows is; null when that is no longer in the directory. */
  href: string | null;
  /** What it follows, when it is a search. */
  search: SearchQuery | null;
  frequency: AlertFrequency;
  reminders: boolean;
  /** Whether the entry has a date of which one may be reminded. */
  hasDates: boolean;
  pausedAt: Date | null;
  createdAt: Date;
}

export interface AlertsPage {
  /** Shortened: the page may be on a screen that others see. */
  email: string;
  alerts: AlertView[];
}

/** Null for who may see none: no link that is good, nobody signed in. */
export async function getAlertsPage(access: Access, lang: Lang, now: Date): Promise<AlertsPage | null> {
  const holder = await findHolder(db, access);
  if (!holder) return null;
  const rows =
    holder.subscriberId === null
      ? []
      : await db.subscription.findMany({
          where: { subscriberId: holder.subscriberId, confirmedAt: { not: null } },
          select: alert,
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        });
  return {
    email: shortened(holder.email),
    alerts: await Promise.all(rows.map((row) => alertView(row, lang, now))),
  };
}

export interface WaitingAlert {
  name: string;
  frequency: AlertFrequency;
  email: string;
  /** It is at work already: where its page is. */
  pageToken: string | null;
}

/** The alert that the link of a mail asks to confirm; null when the link is no longer good. */
export async function findWaitingAlert(token: string, lang: Lang, now: Date): Promise<WaitingAlert | null> {
  const id = idOfToken("confirm", token);
  const row =
    id &&
    (await db.subscription.findUnique({
      where: { id },
      select: { ...alert, confirmedAt: true, subscriber: { select: { id: true, email: true } } },
    }));
  if (!row || isTooOld(row, now)) return null;
  const { name } = await alertView(row, lang, now);
  const { subscriber, frequency, confirmedAt } = row;
  return {
    name,
    frequency,
    email: shortened(subscriber.email),
    pageToken: confirmedAt && linkToken("page", subscriber.id),
  };
}

/** The address that the person has proven to be theirs; null when there is none. */
export const getOwnAddress = (actor: Actor): Promise<string | null> => ownAddress(db, actor);

export interface FollowableEntry {
  type: EntryType;
  slug: string;
  title: string;
  hasDates: boolean;
}

/** A published entry that may be followed. */
export async function findFollowable(slug: string, now: Date): Promise<FollowableEntry | null> {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  const entry = await db.entry.findFirst({ where: { ...PUBLISHED, slug }, select: followed });
  return (
    entry && {
      type: entry.type,
      slug: entry.slug,
      title: entry.title,
      hasDates: hasDatesToCome(datedOf(entry), now),
    }
  );
}

const followed = {
  type: true,
  slug: true,
  title: true,
  archived: true,
  mergedIntoId: true,
  startsOn: true,
  deadlineOn: true,
  country: true,
  territoryCode: true,
  event: { select: { timezone: true } },
} as const;

const alert = {
  id: true,
  selectionId: true,
  query: true,
  frequency: true,
  reminders: true,
  pausedAt: true,
  createdAt: true,
  entry: { select: followed },
} as const;

type Row = Pick<AlertView, "id" | "frequency" | "reminders" | "pausedAt" | "createdAt"> & {
  query: string | null;
  selectionId: string | null;
  entry: FollowedEntry | null;
};

type FollowedEntry = Prisma.EntryGetPayload<{ select: typeof followed }>;

async function alertView(
  { query, entry, selectionId, ...row }: Row,
  lang: Lang,
  now: Date,
): Promise<AlertView> {
  if (selectionId) {
    // One that is shared no more is not named either.
    const [shared] = await sharedSelections([selectionId]);
    return {
      ...row,
      what: "selection",
      name: shared?.title ?? messages(lang).alerts.goneSelection,
      href: shared ? selectionPath(lang, shared.id) : null,
      search: null,
      hasDates: false,
    };
  }
  if (entry) {
    // What was put away is not named any more.
    const isShown = !entry.archived && entry.mergedIntoId === null;
    return {
      ...row,
      what: "entry",
      name: isShown ? entry.title : messages(lang).alerts.goneEntry,
      href: isShown ? entryPath(lang, entry.type, entry.slug) : null,
      search: null,
      hasDates: isShown && hasDatesToCome(datedOf(entry), now),
    };
  }
  const search = searchOfText(query ?? "");
  return {
    ...row,
    what: "search",
    name: await nameOfSearch(search, lang),
    href: searchPath(lang, printSearch(search)),
    search,
    hasDates: false,
  };
}

const datedOf = ({ startsOn, deadlineOn, country, territoryCode, event }: FollowedEntry) => ({
  startsOn,
  deadlineOn,
  country,
  territory: territoryCode,
  timezone: event?.timezone ?? null,
});

/** "c•••@exemple.fr" */
const shortened = (email: string) => `${email.slice(0, 1)}•••${email.slice(email.indexOf("@"))}`;
