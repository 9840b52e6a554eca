/**
 * Who may do what: one table, asked by use cases and by the queries that show private things. A hidden button
 * protects nothing.
 */
import { DomainError } from "./errors";

export type Role = "contributor" | "moderator" | "admin";

/** Who acts: always the first argument of a use case. */
export interface Actor {
  id: string;
  /** The public name. */
  name: string;
  role: Role;
  /**
   * Their role asks for a passkey, and none has proved their session (lib/accounts/sessions.ts): they read and propose as
   * anyone does, and neither review nor administer.
   */
  needsKey?: boolean;
  /** One of the accounts of the imports: no mail, no limit on their number. */
  system?: boolean;
}

const allowed = {
  propose: ["contributor", "moderator", "admin"],
  review: ["moderator", "admin"],
  administer: ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof allowed;

export function can(actor: Actor | null, permission: Permission): actor is Actor {
  return actor !== null && isOfRole(actor, permission) && !lacksKey(actor, permission);
}

/** Refuses ("signInFirst", "notAllowed", "keyFirst") who may not; from then on the actor is known. */
export function authorise(actor: Actor | null, permission: Permission): asserts actor is Actor {
  if (actor === null) throw new DomainError("forbidden", "signInFirst");
  if (!isOfRole(actor, permission)) throw new DomainError("forbidden", "notAllowed");
  if (lacksKey(actor, permission)) throw new DomainError("forbidden", "keyFirst");
}

function isOfRole(actor: Actor, permission: Permission): boolean {
  const roles: readonly Role[] = allowed[permission];
  return roles.includes(actor.role);
}

const lacksKey = (actor: Actor, permission: Permission): boolean =>
  actor.needsKey === true && permission !== "propose";
