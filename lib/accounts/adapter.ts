/**
 * What next-auth asks of a database when a sign-in link comes back, in our tables. Sessions are read by
 * sessions.ts; links are made by ask-for-link.ts.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { brokenConstraint, db } from "#lib/db";
import { type Lang, messages } from "#lib/messages/index";
import { closeSession, findVisitor, openSession } from "./sessions";

/** `lang`: the language of the page that confirms, which becomes a newcomer's. */
export const signInAdapter = (lang: Lang, clock: () => Date = () => new Date()) => ({
  async useVerificationToken({ token }: { token: string }) {
    const now = clock();
    const link = await db.verificationToken.findUnique({ where: { token } });
    if (!link || link.expires <= now) return null;
    // The other links of the address go with it. All are locked in one order before any is removed: two links used at
    // once wait for one another instead of ending in a deadlock, and the second finds nothing left to remove.
    const removed = await db.$queryRaw<{ token: string }[]>`
      DELETE FROM verification_token WHERE token IN (
        SELECT token FROM verification_token
        WHERE identifier = ${link.identifier} AND expires > ${now}
        ORDER BY token FOR UPDATE
      )
      RETURNING token`;
    return removed.some((each) => each.token === token) ? link : null;
  },

  async createVerificationToken(): Promise<never> {
    throw new Error("sign-in links are made by askForLink only");
  },

  getUser: (id: string) => findUser({ id }),

  getUserByEmail: (email: string) => findUser({ email }),

  async createUser({ email }: { email: string }) {
    const now = clock();
    const id = uuid();
    const name = messages(lang).account.newcomer(id.slice(-4));
    try {
      return await db.$transaction(async (tx) => {
        const user = await tx.user.create({
          data: { id, email, name, language: lang, emailVerified: now, createdAt: now },
          select: userSelect,
        });
        await audit(tx, now, { actorId: id, action: "user.create", object: "user", objectId: id });
        return asAdapterUser(user);
      });
    } catch (error) {
      // Two links of the same newcomer at once: the account that the other made will do.
      const existing = brokenConstraint(error) ? await findUser({ email }) : null;
      if (!existing) throw error;
      return existing;
    }
  },

  async updateUser({ id }: { id: string }) {
    await db.user.updateMany({ where: { id, emailVerified: null }, data: { emailVerified: clock() } });
    return asAdapterUser(await db.user.findUniqueOrThrow({ where: { id }, select: userSelect }));
  },

  async createSession(session: { sessionToken: string; userId: string; expires: Date }) {
    const { sessionToken: token, userId } = session;
    await db.$transaction((tx) => openSession(tx, { token, userId, by: "link" }, clock()));
    return session;
  },

  async getSessionAndUser(sessionToken: string) {
    const visitor = await findVisitor(sessionToken, clock());
    const user = visitor && (await findUser({ id: visitor.actor.id }));
    return user && { session: { sessionToken, userId: user.id, expires: visitor.expires }, user };
  },

  /** The end moves by itself in findVisitor. */
  updateSession: async () => null,

  deleteSession: (sessionToken: string) => closeSession(sessionToken, clock()),
});

const userSelect = { id: true, email: true, name: true, emailVerified: true, blockedAt: true } as const;

interface UserRow {
  id: string;
  email: string | null;
  name: string;
  emailVerified: Date | null;
  blockedAt: Date | null;
}

/** next-auth wants an address; ours are null only for the system accounts, which never sign in. */
const asAdapterUser = ({ email, ...user }: UserRow) => ({ ...user, email: email ?? "" });

async function findUser(where: { id: string } | { email: string }) {
  const user = await db.user.findUnique({ where, select: userSelect });
  return user && asAdapterUser(user);
}
