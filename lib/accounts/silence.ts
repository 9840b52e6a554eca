/**
 * An account that nobody has used for two years goes (RGPD, article 5.1.e): its person is told, and has thirty days to
 * come back. Signing in is enough, or a program of theirs. Run once a day by the worker.
 */
import { v4 as randomUuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMail } from "#lib/jobs";
import { isLang } from "#lib/messages/index";
import { erasePerson } from "./erase";
import { lockUser } from "./lock-user";
import { seal } from "./seal";
import { ERASED_ADDRESS } from "./secrets";
import { ERASED_AFTER_DAYS, SILENT_AFTER_DAYS } from "./silence-delays";

const DAY_MS = 86_400_000;
/** A day's: what is left comes the next day. */
const AT_ONCE = 500;

/** People: not the accounts of imports and sources, which have neither address nor identity. */
const people = { erasedAt: null, OR: [{ email: { not: null } }, { accounts: { some: {} } }] };

/** Tells those whose silence has lasted two years. An account without a confirmed address is told nothing: there is nowhere to. */
export async function warnSilent(now = new Date()): Promise<void> {
  const silent = await db.user.findMany({
    where: { ...people, silenceWarnedAt: null, seenOn: { lt: daysBefore(now, SILENT_AFTER_DAYS) } },
    orderBy: { seenOn: "asc" },
    select: { id: true, role: true },
    take: AT_ONCE,
  });
  for (const { id, role } of silent) {
    await db.$transaction(async (tx) => {
      if (role === "admin" && (await isLastAdministrator(tx, id))) return;
      const { count } = await tx.user.updateMany({
        where: {
          id,
          erasedAt: null,
          silenceWarnedAt: null,
          seenOn: { lt: daysBefore(now, SILENT_AFTER_DAYS) },
        },
        data: { silenceWarnedAt: now },
      });
      if (count === 0) return;
      await enqueueMail(tx, randomUuid(), { kind: "silence", userId: id });
      await audit(tx, now, { actorId: null, action: "user.warn-silence", object: "user", objectId: id });
    });
  }
}

/** Erases those who were told thirty days ago and have not come back. Returns the cache tags of the pages that named them. */
export async function eraseSilent(now = new Date()): Promise<{ tags: string[] }> {
  const where = {
    ...people,
    silenceWarnedAt: { lt: daysBefore(now, ERASED_AFTER_DAYS) },
    seenOn: { lt: daysBefore(now, SILENT_AFTER_DAYS) },
  };
  const gone = await db.user.findMany({ where, select: { id: true }, take: AT_ONCE });
  const tags: string[] = [];
  for (const { id } of gone) {
    try {
      tags.push(...(await db.$transaction((tx) => eraseOne(tx, id, now))));
    } catch (error) {
      // The last administrator stays, whatever their silence.
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { tags };
}

async function eraseOne(tx: Transaction, id: string, now: Date): Promise<string[]> {
  const { email, language } = await lockUser(tx, id);
  const { silenceWarnedAt } = await tx.user.findUniqueOrThrow({
    where: { id },
    select: { silenceWarnedAt: true },
  });
  // They came back meanwhile.
  if (silenceWarnedAt === null) return [];
  const { tags } = await erasePerson(tx, id, { actorId: null, because: "silence" }, now);
  if (email !== null) {
    await enqueueMail(tx, randomUuid(), {
      kind: "silence-erased",
      lang: isLang(language) ? language : "fr",
      // A job holds no address that could be read in it, and nothing else knows it any more.
      to: seal(ERASED_ADDRESS, email),
    });
  }
  return tags;
}

async function isLastAdministrator(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.user.count({ where: { role: "admin", blockedAt: null, id: { not: id } } })) === 0;
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);
