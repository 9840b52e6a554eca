/** Test data made through the use cases, so that it is possible data; a name says all that a test does not care about. */
import { v7 as uuid } from "uuid";
import { newSessionToken, sessionTokenHash } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { emptyContent, entryTypes } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import type { Actor, Role } from "#lib/permissions";
import type { Content } from "#lib/revisions/changes";
import { decide } from "#lib/revisions/decide";
import { propose, type RevisionHandle } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";

export async function createUser(
  role: Role = "contributor",
  name = "Camille",
): Promise<Actor & { email: string }> {
  const id = uuid();
  const email = `${id}@exemple.fr`;
  await db.user.create({ data: { id, name, email, role, createdAt: new Date() } });
  return { id, name, role, email };
}

/** Signs them in by a link, and answers the id of their session. */
export async function createSession({ id: userId }: Pick<Actor, "id">, now = new Date()): Promise<string> {
  const token = newSessionToken();
  await db.$transaction((tx) => openSession(tx, { token, userId, by: "link" }, now));
  const where = { sessionToken: sessionTokenHash(token) };
  return (await db.session.findUniqueOrThrow({ where, select: { id: true } })).id;
}

/** Someone who is past the limits of those who begin. */
export async function createKnownUser(): Promise<Actor & { email: string }> {
  const user = await createUser();
  await db.user.update({ where: { id: user.id }, data: { level: "contributor" } });
  return user;
}

export async function createTheme(slug: string) {
  return db.theme.create({
    data: { id: uuid(), slug, labelFr: slug, labelEn: slug, group: "cross-cutting", position: 1 },
  });
}

export async function createOrganisation(slug: string, name = slug) {
  return db.organisation.create({ data: { id: uuid(), slug, name, kind: "state-service", aliases: [] } });
}

/** A whole content of the type that names nothing else in the directory. */
export function contentFor(type: EntryType, changes: Content = {}): Content {
  return {
    ...emptyContent(type),
    ...entryTypes[type].example,
    themes: [],
    territory: null,
    credits: [],
    relations: [],
    sources: [],
    ...changes,
  };
}

/** A proposal for a new entry, submitted. */
export async function submitCreation(
  author: Actor,
  type: EntryType,
  changes: Content = {},
): Promise<RevisionHandle> {
  const draft = await propose(author, {
    type,
    baseVersion: 0,
    content: contentFor(type, changes),
    comment: null,
    idempotencyKey: uuid(),
  });
  return submit(author, draft);
}

/** A proposal to change an entry, submitted. */
export async function submitEdit(
  author: Actor,
  entry: { slug: string; version: number; type: EntryType; content: Content },
  changes: Content,
  comment: string | null = null,
): Promise<RevisionHandle> {
  const draft = await propose(author, {
    type: entry.type,
    slug: entry.slug,
    baseVersion: entry.version,
    content: { ...entry.content, ...changes },
    comment,
    idempotencyKey: uuid(),
  });
  return submit(author, draft);
}

/** Accepts what was submitted. */
export function acceptance({ id, version }: RevisionHandle) {
  return { id, seenVersion: version, verdict: "accepted", reasonCode: null, reason: null } as const;
}

/** A published entry, proposed and accepted by two people of its own. */
export async function createEntry(type: EntryType, changes: Content = {}) {
  const [author, moderator] = [await createUser(), await createUser("moderator", "Dominique")];
  // As an import: archived, highlighted, merged ones can be made.
  const revision = await submitCreation({ ...author, system: true }, type, changes);
  const { entry } = await decide(moderator, acceptance(revision));
  if (!entry) throw new Error("an accepted creation makes an entry");
  return { ...entry, type, author, moderator, content: contentFor(type, changes) };
}
