/** What make-authorisation.ts leaves for authorisation.spec.ts: people of every role, and one of each thing that is someone's. */
import { z } from "zod";
import { ENTRY_TYPES, type EntryType } from "../lib/paths";

/** Who has signed in, one a role. `peer`: a moderator some of whose own proposals wait. `manager`, `member`: of a team. */
export const ROLES = [
  "contributor",
  "author",
  "member",
  "manager",
  "moderator",
  "peer",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who is nobody, whatever they were: all of these are answered as anonymous readers are. `expired` and `blocked` hold
 * the cookie of an administrator's session, `token` shows an administrator's token where only programs may.
 */
export const NOBODIES = ["anonymous", "expired", "blocked", "token"] as const;
export type Nobody = (typeof NOBODIES)[number];

const person = z.strictObject({ id: z.string(), name: z.string(), email: z.string(), session: z.string() });

export const authorisationWorld = z.strictObject({
  people: z.record(z.enum(ROLES), person),
  /** Sessions that are no longer any. */
  sessions: z.strictObject({ expired: z.string(), blocked: z.string() }),
  /** Tokens of the author's, of a blocked person's, and an administrator's. */
  tokens: z.strictObject({
    read: z.string(),
    propose: z.string(),
    other: z.string(),
    ended: z.string(),
    blocked: z.string(),
    administrator: z.string(),
  }),
  /** Ids, slugs and tokens of links, by the name of the thing. */
  things: z.record(z.string(), z.string()),
  /** Words that only one thing holds, by who may read them (a kind of authorisation-table.ts). */
  secrets: z.array(z.strictObject({ word: z.string(), whose: z.string() })),
});

export type AuthorisationWorld = z.infer<typeof authorisationWorld>;

/** What a row of the tables asks for by name. */
export type Things = (name: string) => string;

export function thingsOf({ things }: AuthorisationWorld): Things {
  return (name) => {
    const found = things[name];
    if (found === undefined) throw new Error(`make-authorisation.ts makes no "${name}"`);
    return found;
  };
}

/** Labs have every thing of the tables; the other types those of an entry's life, each with a name of its own. */
export const OTHER_TYPES = ENTRY_TYPES.filter((type) => type !== "lab");
export const LIFE = ["shown", "archived", "merged", "removed", "draft", "pending", "refused"] as const;
export type Life = (typeof LIFE)[number];

const ofLife: readonly string[] = LIFE;
export const isOfLife = (name: string): name is Life => ofLife.includes(name);

/** "shownEvent": the thing of that name, of another type. */
export const nameOf = (name: Life, type: EntryType): string =>
  type === "lab" ? name : name + type.charAt(0).toUpperCase() + type.slice(1);
