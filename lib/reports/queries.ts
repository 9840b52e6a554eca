/** Reports as those who review read them, and what the person who wrote one is shown. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import type { EntryType } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import { isClaimed, minutesLeft } from "#lib/revisions/states";
import { conditionOf, type ReportView, reportViews } from "./filters";

const PAGE = 30;

const row = {
  id: true,
  reference: true,
  kind: true,
  origin: true,
  state: true,
  createdAt: true,
  dueAt: true,
  claimedById: true,
  claimedAt: true,
  claimedBy: { select: { name: true } },
  closedAt: true,
  url: true,
  entry: {
    select: {
      type: true,
      slug: true,
      title: true,
      language: true,
      archived: true,
      removed: true,
      mergedIntoId: true,
    },
  },
} satisfies Prisma.ReportSelect;

type Row = Prisma.ReportGetPayload<{ select: typeof row }>;

export type ReportItem = Awaited<ReturnType<typeof listReports>>["items"][number];

/** A page of a view: what waits oldest first, what is closed latest first. @throws DomainError forbidden */
export async function listReports(
  moderator: Actor | null,
  view: ReportView,
  after: { at: Date; id: string } | null = null,
  now = new Date(),
) {
  authorise(moderator, "review");
  const closed = view === "closed";
  const rows = await db.report.findMany({
    where: { AND: [conditionOf(view), ...(after ? [beyond(after, closed)] : [])] },
    select: row,
    orderBy: closed ? [{ closedAt: "desc" }, { id: "desc" }] : [{ createdAt: "asc" }, { id: "asc" }],
    take: PAGE + 1,
  });
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const at = last && (closed ? last.closedAt : last.createdAt);
  return {
    items: rows.slice(0, PAGE).map((one) => ({
      ...one,
      claim: claimOf(one, moderator, now),
      /** It is there to be made one with another. */
      mergeable: isMergeable(one.entry),
    })),
    next: last && at ? { at, id: last.id } : null,
  };
}

const isMergeable = ({ archived, removed, mergedIntoId }: Row["entry"]) =>
  !archived && !removed && mergedIntoId === null;

function beyond({ at, id }: { at: Date; id: string }, closed: boolean): Prisma.ReportWhereInput {
  return closed
    ? { OR: [{ closedAt: { lt: at } }, { closedAt: at, id: { lt: id } }] }
    : { OR: [{ createdAt: { gt: at } }, { createdAt: at, id: { gt: id } }] };
}

/** How many each view shows, and the nearest date that a law sets. @throws DomainError forbidden */
export async function countReports(moderator: Actor | null) {
  authorise(moderator, "review");
  const counts: Partial<Record<ReportView, number>> = {};
  for (const view of reportViews) counts[view] = await db.report.count({ where: conditionOf(view) });
  const nearest = await db.report.findFirst({
    where: { state: "open", dueAt: { not: null } },
    select: { dueAt: true },
    orderBy: { dueAt: "asc" },
  });
  return { counts: counts as Record<ReportView, number>, nearest: nearest?.dueAt ?? null };
}

export type ReportDetail = NonNullable<Awaited<ReturnType<typeof getReport>>>;

/** One report with what was written, and what else is said of its entry. @throws DomainError forbidden */
export async function getReport(moderator: Actor | null, id: string, now = new Date()) {
  authorise(moderator, "review");
  if (!isUuid(id)) return null;
  const report = await db.report.findUnique({
    where: { id },
    select: {
      ...row,
      person: true,
      body: true,
      email: true,
      answer: true,
      closedBy: { select: { name: true } },
      entry: {
        select: {
          id: true,
          type: true,
          slug: true,
          title: true,
          language: true,
          archived: true,
          removed: true,
          mergedInto: { select: { type: true, slug: true, title: true } },
          reports: {
            where: { id: { not: id } },
            select: { id: true, reference: true, kind: true, state: true, createdAt: true },
            orderBy: { createdAt: "desc" },
            take: 10,
          },
        },
      },
    },
  });
  return report && { ...report, claim: claimOf(report, moderator, now) };
}

type Claimed = Pick<Row, "claimedById" | "claimedAt" | "claimedBy">;

function claimOf({ claimedById, claimedAt, claimedBy }: Claimed, moderator: Actor, now: Date) {
  if (!claimedAt || !isClaimed(claimedAt, now)) return null;
  return {
    mine: claimedById === moderator.id,
    name: claimedBy?.name ?? "",
    minutes: minutesLeft(claimedAt, now),
  };
}

/** What the page says to who has just sent a report: that it came, and until when it is answered. */
export async function findReceived(type: EntryType, slug: string, reference: unknown) {
  if (typeof reference !== "string" || !/^S-[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(reference)) return null;
  return db.report.findFirst({
    where: { reference, entry: { type, slug }, origin: "visitor" },
    select: { reference: true, dueAt: true, kind: true },
  });
}

/** The entry that a form is about; null when there is none that can be read. */
export async function getReportable(type: EntryType, slug: string) {
  return db.entry.findFirst({
    where: { type, slug, removed: false, mergedIntoId: null },
    select: { type: true, slug: true, title: true, language: true },
  });
}
