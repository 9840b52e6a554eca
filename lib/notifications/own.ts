/** One's own notifications: the page that lists them, their number in the header, and what one has chosen. */
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { defaultFrequency, deskKinds, type Frequency, notificationKinds } from "#lib/notification-kinds";
import { type Actor, can } from "#lib/permissions";
import { type Cursor, parseCursor, printCursor } from "#lib/revisions/cursor";
import { asTold, noticeSelect, readableNotices, titleOf } from "./notices";

/** Notifications a page. */
const PAGE = 50;

/** Past this the header says "99+". */
const COUNTED = 100;

export type OwnNotice = Awaited<ReturnType<typeof listOwnNotices>>["items"][number];

/** Where a page goes on: first all that is not read, the latest first, then all that is. */
interface Place {
  read: boolean;
  after: Cursor;
}

/** A page of one's notifications, and the place where the next one starts, for an address. */
export async function listOwnNotices(person: Actor, from: unknown = null) {
  const place = parsePlace(from);
  const unread = place?.read ? [] : await find(person, { readAt: null }, place?.after ?? null, PAGE + 1);
  const left = PAGE + 1 - unread.length;
  const read =
    left > 0 ? await find(person, { readAt: { not: null } }, place?.read ? place.after : null, left) : [];
  const rows = [...unread, ...read];
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const told = await asTold(person, rows.slice(0, PAGE));
  return {
    items: told.map((one) => ({
      ...one.told,
      id: one.row.id,
      title: titleOf(one),
      at: one.row.createdAt,
      unread: one.row.readAt === null,
    })),
    next: last ? `${last.readAt ? "l" : "n"}.${printCursor({ at: last.createdAt, id: last.id })}` : null,
  };
}

/** How many are not read, up to COUNTED. */
export async function countUnread(person: Actor): Promise<number> {
  return db.notification.count({
    where: { AND: [readableNotices(person), { readAt: null }] },
    take: COUNTED,
  });
}

/** The kinds that concern this person, each with what they have chosen or what holds without a choice. */
export async function listFrequencies(person: Actor) {
  const settings = await db.notificationSetting.findMany({ where: { userId: person.id } });
  const chosen = new Map(settings.map(({ kind, frequency }) => [kind, frequency]));
  return kindsFor(person).map((kind) => ({
    kind,
    frequency: (chosen.get(kind) ?? defaultFrequency[kind]) satisfies Frequency,
  }));
}

/** What this person may be told about. */
export const kindsFor = (person: Actor) =>
  notificationKinds.filter((kind) => can(person, "review") || !deskKinds.includes(kind));

function find(person: Actor, which: Prisma.NotificationWhereInput, after: Cursor | null, take: number) {
  return db.notification.findMany({
    where: { AND: [readableNotices(person), which, ...(after ? [beyond(after)] : [])] },
    select: noticeSelect,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
}

const beyond = ({ at, id }: Cursor): Prisma.NotificationWhereInput => ({
  OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }],
});

function parsePlace(text: unknown): Place | null {
  const [, stage, rest] = /^([ln])\.(.+)$/.exec(typeof text === "string" ? text : "") ?? [];
  const after = parseCursor(rest);
  return after && { read: stage === "l", after };
}
