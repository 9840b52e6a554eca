/**
 * How much one person, and one address, may send in an hour: so much that nobody who works here meets it, and little
 * enough that a flood stays a trickle. Counted by the database, one act after the other (rate-limit.ts).
 */
import { db, type Transaction } from "./db";
import { DomainError } from "./errors";
import type { Actor } from "./permissions";
import { countOne, ipBlock, limitAct } from "./rate-limit";

const HOUR_MS = 3_600_000;

interface Limit {
  /** Less for who begins: what a flood is made of is new accounts. */
  newcomer: number;
  others: number;
  /** A key of `messages.errors`; `max` is its parameter. */
  key: string;
}

export const personLimits = {
  /** Each draft may hold 400,000 characters, and nobody removes them. */
  draft: { newcomer: 100, others: 200, key: "tooManyRequests" },
  submit: { newcomer: 30, others: 60, key: "tooManyProposals" },
  message: { newcomer: 20, others: 60, key: "tooManyMessages" },
  /** Of themes and organisations. */
  suggest: { newcomer: 20, others: 60, key: "tooManyRequests" },
  /** All that is done to one's own selections. */
  select: { newcomer: 200, others: 600, key: "tooManyRequests" },
} as const satisfies Record<string, Limit>;

export type LimitedAct = keyof typeof personLimits;

/**
 * Counts one more act of a person's hour. Imports have no such limit: they are not people. A long transaction asks it last:
 * what the same person's programs do meanwhile waits from here to its end.
 * @throws DomainError too-many
 */
export async function limitPerson(tx: Transaction, actor: Actor, act: LimitedAct, now: Date): Promise<void> {
  if (actor.system) return;
  const { key, newcomer, others } = personLimits[act];
  const least = actor.role === "contributor" ? newcomer : others;
  const since = new Date(now.getTime() - HOUR_MS);
  // An account is no secret to hide.
  const [row] = await tx.$queryRaw<{ max: number; counted: boolean }[]>`
    SELECT max, count_act(${`${act}.person:${actor.id}`}, ${now}, ${since}, max) AS counted
    FROM (
      SELECT CASE level WHEN 'newcomer' THEN ${least}::int ELSE ${others}::int END AS max
      FROM "user" WHERE id = ${actor.id}::uuid
    ) AS allowed`;
  if (!row?.counted) throw new DomainError("too-many", key, { max: row?.max ?? least });
}

/** What who begins may do of what costs others' servers or our own: half. */
export async function maxFor(tx: Transaction, actor: Actor, max: number): Promise<number> {
  return (await isNewcomer(tx, actor)) ? Math.ceil(max / 2) : max;
}

async function isNewcomer(tx: Transaction, { id, role }: Actor): Promise<boolean> {
  if (role !== "contributor") return false;
  const { level } = await tx.user.findUniqueOrThrow({ where: { id }, select: { level: true } });
  return level === "newcomer";
}

/** What twenty busy people send: a whole ministry may share an address, and so may a hundred new accounts. */
const ADDRESS_FORMS = 1200;

/** Counts one more form sent from an address by people who have signed in. @throws DomainError too-many */
export async function limitAddress(ip: string, now = new Date()): Promise<void> {
  const limit = { name: "forms.ip", value: ipBlock(ip), max: ADDRESS_FORMS, windowMs: HOUR_MS };
  // How long to wait is reckoned for those alone who must.
  if (!(await countOne(db, limit, now))) await db.$transaction((tx) => limitAct(tx, [limit], now));
}
