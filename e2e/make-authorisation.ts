/**
 * Makes what authorisation-world.ts describes on an empty database, through the use cases like everything else.
 *
 *   DATABASE_URL=… AUTH_SECRET=… node --conditions=react-server --import tsx e2e/make-authorisation.ts <file>
 */
import { writeFileSync } from "node:fs";
import { v7 as uuid } from "uuid";
import { newSessionToken, sessionTokenHash } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { block } from "#lib/administration/block";
import { db } from "#lib/db";
import type { Actor, Role as Rank } from "#lib/permissions";
import { makeToken } from "#lib/tokens/make";
import { tokenHash } from "#lib/tokens/secret";
import type { AuthorisationWorld, Role } from "./authorisation-world";
import { makeAuthorisationDesk } from "./make-authorisation-desk";
import { makeAuthorisationEntries } from "./make-authorisation-entries";
import { makeAuthorisationOwn } from "./make-authorisation-own";
import { holdFor } from "./make-trust";

/** Where the things of the world are noted while they are made. */
export interface Making {
  people: Record<Role | "founder" | "sender" | "apart" | "asking", Actor & { email: string }>;
  /** Notes a thing by name. */
  note: (name: string, value: string) => void;
  /** A word of its own, that only `whose` may read. */
  secret: (what: string, whose: string) => string;
}

/** Of a session, of a token. */
const OVER = { createdAt: new Date(Date.now() - 86_400_000), expires: new Date(Date.now() - 1000) };

const [file = "authorisation.json"] = process.argv.slice(2);
writeFileSync(file, JSON.stringify(await makeWorld()));

// pg-boss's connection would keep the process alive.
process.exit(0);

async function makeWorld(): Promise<AuthorisationWorld> {
  const things: Record<string, string> = {};
  const secrets: AuthorisationWorld["secrets"] = [];
  const sessions: Record<string, string> = {};
  const person = async (name: string, role: Rank = "contributor") => {
    const actor = { id: uuid(), name, role };
    const email = `${actor.id}@exemple.fr`;
    const now = new Date();
    await db.user.create({ data: { ...actor, email, emailVerified: now, createdAt: now } });
    // No limit of those who begin.
    if (role === "contributor") await holdFor(actor, "contributor");
    sessions[actor.id] = await sessionOf(actor, now);
    return { ...actor, email };
  };
  const roles = {
    contributor: await person("Chloé"),
    author: await person("Anatole"),
    member: await person("Marceline"),
    manager: await person("Manon"),
    moderator: await person("Inès", "moderator"),
    peer: await person("Pauline", "moderator"),
    administrator: await person("Alix", "admin"),
  };
  const making: Making = {
    people: {
      ...roles,
      founder: await person("Yannick"),
      sender: await person("Firmin"),
      apart: await person("Gaspard"),
      asking: await person("Fatou"),
    },
    note: (name, value) => {
      things[name] = value;
    },
    secret: (what, whose) => {
      const word = `zz${what}${uuid().slice(-6)}`;
      secrets.push({ word, whose });
      return word;
    },
  };
  await makeAuthorisationEntries(making);
  await makeAuthorisationDesk(making);
  await makeAuthorisationOwn(making);

  // Whom nothing is about: what is forged names them.
  things.heldPerson = (await person("Hélène")).id;
  things.decoy = (await person("Victor")).id;
  const shutOut = await person("Bastien", "admin");
  const tokens = await makeTokens(roles, shutOut);
  return {
    people: Object.fromEntries(
      Object.entries(roles).map(([role, { id, name, email }]) => [
        role,
        { id, name, email, session: sessions[id] ?? "" },
      ]),
    ) as AuthorisationWorld["people"],
    sessions: await makeEnded(roles.administrator, shutOut),
    tokens,
    things,
    secrets,
  };
}

async function sessionOf(actor: Actor, now: Date): Promise<string> {
  const token = newSessionToken();
  await db.$transaction((tx) => openSession(tx, { token, userId: actor.id, by: "link" }, now));
  return token;
}

/** An administrator's session that is over; one of an administrator who is shut out, as if blocking had left it. */
async function makeEnded(administrator: Actor, shutOut: Actor): Promise<AuthorisationWorld["sessions"]> {
  const expired = await sessionOf(administrator, new Date());
  await db.session.update({
    where: { sessionToken: sessionTokenHash(expired) },
    data: OVER,
  });
  return { expired, blocked: await sessionOf(shutOut, new Date()) };
}

/** Blocks `shutOut`, with a token as if blocking had left it. */
async function makeTokens(
  { author, contributor, administrator }: Record<"author" | "contributor" | "administrator", Actor>,
  shutOut: Actor,
): Promise<AuthorisationWorld["tokens"]> {
  const make = async (actor: Actor, scopes: readonly string[]) =>
    (await makeToken(actor, { name: "Un programme", scopes, days: "30" })).token;
  const both = ["read:own", "propose"];
  const ended = await make(author, both);
  await db.apiToken.update({
    where: { hash: tokenHash(ended) },
    data: OVER,
  });
  await block(administrator, shutOut.id);
  return {
    read: await make(author, ["read:own"]),
    propose: await make(author, ["propose"]),
    other: await make(contributor, both),
    ended,
    blocked: await make(shutOut, both),
    administrator: await make(administrator, both),
  };
}
