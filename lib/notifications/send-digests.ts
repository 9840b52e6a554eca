/** The mail of the day: for each person who wants one, what they have neither been mailed nor read on their page. */
import { isoDay } from "#lib/dates";
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { enqueueMail, jobIdOf } from "#lib/jobs";
import { defaultFrequency, type NotificationKind, notificationKinds } from "#lib/notification-kinds";

/** What is older was for another day: it waits on the page only. */
const DAYS = 7;

/** A job a person and a day, whatever the number of calls. */
export async function enqueueDigests(now = new Date()): Promise<void> {
  const day = isoDay(now);
  const until = now.toISOString();
  for (const userId of await waiting(now)) {
    const id = jobIdOf("digest", userId, day);
    await db.$transaction((tx) => enqueueMail(tx, id, { kind: "digest", userId, day, until }));
  }
}

/** Those for whom something waits. */
async function waiting(now: Date): Promise<Set<string>> {
  const found = new Set<string>();
  for (const kind of notificationKinds) {
    const users = await db.user.findMany({
      where: {
        AND: [{ email: { not: null } }, wantsDaily(kind)],
        notifications: { some: { kind, ...unmailed(now) } },
      },
      select: { id: true },
    });
    for (const { id } of users) found.add(id);
  }
  return found;
}

/** What a digest of this instant holds; the kinds that the person wants daily are asked besides. */
export const unmailed = (until: Date) =>
  ({
    mailedAt: null,
    readAt: null,
    createdAt: { gt: new Date(until.getTime() - DAYS * 86_400_000), lte: until },
  }) satisfies Prisma.NotificationWhereInput;

function wantsDaily(kind: NotificationKind): Prisma.UserWhereInput {
  const chosen = { notificationSettings: { some: { kind, frequency: "daily" as const } } };
  if (defaultFrequency[kind] !== "daily") return chosen;
  return { OR: [chosen, { notificationSettings: { none: { kind } } }] };
}
