/** The synonyms as administrators keep them: the list, one set, the sets that share expressions, the last acts. */
import { validate as isUuid } from "uuid";
import { z } from "zod";
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import type { SynonymActName } from "./act";
import { keyOf, wordsOf } from "./match";
import type { SharingSet, SynonymActView, SynonymSetView } from "./view";

const PAGE = 60;
const ACTS_SHOWN = 10;

export interface SynonymPage {
  items: SynonymSetView[];
  total: number;
  /** The id after which the next page starts. */
  next: string | null;
}

/**
 * By first expression.
 * @param q words that are all in the set, without case or accents
 * @param after the last id of the page before; what cannot be one is none
 * @throws DomainError forbidden
 */
export async function listSynonyms(
  administrator: Actor | null,
  q: string,
  after: unknown = null,
): Promise<SynonymPage> {
  authorise(administrator, "administer");
  const patterns = wordsOf(q)
    .slice(0, 8)
    .map((word) => `%${word}%`);
  const place = Prisma.sql`lower(unaccent(words[1])), id`;
  const begins = isUuid(after)
    ? Prisma.sql`(${place}) > (SELECT ${place} FROM synonym_set WHERE id = ${after}::uuid)`
    : Prisma.sql`true`;
  const rows = await db.$queryRaw<(SynonymSetView & { total: number })[]>`
    WITH found AS (
      SELECT *, count(*) OVER ()::int AS total FROM synonym_set
      WHERE lower(unaccent(array_to_string(words, ' '))) LIKE ALL (${patterns}::text[])
    )
    SELECT id, words, updated_at AS "updatedAt", total FROM found WHERE ${begins} ORDER BY ${place} LIMIT ${PAGE + 1}`;
  const items = rows.slice(0, PAGE).map(({ total: _, ...item }) => item);
  return {
    items,
    total: rows[0]?.total ?? 0,
    next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null,
  };
}

/** Null when there is none. @throws DomainError forbidden */
export async function getSynonyms(administrator: Actor | null, id: string): Promise<SynonymSetView | null> {
  authorise(administrator, "administer");
  return isUuid(id) ? db.synonymSet.findUnique({ where: { id } }) : null;
}

/**
 * The other sets that have some of the expressions typed, as the search compares them.
 * @param except the set that is being changed
 * @throws DomainError forbidden
 */
export async function listSharing(
  administrator: Actor | null,
  typed: readonly string[],
  except: string | null,
): Promise<SharingSet[]> {
  authorise(administrator, "administer");
  const byKey = new Map(typed.map((text) => [keyOf(text), text]));
  byKey.delete("");
  const sets = await db.synonymSet.findMany({ orderBy: { id: "asc" } });
  return sets
    .filter(({ id }) => id !== except)
    .map(({ id, words }) => ({ id, words, shared: words.flatMap((word) => byKey.get(keyOf(word)) ?? []) }))
    .filter(({ shared }) => shared.length > 0);
}

/** The last acts, newest first. @throws DomainError forbidden */
export async function listSynonymActs(administrator: Actor | null): Promise<SynonymActView[]> {
  authorise(administrator, "administer");
  return actsWhere({}, ACTS_SHOWN);
}

/** One act, or null. @throws DomainError forbidden */
export async function getSynonymAct(
  administrator: Actor | null,
  id: unknown,
): Promise<SynonymActView | null> {
  authorise(administrator, "administer");
  if (typeof id !== "string" || !isUuid(id)) return null;
  const [act = null] = await actsWhere({ id }, 1);
  return act;
}

async function actsWhere(where: Prisma.AuditEventWhereInput, take: number): Promise<SynonymActView[]> {
  const lines = await db.auditEvent.findMany({
    where: { ...where, object: "synonym" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
  });
  const [people, lasts] = await Promise.all([
    db.user.findMany({
      where: { id: { in: lines.flatMap(({ actorId }) => actorId ?? []) } },
      select: { id: true, name: true },
    }),
    db.auditEvent.findMany({
      where: { object: "synonym", objectId: { in: lines.map(({ objectId }) => objectId) } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      distinct: ["objectId"],
      select: { id: true },
    }),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const last = new Set(lasts.map(({ id }) => id));
  return lines.map(({ id, objectId, actorId, action, at, details }) => {
    const act = actName.parse(action.slice("synonym.".length));
    return {
      id,
      setId: objectId,
      act,
      by: names.get(actorId ?? "") ?? "",
      at,
      ...wordsBeforeAndAfter(details),
      undoable: act !== "undo" && last.has(id),
    };
  });
}

const actName: z.ZodType<SynonymActName> = z.enum(["add", "change", "remove", "undo"]);

const words = z.array(z.string()).nullable();
const details = z.object({ before: words, after: words });

/** What a set was and what it became, as a line of the audit says. */
export const wordsBeforeAndAfter = (of: Prisma.JsonValue) => details.parse(of);
